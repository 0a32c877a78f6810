import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../fields/locators';
import { TRIGGER_EVENTS } from '../../webhook/eventNames';
import { EVENT_KINDS } from '../../zoom/eventKinds';

const WEBINAR_EVENTS = TRIGGER_EVENTS.filter(({ subject }) => subject === 'webinar');
const PARTICIPANT_EVENTS = TRIGGER_EVENTS.filter(({ type }) => type === 'participant');

/** What the name of an event doesn't say. */
const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
	['joined', 'Someone came in. Fires again when they come back or join with another device.'],
	['left', 'Someone left, or the host ended it'],
]);

/** Which events start the workflow. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: TRIGGER_EVENTS.map(({ name, label, change }) => ({
			name: label,
			value: name,
			description: DESCRIPTIONS.get(change),
		})),
		default: ['meeting.registration_created'],
		description:
			"The events that start the workflow. Created fires for every registration, even when no approval is needed. Zoom doesn't send Cancelled for recordings.",
	},
	{
		displayName: 'Host',
		name: 'host',
		type: 'string',
		default: '',
		placeholder: 'e.g. ada@example.com',
		description:
			'Email or user ID of the Zoom user whose meetings and webinars the filters list. Not needed if you enter IDs yourself.',
		displayOptions: { show: { authentication: ['serverToServer'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Without a filter, every event in Trigger On starts the workflow',
		options: [
			{
				displayName: 'Email Domains',
				name: 'emailDomains',
				type: 'string',
				default: '',
				placeholder: 'e.g. example.com, example.org',
				description:
					"Comma-separated email domains to accept. List subdomains separately. Participants whose email Zoom doesn't show are left out.",
			},
			{
				displayName: 'Occurrence ID',
				name: 'occurrenceId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1648194360000',
				description:
					'Occurrences of a recurring meeting or webinar to accept, separated by commas. Not for participant events: Zoom sends no occurrence with them.',
			},
			{
				displayName: 'Only Registrants',
				name: 'onlyRegistrants',
				type: 'boolean',
				default: true,
				description:
					'Whether to accept participants only if Zoom names their registration. Hosts, panelists, guests and phone callers are left out.',
				displayOptions: { show: { '/events': PARTICIPANT_EVENTS.map(({ name }) => name) } },
			},
			{
				displayName: 'Only These Meetings',
				name: 'meetings',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Meeting' },
				default: {},
				description: 'Meetings to accept events of, including requests for their recordings',
				options: [
					{
						displayName: 'Meeting',
						name: 'meeting',
						values: [
							eventLocator({
								kind: EVENT_KINDS.meetingRegistrant,
								description: 'The meeting that people register for or join',
								searchListMethod: 'searchMeetings',
								listPlaceholder: 'Select a meeting…',
								idExample: '852 1234 5678',
								urlExample: 'https://zoom.us/j/85212345678',
								urlHint: 'A join link',
							}),
						],
					},
				],
			},
			{
				displayName: 'Only These Webinars',
				name: 'webinars',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Webinar' },
				default: {},
				description: 'Webinars to accept events of',
				displayOptions: { show: { '/events': WEBINAR_EVENTS.map(({ name }) => name) } },
				options: [
					{
						displayName: 'Webinar',
						name: 'webinar',
						values: [
							eventLocator({
								kind: EVENT_KINDS.webinarRegistrant,
								description: 'The webinar that people register for or join',
								searchListMethod: 'searchWebinars',
								listPlaceholder: 'Select a webinar…',
								idExample: '933 6789 0123',
								urlExample: 'https://zoom.us/j/93367890123',
								urlHint: 'A join link',
							}),
						],
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Raw Payload',
				name: 'includePayload',
				type: 'boolean',
				default: false,
				description: "Whether to include Zoom's original payload in the payload field",
			},
			{
				displayName: 'Maximum Age (Minutes)',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 120 },
				default: 90,
				description:
					"Maximum age of an event's signature, 1 to 120 minutes. Zoom retries after 5, 25 and 85 minutes and doesn't document whether retries are re-signed; 90 accepts them all. An event never starts the workflow twice.",
			},
		],
	},
];

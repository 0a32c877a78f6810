import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../fields/locators';
import { REGISTRATION_EVENTS } from '../../webhook/event';
import { EVENT_KINDS } from '../../zoom/eventKinds';

const WEBINAR_EVENTS = REGISTRATION_EVENTS.filter((event) => event.startsWith('webinar.'));

/** Which registrations start the workflow. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Meeting Registration Approved', value: 'meeting.registration_approved' },
			{ name: 'Meeting Registration Cancelled', value: 'meeting.registration_cancelled' },
			{ name: 'Meeting Registration Created', value: 'meeting.registration_created' },
			{ name: 'Meeting Registration Denied', value: 'meeting.registration_denied' },
			{ name: 'Recording Registration Approved', value: 'recording.registration_approved' },
			{ name: 'Recording Registration Created', value: 'recording.registration_created' },
			{ name: 'Recording Registration Denied', value: 'recording.registration_denied' },
			{ name: 'Webinar Registration Approved', value: 'webinar.registration_approved' },
			{ name: 'Webinar Registration Cancelled', value: 'webinar.registration_cancelled' },
			{ name: 'Webinar Registration Created', value: 'webinar.registration_created' },
			{ name: 'Webinar Registration Denied', value: 'webinar.registration_denied' },
		],
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
				description: 'Comma-separated email domains to accept. List subdomains separately.',
			},
			{
				displayName: 'Occurrence ID',
				name: 'occurrenceId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1648194360000',
				description: 'Occurrences of a recurring meeting or webinar to accept, separated by commas',
			},
			{
				displayName: 'Only These Meetings',
				name: 'meetings',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Meeting' },
				default: {},
				description:
					'Meetings to accept registrations for, including requests for their recordings',
				options: [
					{
						displayName: 'Meeting',
						name: 'meeting',
						values: [
							eventLocator({
								kind: EVENT_KINDS.meetingRegistrant,
								description: 'The meeting that people register for',
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
				description: 'Webinars to accept registrations for',
				displayOptions: { show: { '/events': [...WEBINAR_EVENTS] } },
				options: [
					{
						displayName: 'Webinar',
						name: 'webinar',
						values: [
							eventLocator({
								kind: EVENT_KINDS.webinarRegistrant,
								description: 'The webinar that people register for',
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

import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../fields/locators';
import { EVENT_KINDS } from '../../zoom/eventKinds';

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
			'What starts the workflow. Created comes for everyone who registers, also where approval is not needed; Zoom sends no Cancelled for recordings.',
	},
	{
		displayName: 'Meetings',
		name: 'meetings',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Meeting',
		default: {},
		description: 'Only these meetings, and their recordings. Leave empty for all.',
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
		displayName: 'Webinars',
		name: 'webinars',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Webinar',
		default: {},
		description: 'Only these webinars. Leave empty for all.',
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
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Email Domains',
				name: 'emailDomains',
				type: 'string',
				default: '',
				placeholder: 'e.g. example.com, example.org',
				description:
					'Only registrants whose e-mail is of one of these domains, separated by commas. Subdomains count as other domains.',
			},
			{
				displayName: 'Occurrence ID',
				name: 'occurrenceId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1648194360000',
				description:
					'For a meeting or webinar that repeats: only registrations for this occurrence',
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
				description: 'Whether to add what Zoom has sent, as it is, in the field payload',
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

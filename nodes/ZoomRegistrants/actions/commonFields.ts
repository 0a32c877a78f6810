import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../fields/locators';
import { EVENT_KINDS } from '../../zoom/eventKinds';

/** What the locators of meetings and recordings share. */
const MEETING = {
	searchListMethod: 'searchEvents',
	idExample: '852 1234 5678',
	urlExample: 'https://zoom.us/j/85212345678',
};

/** *Meeting* or *Webinar*, which every operation has. */
export const eventFields: INodeProperties[] = [
	eventLocator({
		...MEETING,
		kind: EVENT_KINDS.meetingRegistrant,
		description: 'The meeting that people register for',
		displayOptions: { show: { resource: ['meetingRegistrant'] }, hide: { applyTo: ['input'] } },
		listPlaceholder: 'Select a meeting…',
		urlHint: 'A join link or a registration link',
	}),
	eventLocator({
		...MEETING,
		kind: EVENT_KINDS.recordingRegistrant,
		description:
			'The meeting whose cloud recording people register for. Of a meeting that was held several times, Zoom takes the latest recording.',
		displayOptions: { show: { resource: ['recordingRegistrant'] }, hide: { applyTo: ['input'] } },
		listPlaceholder: 'Select a past meeting…',
		urlHint: 'The join link of the meeting',
	}),
	eventLocator({
		kind: EVENT_KINDS.webinarRegistrant,
		description: 'The webinar that people register for',
		displayOptions: { show: { resource: ['webinarRegistrant'] }, hide: { applyTo: ['input'] } },
		searchListMethod: 'searchEvents',
		listPlaceholder: 'Select a webinar…',
		idExample: '852 1234 5678',
		urlExample: 'https://zoom.us/j/93367890123',
		urlHint: 'A join link or a registration link',
	}),
];

/** *Occurrence*, for the operations that Zoom lets act on one date of a series. */
export const occurrenceField: INodeProperties = {
	displayName: 'Occurrence',
	name: 'occurrenceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'For a series: the one occurrence that is meant. Leave empty for the whole series.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'The whole series',
			typeOptions: { searchListMethod: 'searchOccurrences', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1648194360000',
		},
	],
};

/** *Registrant*, for the operations on one who is registered already. */
export const registrantField: INodeProperties = {
	displayName: 'Registrant',
	name: 'registrantId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The person who has registered',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a registrant…',
			typeOptions: { searchListMethod: 'searchRegistrants', searchable: true },
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. name@email.com',
			hint: "Found by reading the list of registrants, in any of Zoom's statuses",
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9tboDiHUQAeOnbmudzWa5g',
		},
	],
};

/** *Simplify*, for the operations that give a registrant. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

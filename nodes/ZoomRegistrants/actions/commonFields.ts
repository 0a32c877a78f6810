import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../fields/locators';
import { EVENT_KINDS } from '../../zoom/eventKinds';

/** What the locators of meetings and recordings have in common. */
const MEETING = {
	searchListMethod: 'searchEvents',
	idExample: '852 1234 5678',
	urlExample: 'https://zoom.us/j/85212345678',
};

/** *Meeting* or *Webinar*, part of every operation. */
export const eventFields: INodeProperties[] = [
	eventLocator({
		...MEETING,
		kind: EVENT_KINDS.meetingRegistrant,
		description: 'The meeting that people register for',
		displayOptions: {
			show: { resource: ['meetingRegistrant'] },
			hide: { applyTo: ['input'], operation: ['getAttendance'] },
		},
		listPlaceholder: 'Select a meeting…',
		urlHint: 'A join link or a registration link',
	}),
	eventLocator({
		...MEETING,
		kind: EVENT_KINDS.recordingRegistrant,
		description:
			'The meeting whose cloud recording people register for. If the meeting was held more than once, Zoom uses the latest recording.',
		displayOptions: { show: { resource: ['recordingRegistrant'] }, hide: { applyTo: ['input'] } },
		listPlaceholder: 'Select a past meeting…',
		urlHint: 'The join link of the meeting',
	}),
	eventLocator({
		kind: EVENT_KINDS.webinarRegistrant,
		description: 'The webinar that people register for',
		displayOptions: {
			show: { resource: ['webinarRegistrant'] },
			hide: { applyTo: ['input'], operation: ['getAttendance'] },
		},
		searchListMethod: 'searchEvents',
		listPlaceholder: 'Select a webinar…',
		idExample: '852 1234 5678',
		urlExample: 'https://zoom.us/j/93367890123',
		urlHint: 'A join link or a registration link',
	}),
];

/** *Occurrence*, for the operations that Zoom can apply to a single date of a series. */
export const occurrenceField: INodeProperties = {
	displayName: 'Occurrence',
	name: 'occurrenceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The occurrence of a recurring event. Leave empty for the whole series.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Whole series',
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

/** *Registrant*, for the operations on someone already registered. */
export const registrantField: INodeProperties = {
	displayName: 'Registrant',
	name: 'registrantId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The registered person',
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
			hint: 'Looked up in the registrant list, whatever the status',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9tboDiHUQAeOnbmudzWa5g',
		},
	],
};

/** *Simplify*, for the operations that return a registrant. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The fields, shown for these operations only; what else they depend on stays. */
export function shownFor(operations: string[], fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, operation: operations },
		},
	}));
}

import type { INodeProperties } from 'n8n-workflow';

import { eventLocator } from '../../../fields/locators';
import { EVENT_KINDS } from '../../../zoom/eventKinds';
import { shownFor } from '../commonFields';

const fields: INodeProperties[] = [
	eventLocator({
		kind: EVENT_KINDS.meetingRegistrant,
		description: 'The meeting whose attendance to get',
		displayOptions: { show: { resource: ['meetingRegistrant'] } },
		searchListMethod: 'searchPastEvents',
		listPlaceholder: 'Select a past meeting…',
		idExample: '852 1234 5678',
		urlExample: 'https://zoom.us/j/85212345678',
		urlHint: 'The join link of the meeting',
	}),
	eventLocator({
		kind: EVENT_KINDS.webinarRegistrant,
		description: 'The webinar whose attendance to get',
		displayOptions: { show: { resource: ['webinarRegistrant'] } },
		searchListMethod: 'searchPastEvents',
		listPlaceholder: 'Select a past webinar…',
		idExample: '933 6789 0123',
		urlExample: 'https://zoom.us/j/93367890123',
		urlHint: 'The join link of the webinar',
	}),
	{
		displayName: 'Instance',
		name: 'instance',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'The time it was held. Leave empty for the latest. If the host restarted it, all starts within the planned time count as one.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Latest',
				typeOptions: { searchListMethod: 'searchPastInstances', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1648194360000',
				hint: 'The ID of an occurrence, or the UUID of an instance',
			},
		],
	},
	{
		displayName: 'Show',
		name: 'show',
		type: 'options',
		options: [
			{
				name: 'Attended',
				value: 'attended',
				description: 'Registrants who were there, for at least Minimum Minutes',
			},
			{
				name: 'Did Not Attend',
				value: 'didNotAttend',
				description: "Approved registrants who weren't there, or not for Minimum Minutes",
			},
			{
				name: 'Everyone',
				value: 'everyone',
				description: 'All approved registrants, and anyone else registered who came',
			},
		],
		default: 'everyone',
		description: 'Which registrants to return',
	},
	{
		displayName: 'Minimum Minutes',
		name: 'minimumMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How long someone has to be there to count as attended, all stays together. 0 counts everyone who came.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include People Without Registration',
				name: 'includeWithoutRegistration',
				type: 'boolean',
				default: false,
				description:
					"Whether to also return people who were there and match no registrant: hosts, panelists, phone callers and guests. The field 'role' tells them apart.",
			},
			{
				displayName: 'Match by Name',
				name: 'matchByName',
				type: 'boolean',
				default: false,
				description:
					'Whether to match people without a registrant ID and email by their exact name, if only one registrant has it. Names can be changed when joining.',
			},
			{
				displayName: 'Merge Restarts',
				name: 'mergeRestarts',
				type: 'boolean',
				default: true,
				description:
					'Whether to count all starts within the planned time as one. Turn off to get a single start by its UUID.',
			},
		],
	},
];

export const description = shownFor(['getAttendance'], fields);

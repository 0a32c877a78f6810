import type { INodeProperties } from 'n8n-workflow';

import { shownFor } from '../commonFields';
import { confirmationEmailOption } from '../create/fields';

const fields: INodeProperties[] = [
	{
		displayName: 'People Not in the List',
		name: 'notInList',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				description:
					'Cancel their registration. Those still pending are denied. Zoom then lists both as denied.',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: "Remove them from Zoom's list for good, one request per person",
			},
			{
				name: 'Deny',
				value: 'deny',
				description: "Reject their registration. They can't register again with the same email.",
			},
			{ name: 'Leave', value: 'leave', description: 'Leave them as they are' },
		],
		default: 'leave',
		description:
			'What to do with approved and pending registrants who are not in the input. Hosts always stay.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				...confirmationEmailOption,
				description:
					"Whether Zoom sends a confirmation email to people registered in a batch. If not set, the meeting's own setting applies.",
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description: 'Whether to report what would be done with each person without doing it',
			},
			{
				displayName: 'If Pending or Denied',
				name: 'ifPendingOrDenied',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Approve',
						value: 'approve',
						description: 'Approve everyone in the list, including people who were denied',
					},
					{
						name: 'Approve Pending Only',
						value: 'approvePending',
						description: 'Approve people who are pending; leave denied people denied',
					},
					{
						name: 'Leave',
						value: 'leave',
						description: 'Approve nobody. New people get the status that Zoom gives them.',
					},
				],
				default: 'approve',
				description: 'What to do with people in the list whom Zoom has as pending or denied',
			},
			{
				displayName: 'Maximum Removals',
				name: 'maximumRemovals',
				type: 'string',
				displayOptions: { show: { '/notInList': ['cancel', 'delete', 'deny'] } },
				default: '',
				placeholder: 'e.g. 25 or 10%',
				description:
					'The most people to remove per run: a number, or a percentage of the approved and pending registrants. If more would be removed, nothing is sent. Leave empty for 10%.',
			},
			{
				displayName: 'Summary Only',
				name: 'summary',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether to return one item with the counts instead of one item per person. People who failed are still returned.',
			},
		],
	},
];

export const description = shownFor(['sync'], fields);

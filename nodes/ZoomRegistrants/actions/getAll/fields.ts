import type { INodeProperties } from 'n8n-workflow';

import { occurrenceField, shownFor, simplifyField } from '../commonFields';

const fields: INodeProperties[] = [
	{ ...occurrenceField, displayOptions: { hide: { resource: ['recordingRegistrant'] } } },
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any', description: 'Pending, approved and denied, in this order' },
			{ name: 'Approved', value: 'approved' },
			{ name: 'Denied', value: 'denied', description: 'Denied or cancelled' },
			{ name: 'Pending', value: 'pending', description: 'Waiting for approval' },
		],
		default: 'any',
		description: 'Which registrants to list',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	simplifyField,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com or @example.com',
				description:
					'A full email address, or "@" plus a domain to match everyone at it. Case-insensitive. Zoom has no search, so the node filters the list.',
			},
			{
				displayName: 'Tracking Source Name or ID',
				name: 'trackingSourceId',
				type: 'options',
				displayOptions: { show: { '/resource': ['webinarRegistrant'] } },
				typeOptions: { loadOptionsMethod: 'getTrackingSources' },
				default: '',
				description:
					'Only registrants who came through this tracking link of the webinar. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
	},
];

export const description = shownFor(['getAll'], fields);

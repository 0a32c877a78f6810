import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { confirmationEmailOption } from './fields';

const fields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			confirmationEmailOption,
			{
				displayName: 'Register One by One When Needed',
				name: 'createSingly',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					"Whether to register people one at a time when they can't be batched (extra fields, or a recurring event). Uses one request per person.",
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { operation: ['createMany'] } }, fields);

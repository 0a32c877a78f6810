import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { customQuestionsFields, formQuestionsField } from './fields';

const fields: INodeProperties[] = [
	formQuestionsField,
	...customQuestionsFields,
	{
		displayName: 'Other Questions',
		name: 'otherQuestions',
		type: 'options',
		options: [
			{
				name: 'Keep',
				value: 'keep',
				description: "Read the form first and keep every question that isn't listed above",
			},
			{
				name: 'Remove',
				value: 'remove',
				description: "Remove every question that isn't listed above",
			},
		],
		default: 'keep',
		description: "What to do with existing questions that aren't listed here",
	},
];

export const description = updateDisplayOptions(
	{ show: { operation: ['updateQuestions'] } },
	fields,
);

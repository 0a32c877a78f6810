import type { INodeProperties } from 'n8n-workflow';

import { EVENT_KINDS, type Resource } from '../../../zoom/eventKinds';
import { FORM_QUESTIONS, QUESTION_TYPES } from '../../../zoom/questionChoices';
import { shownFor } from '../commonFields';

const REQUIRED: INodeProperties = {
	displayName: 'Required',
	name: 'required',
	type: 'boolean',
	default: false,
	description: 'Whether people must answer it to register',
};

const formQuestionsField: INodeProperties = {
	displayName: 'Questions',
	name: 'questions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Question' },
	default: {},
	placeholder: 'Add Question',
	description: "Zoom's built-in questions to show on the registration form",
	options: [
		{
			displayName: 'Question',
			name: 'question',
			values: [
				{
					displayName: 'Field',
					name: 'fieldName',
					type: 'options',
					options: FORM_QUESTIONS,
					default: 'last_name',
					description: 'What the form asks for',
				},
				REQUIRED,
			],
		},
	],
};

/** *Custom Questions*, once for each resource with the types that it supports. */
const customQuestionsFields = (Object.keys(EVENT_KINDS) as Resource[]).map(
	(resource): INodeProperties => ({
		displayName: 'Custom Questions',
		name: 'customQuestions',
		type: 'fixedCollection',
		displayOptions: { show: { resource: [resource] } },
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Custom Question' },
		default: {},
		placeholder: 'Add Custom Question',
		description: 'Questions of your own. A question with the same title is replaced.',
		options: [
			{
				displayName: 'Question',
				name: 'question',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. What do you hope to learn?',
						description: 'The question as shown on the form',
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: QUESTION_TYPES[EVENT_KINDS[resource].name],
						default: 'short',
						description: 'How people answer it',
					},
					{
						displayName: 'Answers',
						name: 'answers',
						type: 'string',
						typeOptions: { rows: 3 },
						displayOptions: { hide: { type: ['short'] } },
						default: '',
						placeholder: 'e.g. Yes',
						description: 'The choices, one per line',
					},
					REQUIRED,
				],
			},
		],
	}),
);

const updateFields: INodeProperties[] = [
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

/** The fields of Update Registration Questions. */
export const updateQuestionsFields = shownFor(['updateQuestions'], updateFields);

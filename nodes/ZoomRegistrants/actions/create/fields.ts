import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { REGISTRANT_FIELDS, type RegistrantField } from '../../../zoom/registrantFields';

/** A field of Zoom's as the form shows it: a text, or a choice of the values that Zoom accepts. */
function field(
	name: keyof typeof REGISTRANT_FIELDS,
	{ displayOptions, ...more }: Partial<INodeProperties> = {},
): INodeProperties {
	const { label, placeholder, options }: RegistrantField = REGISTRANT_FIELDS[name];
	const named = { displayName: label, name };
	if (options === undefined) {
		return { ...named, type: 'string', default: '', placeholder, ...more };
	}
	const shown = displayOptions === undefined ? {} : { displayOptions };
	const [first] = options;
	return { ...named, type: 'options', ...shown, options, default: first?.value ?? '', ...more };
}

const additionalFields: INodeProperties[] = [
	field('address'),
	{
		displayName: 'Approve at Once',
		name: 'autoApprove',
		type: 'boolean',
		displayOptions: { show: { '/resource': ['meetingRegistrant'] } },
		default: true,
		description:
			'Whether the person is approved without waiting, where the meeting has approval by hand. It changes nothing where the meeting approves everybody.',
	},
	{
		displayName: 'Approve at Once',
		name: 'autoApprove',
		type: 'boolean',
		displayOptions: {
			show: { '/resource': ['webinarRegistrant'], '/operation': ['createMany'] },
		},
		default: true,
		description:
			'Whether the people are approved without waiting, where the webinar has approval by hand. Zoom knows this for batches only, not for those who are registered singly.',
	},
	field('city'),
	field('comments', { typeOptions: { rows: 2 } }),
	field('country', {
		default: '',
		description: 'By expression: the two letters of the country, e.g. DE',
	}),
	{
		displayName: 'Custom Questions',
		name: 'customQuestions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Answer' },
		default: {},
		placeholder: 'Add Answer',
		description: "Answers to the form's own questions",
		options: [
			{
				displayName: 'Answer',
				name: 'question',
				values: [
					{
						displayName: 'Question Name or ID',
						name: 'title',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getCustomQuestions' },
						default: '',
						description:
							'The question, as the form has it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					},
					{
						displayName: 'Answer',
						name: 'value',
						type: 'string',
						default: '',
						description: 'At most 128 characters. For a choice, one of its answers.',
					},
				],
			},
		],
	},
	field('industry'),
	field('jobTitle'),
	field('language', {
		displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
		default: 'en-US',
		description: "The language of Zoom's e-mails to this person",
	}),
	field('noOfEmployees', {
		description:
			"Zoom's ranges overlap, because meetings and recordings have different ones; choose one that the form shows",
	}),
	{
		displayName: 'Occurrence Names or IDs',
		name: 'occurrenceIds',
		type: 'multiOptions',
		displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
		typeOptions: { loadOptionsMethod: 'getOccurrences' },
		default: [],
		description:
			'For a series: the dates that the person registers for. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	field('org'),
	field('phone'),
	field('purchasingTimeFrame'),
	field('roleInPurchaseProcess'),
	field('status', {
		displayOptions: { show: { '/resource': ['recordingRegistrant'] } },
		description: 'The status that the registrant begins with',
	}),
	field('state'),
	{
		displayName: 'Tracking Source Name or ID',
		name: 'sourceId',
		type: 'options',
		displayOptions: { show: { '/resource': ['webinarRegistrant'] } },
		typeOptions: { loadOptionsMethod: 'getTrackingSources' },
		default: '',
		description:
			'Through which of the webinar\'s tracking links the person counts as come. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	field('zip'),
];

const fields: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Zoom sends the confirmation and the join link to it',
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Nathan',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Smith',
		description: 'Needed where the registration form asks for it',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: additionalFields,
	},
];

/** The person to register, alone or among many. */
export const newRegistrantFields = updateDisplayOptions(
	{ show: { operation: ['create', 'createMany'] } },
	fields,
);

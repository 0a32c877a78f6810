import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import {
	COUNTRIES,
	LANGUAGES,
	NUMBERS_OF_EMPLOYEES,
	PURCHASING_TIME_FRAMES,
	REGISTRANT_STATUS_CHOICES,
	ROLES_IN_PURCHASE_PROCESS,
} from './choices';

const text = (displayName: string, name: string, placeholder: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
});

const additionalFields: INodeProperties[] = [
	text('Address', 'address', 'e.g. 12 Market Street'),
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
	text('City', 'city', 'e.g. Berlin'),
	{
		...text('Comments', 'comments', 'e.g. Looking forward to it'),
		typeOptions: { rows: 2 },
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'options',
		options: COUNTRIES,
		default: '',
		description: 'By expression: the two letters of the country, e.g. DE',
	},
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
	text('Industry', 'industry', 'e.g. Education'),
	text('Job Title', 'jobTitle', 'e.g. Head of Events'),
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
		options: LANGUAGES,
		default: 'en-US',
		description: "The language of Zoom's e-mails to this person",
	},
	{
		displayName: 'Number of Employees',
		name: 'noOfEmployees',
		type: 'options',
		options: NUMBERS_OF_EMPLOYEES,
		default: '1-20',
		description:
			"Zoom's ranges overlap, because meetings and recordings have different ones; choose one that the form shows",
	},
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
	text('Organization', 'org', 'e.g. Example Ltd'),
	text('Phone', 'phone', 'e.g. +49 30 1234567'),
	{
		displayName: 'Purchasing Time Frame',
		name: 'purchasingTimeFrame',
		type: 'options',
		options: PURCHASING_TIME_FRAMES,
		default: 'Within a month',
	},
	{
		displayName: 'Role in Purchase Process',
		name: 'roleInPurchaseProcess',
		type: 'options',
		options: ROLES_IN_PURCHASE_PROCESS,
		default: 'Decision Maker',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		displayOptions: { show: { '/resource': ['recordingRegistrant'] } },
		options: REGISTRANT_STATUS_CHOICES,
		default: 'approved',
		description: 'The status that the registrant begins with',
	},
	text('State/Province', 'state', 'e.g. CA'),
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
	text('Zip/Postal Code', 'zip', 'e.g. 10115'),
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

import type { INodeProperties } from 'n8n-workflow';

import { occurrenceField, shownFor, simplifyField } from '../commonFields';
import { REGISTRANT_FIELDS, type RegistrantField } from '../../../zoom/registrantFields';

/** What a choice starts with, so that nothing is sent that nobody chose. */
const NOT_CHOSEN = { name: '(Not Set)', value: '' };

/** A field of Zoom's as the form shows it: free text, or a choice of the values that Zoom accepts. */
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
	const choices = [NOT_CHOSEN, ...options];
	return { ...named, type: 'options', ...shown, options: choices, default: '', ...more };
}

const autoApproveMeeting: INodeProperties = {
	displayName: 'Auto-Approve',
	name: 'autoApprove',
	type: 'boolean',
	displayOptions: {
		show: { '/resource': ['meetingRegistrant'] },
		hide: { '/operation': ['sync'] },
	},
	default: true,
	description:
		'Whether to approve the person immediately if the meeting uses manual approval. No effect if it approves everyone automatically.',
};

const autoApproveWebinar: INodeProperties = {
	displayName: 'Auto-Approve',
	name: 'autoApprove',
	type: 'boolean',
	displayOptions: {
		show: { '/resource': ['webinarRegistrant'], '/operation': ['createMany'] },
	},
	default: true,
	description:
		'Whether to approve people immediately if the webinar uses manual approval. Zoom supports this for batches only, not for single registrations.',
};

const additionalFields: INodeProperties[] = [
	field('address'),
	autoApproveMeeting,
	autoApproveWebinar,
	field('city'),
	field('comments', { typeOptions: { rows: 2 } }),
	field('country', { description: 'In an expression, use the two-letter country code, e.g. DE' }),
	{
		displayName: 'Custom Questions',
		name: 'customQuestions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Answer' },
		default: {},
		placeholder: 'Add Answer',
		description: 'Answers to the custom questions on the registration form',
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
							'The question as it appears on the form. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					},
					{
						displayName: 'Answer',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Up to 128 characters. For a choice question, one of its answers.',
					},
				],
			},
		],
	},
	field('industry'),
	field('jobTitle'),
	field('language', {
		displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
		description: "The language of Zoom's emails to this person",
	}),
	field('noOfEmployees', {
		description: 'Meetings and recordings use different ranges; choose one your form offers',
	}),
	{
		displayName: 'Occurrence Names or IDs',
		name: 'occurrenceIds',
		type: 'multiOptions',
		displayOptions: { hide: { '/resource': ['recordingRegistrant'], '/operation': ['sync'] } },
		typeOptions: { loadOptionsMethod: 'getOccurrences' },
		default: [],
		description:
			'The dates of a recurring event to register for. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	field('org'),
	field('phone'),
	field('purchasingTimeFrame'),
	field('roleInPurchaseProcess'),
	field('state'),
	field('status', {
		displayOptions: { show: { '/resource': ['recordingRegistrant'] } },
		description: "The registrant's initial status",
	}),
	{
		displayName: 'Tracking Source Name or ID',
		name: 'sourceId',
		type: 'options',
		displayOptions: { show: { '/resource': ['webinarRegistrant'] } },
		typeOptions: { loadOptionsMethod: 'getTrackingSources' },
		default: '',
		description:
			'The webinar tracking link to credit for this registration. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	field('zip'),
];

const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Where Zoom sends the confirmation and the join link',
};

const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Nathan',
};

const otherFields: INodeProperties[] = [
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Smith',
		description: 'Required if the registration form asks for it',
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

/** The people to register, in a list that everyone in Zoom is compared with. */
const listFields: INodeProperties[] = [
	occurrenceField,
	{
		displayName:
			'The input items are the complete list: one person per item who should be registered.',
		name: 'listNotice',
		type: 'notice',
		default: '',
	},
	email,
	{
		...firstName,
		required: false,
		description: "Needed only for people who aren't registered yet",
	},
	...otherFields,
];

/**
 * The person to register, alone, among many or in a list. n8n can't hide fields by an option inside
 * *Options*.
 */
export const newRegistrantFields: INodeProperties[] = [
	{
		displayName:
			'One person per input item. Up to 30 go to Zoom in one request, with email and name only.',
		name: 'batchNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['createMany'] } },
	},
	...shownFor(['create', 'createMany'], [email, firstName, ...otherFields]),
	...shownFor(['sync'], listFields),
];

/** *Confirmation Email*, for the operations that register people in batches. */
export const confirmationEmailOption: INodeProperties = {
	displayName: 'Confirmation Email',
	name: 'confirmationEmail',
	type: 'boolean',
	noDataExpression: true,
	displayOptions: { show: { '/resource': ['meetingRegistrant'] } },
	default: true,
	description:
		"Whether Zoom sends a confirmation email. If not set, the meeting's own setting applies.",
};

/** The fields that only Create has. */
export const createFields = shownFor(['create'], [simplifyField]);

const manyFields: INodeProperties[] = [
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

/** The fields that only Create Many has. */
export const createManyFields = shownFor(['createMany'], manyFields);

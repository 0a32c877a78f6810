import type { INodeProperties } from 'n8n-workflow';

import { occurrenceField, shownFor } from '../commonFields';

/** Last among the options, because hardly anyone needs it. */
const BODY_FORMAT: INodeProperties = {
	displayName: 'Body Format',
	name: 'bodyFormat',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Send multipart form data; switch to JSON if Zoom rejects or ignores it',
		},
		{ name: 'JSON', value: 'json', description: 'Send the two fields as a JSON object' },
		{
			name: 'Multipart Form Data',
			value: 'multipart',
			description: 'Send the two fields as form data',
		},
	],
	default: 'automatic',
	description:
		'Encoding of the request body. Leave on Automatic unless Zoom support tells you otherwise.',
};

const APPROVE = {
	name: 'Approve',
	value: 'approve',
	description: 'Approve the registration',
};

const DENY = {
	name: 'Deny',
	value: 'deny',
	description:
		"Reject the registration. The person can't register again with the same email address.",
};

const CANCEL = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Cancel an approved registration. Zoom then lists the person as denied.',
};

const EVENT_ACTIONS = [APPROVE, CANCEL, DENY];
const RECORDING_ACTIONS = [APPROVE, DENY];

/** *Action* and *Registrants to Update*, which govern the fields below them, the meeting included. */
const governingFields: INodeProperties[] = [
	{
		displayName: 'Action',
		name: 'action',
		type: 'options',
		displayOptions: { hide: { resource: ['recordingRegistrant'] } },
		options: EVENT_ACTIONS,
		default: 'approve',
		description:
			'What to do with the registrants. Whether Zoom emails them depends on the settings of the meeting or webinar. In an expression, "approved", "cancelled" and "denied" work too.',
	},
	{
		displayName: 'Action',
		name: 'action',
		type: 'options',
		displayOptions: { show: { resource: ['recordingRegistrant'] } },
		options: RECORDING_ACTIONS,
		default: 'approve',
		description:
			'What to do with people who requested access to the recording. In an expression, "approved" and "denied" work too.',
	},
	{
		displayName: 'Registrants to Update',
		name: 'applyTo',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Everyone With a Status',
				value: 'everyone',
				description: 'Everyone who currently has the status you choose, as listed by Zoom',
			},
			{
				name: 'From Input',
				value: 'input',
				description:
					'The registrant and event in each input item, as output by the trigger, Get Many, Get or Create. No mapping needed.',
			},
			{
				name: 'Specific Registrants',
				value: 'registrants',
				description: 'The registrants you list below',
			},
		],
		default: 'registrants',
		description: 'Which registrants to approve, cancel or deny',
	},
];

const fields: INodeProperties[] = [
	{
		...occurrenceField,
		displayOptions: { hide: { resource: ['recordingRegistrant'], applyTo: ['input'] } },
	},
	{
		displayName: 'Current Status',
		name: 'currentStatus',
		type: 'options',
		displayOptions: { show: { applyTo: ['everyone'] } },
		options: [
			{ name: 'Approved', value: 'approved' },
			{ name: 'Denied', value: 'denied' },
			{ name: 'Pending', value: 'pending' },
		],
		default: 'pending',
		description: 'Update everyone who currently has this status',
	},
	{
		displayName: 'Email Domains',
		name: 'emailDomains',
		type: 'string',
		displayOptions: { show: { applyTo: ['everyone'] } },
		default: '',
		placeholder: 'e.g. example.com, example.org',
		description:
			'Comma-separated email domains to include. List subdomains separately. Leave empty to include everyone.',
	},
	{
		displayName: 'Registrants',
		name: 'registrants',
		type: 'fixedCollection',
		displayOptions: { show: { applyTo: ['registrants'] } },
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Registrant' },
		default: { registrant: [{ id: '', email: '' }] },
		placeholder: 'Add Registrant',
		description:
			'The registrants to update. Enter an email, an ID, or both; if both are set, Zoom uses the ID.',
		options: [
			{
				displayName: 'Registrant',
				name: 'registrant',
				values: [
					{
						displayName: 'Email',
						name: 'email',
						type: 'string',
						default: '',
						placeholder: 'e.g. name@email.com',
						description: 'The email address the person registered with',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. 9tboDiHUQAeOnbmudzWa5g',
						hint: 'Only needed without an email',
						description:
							"The registrant ID, as output by this package (registrant_id in Zoom's API). Not the meeting ID.",
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Check Emails First',
				name: 'lookUpByEmail',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					"Whether to look up the registrant ID for each email first (any status, case-insensitive). Emails that aren't found fail before anything is changed. Always on for recordings.",
			},
			{
				displayName: 'Check Result',
				name: 'verifyResult',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Always',
						value: 'always',
						description:
							"Check everyone, however long the list is. Anyone who can't be checked fails.",
					},
					{
						name: 'Automatically',
						value: 'automatic',
						description:
							"Check as far as it takes few requests. Anyone who can't be checked succeeds without a status, with a note saying why.",
					},
					{
						name: 'Never',
						value: 'never',
						description: "Don't check anything. The output has no status.",
					},
				],
				default: 'automatic',
				description:
					"Whether to check that Zoom really made the change. Zoom also accepts changes it doesn't make, e.g. for an unknown email.",
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether to report what would happen to each registrant without changing anything',
			},
			{
				displayName: 'Fill Up To',
				name: 'fillUpTo',
				type: 'number',
				displayOptions: { show: { '/applyTo': ['everyone'] } },
				typeOptions: { minValue: 0 },
				default: 100,
				description:
					'Approve until this many registrants are approved, those who registered first. If that many already are, nothing is sent.',
			},
			{
				displayName: 'Fill Up To Capacity',
				name: 'fillUpToCapacity',
				type: 'boolean',
				noDataExpression: true,
				// Not hidden for meetings: n8n drops hidden options, and everyone would be approved.
				displayOptions: { show: { '/applyTo': ['everyone'] } },
				default: false,
				description:
					"Whether to approve until the webinar's own capacity is reached, as Zoom shows it. For webinars only. With Fill Up To as well, the smaller number counts.",
			},
			{
				displayName: 'If Already in That Status',
				name: 'ifAlreadyInStatus',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Send Anyway',
						value: 'send',
						description: 'Send the change without checking first. Zoom may email the person again.',
					},
					{
						name: 'Skip',
						value: 'skip',
						description:
							"Check the list first and skip anyone who already has the status. Skipped registrants don't count toward Zoom's 10 changes a day.",
					},
				],
				default: 'send',
				description: 'What to do with registrants who already have the resulting status',
			},
			{
				displayName: 'Limit',
				name: 'maxRegistrants',
				type: 'number',
				displayOptions: { show: { '/applyTo': ['everyone'] } },
				typeOptions: { minValue: 1 },
				default: 50,
				description:
					'Max number of registrants to update for each input item, those who registered first',
			},
			{
				displayName: 'Return Join URL',
				name: 'returnJoinUrl',
				type: 'boolean',
				noDataExpression: true,
				displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
				default: false,
				description:
					"Whether to include each approved registrant's personal join link. Waits up to ten seconds for Zoom to publish it.",
			},
			BODY_FORMAT,
		],
	},
];

/** What governs the form of Update Status; it's shown above the meeting. */
export const governingStatusFields = shownFor(['updateStatus'], governingFields);

/** The form of Update Status, below the meeting. */
export const updateStatusFields = shownFor(['updateStatus'], fields);

import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { occurrenceField } from '../commonFields';

const fields: INodeProperties[] = [
	{
		...occurrenceField,
		displayOptions: { hide: { resource: ['recordingRegistrant'], applyTo: ['input'] } },
	},
	{
		displayName: 'Action',
		name: 'action',
		type: 'options',
		displayOptions: { hide: { resource: ['recordingRegistrant'] } },
		options: [
			{
				name: 'Approve',
				value: 'approve',
				description: 'Let the registrant in',
				action: 'Approve registrants',
			},
			{
				name: 'Cancel',
				value: 'cancel',
				description:
					'Cancel a registration that was approved before. Zoom lists the person as denied afterwards.',
				action: 'Cancel registrants',
			},
			{
				name: 'Deny',
				value: 'deny',
				description:
					'Turn the registrant down. The person cannot register again with the same e-mail.',
				action: 'Deny registrants',
			},
		],
		default: 'approve',
		description:
			'What to do with the registrants. Zoom mails them if the event is set up that way; this cannot be chosen here.',
	},
	{
		displayName: 'Action',
		name: 'action',
		type: 'options',
		displayOptions: { show: { resource: ['recordingRegistrant'] } },
		options: [
			{
				name: 'Approve',
				value: 'approve',
				description: 'Let the registrant in',
				action: 'Approve recording registrants',
			},
			{
				name: 'Deny',
				value: 'deny',
				description:
					'Turn the registrant down. The person cannot register again with the same e-mail.',
				action: 'Deny recording registrants',
			},
		],
		default: 'approve',
		description: 'What to do with those who asked to see the recording',
	},
	{
		displayName: 'Apply To',
		name: 'applyTo',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Everyone With a Status',
				value: 'everyone',
				description: 'All who are pending, approved or denied now, read from Zoom',
			},
			{
				name: 'Registrant of the Input',
				value: 'input',
				description:
					'The one that the trigger, Get Many or Create gave out, with its meeting or webinar; nothing to map',
			},
			{
				name: 'Registrants Given',
				value: 'registrants',
				description: 'Those named below',
			},
		],
		default: 'registrants',
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
		description: 'Everyone who has this status now',
	},
	{
		displayName: 'Email Domains',
		name: 'emailDomains',
		type: 'string',
		displayOptions: { show: { applyTo: ['everyone'] } },
		default: '',
		placeholder: 'e.g. example.com, example.org',
		description:
			'Only those whose e-mail is of one of these domains, apart by commas. Subdomains count as domains of their own. Leave empty for everyone.',
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
			'Who it is about. For each an ID, an e-mail or both; the ID counts where both are given.',
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
						description: 'The e-mail that the person registered with',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. 9tboDiHUQAeOnbmudzWa5g',
						description:
							"The registrant's ID. After Create it is called registrantId. In Zoom's own answer to adding a registrant it is registrant_id; the ID there is the meeting's.",
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
				displayName: 'Body Format',
				name: 'bodyFormat',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'Multipart, and JSON for the rest of the run once Zoom refuses multipart',
					},
					{ name: 'JSON', value: 'json', description: 'The two fields as a JSON object' },
					{
						name: 'Multipart Form Data',
						value: 'multipart',
						description: 'The two fields as a form',
					},
				],
				default: 'automatic',
				description:
					'How the request is written. Leave it at Automatic unless Zoom asks otherwise.',
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
						description: 'Read back everyone, however long the list; what cannot be checked fails',
					},
					{
						name: 'Automatically',
						value: 'automatic',
						description:
							'Read back as much as is cheap; what cannot be checked succeeds without a status, with a note',
					},
					{
						name: 'Never',
						value: 'never',
						description: "Don't read anything back; no status is returned",
					},
				],
				default: 'automatic',
				description:
					"Whether to see for yourself that Zoom has made the change. Zoom accepts changes that it doesn't make, e.g. for an email it doesn't know.",
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether only to say, for each registrant, what would be done. The lists are read, but nothing is changed.',
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
						description: 'Nothing is read first; Zoom may mail the person once more',
					},
					{
						name: 'Skip',
						value: 'skip',
						description:
							"The list is read first, and who has the status already is left alone. That saves Zoom's 10 changes a day.",
					},
				],
				default: 'send',
				description: 'What to do with registrants who are, say, approved already',
			},
			{
				displayName: 'Look Up ID by Email',
				name: 'lookUpByEmail',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description:
					'Whether to find the IDs of those given by e-mail first, in any status and any capitals. Who is not found fails before anything is sent. For recordings it is always done.',
			},
			{
				displayName: 'Return Join URL',
				name: 'returnJoinUrl',
				type: 'boolean',
				noDataExpression: true,
				displayOptions: { hide: { '/resource': ['recordingRegistrant'] } },
				default: false,
				description:
					"Whether to add each approved registrant's personal join link to the output. It is read from Zoom's list, for which the node waits up to two seconds.",
			},
		],
	},
];

/** The form of Update Status. */
export const updateStatusFields = updateDisplayOptions(
	{ show: { operation: ['updateStatus'] } },
	fields,
);

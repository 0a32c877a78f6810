import type { INodePropertyOptions } from 'n8n-workflow';

import { COUNTRIES } from './countries';
import {
	LANGUAGES,
	NUMBERS_OF_EMPLOYEES,
	PURCHASING_TIME_FRAMES,
	REGISTRANT_STATUS_CHOICES,
	ROLES_IN_PURCHASE_PROCESS,
} from './registrantChoices';

/** A field of a registrant in Zoom. */
export interface RegistrantField {
	/** In Zoom's requests and responses. */
	zoomName: string;
	/** In this node's parameters and messages. */
	label: string;
	/** In Zoom's registration form, if the name there differs. */
	questionLabel?: string;
	placeholder?: string;
	/** The accepted values, if not every string is accepted. */
	options?: INodePropertyOptions[];
	/** Whether *Additional Fields* can set it when someone is registered. */
	isAdditional?: boolean;
	/** Whether the host can add it to the registration form, which always asks for email and first name. */
	isQuestion?: boolean;
	/** Whether Zoom accepts it but never returns it. */
	isWriteOnly?: boolean;
}

/**
 * All fields of a registrant except answers to custom questions, by this node's name for them, in the
 * order of the output.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/registrants
 */
export const REGISTRANT_FIELDS = {
	id: { zoomName: 'id', label: 'ID' },
	email: { zoomName: 'email', label: 'Email' },
	firstName: { zoomName: 'first_name', label: 'First Name' },
	lastName: { zoomName: 'last_name', label: 'Last Name', isQuestion: true },
	status: {
		zoomName: 'status',
		label: 'Status',
		options: REGISTRANT_STATUS_CHOICES,
		isAdditional: true,
	},
	joinUrl: { zoomName: 'join_url', label: 'Join URL' },
	createTime: { zoomName: 'create_time', label: 'Create Time' },
	org: {
		zoomName: 'org',
		label: 'Organization',
		placeholder: 'e.g. Example Ltd',
		isAdditional: true,
		isQuestion: true,
	},
	jobTitle: {
		zoomName: 'job_title',
		label: 'Job Title',
		placeholder: 'e.g. Head of Events',
		isAdditional: true,
		isQuestion: true,
	},
	phone: {
		zoomName: 'phone',
		label: 'Phone',
		placeholder: 'e.g. +49 30 1234567',
		isAdditional: true,
		isQuestion: true,
	},
	address: {
		zoomName: 'address',
		label: 'Address',
		placeholder: 'e.g. 12 Market Street',
		isAdditional: true,
		isQuestion: true,
	},
	city: {
		zoomName: 'city',
		label: 'City',
		placeholder: 'e.g. Berlin',
		isAdditional: true,
		isQuestion: true,
	},
	state: {
		zoomName: 'state',
		label: 'State/Province',
		placeholder: 'e.g. CA',
		isAdditional: true,
		isQuestion: true,
	},
	zip: {
		zoomName: 'zip',
		label: 'Zip/Postal Code',
		placeholder: 'e.g. 10115',
		isAdditional: true,
		isQuestion: true,
	},
	country: {
		zoomName: 'country',
		label: 'Country',
		questionLabel: 'Country/Region',
		options: COUNTRIES,
		isAdditional: true,
		isQuestion: true,
	},
	industry: {
		zoomName: 'industry',
		label: 'Industry',
		placeholder: 'e.g. Education',
		isAdditional: true,
		isQuestion: true,
	},
	noOfEmployees: {
		zoomName: 'no_of_employees',
		label: 'Number of Employees',
		options: NUMBERS_OF_EMPLOYEES,
		isAdditional: true,
		isQuestion: true,
	},
	purchasingTimeFrame: {
		zoomName: 'purchasing_time_frame',
		label: 'Purchasing Time Frame',
		options: PURCHASING_TIME_FRAMES,
		isAdditional: true,
		isQuestion: true,
	},
	roleInPurchaseProcess: {
		zoomName: 'role_in_purchase_process',
		label: 'Role in Purchase Process',
		options: ROLES_IN_PURCHASE_PROCESS,
		isAdditional: true,
		isQuestion: true,
	},
	comments: {
		zoomName: 'comments',
		label: 'Comments',
		questionLabel: 'Questions & Comments',
		placeholder: 'e.g. Looking forward to it',
		isAdditional: true,
		isQuestion: true,
	},
	language: { zoomName: 'language', label: 'Language', options: LANGUAGES, isAdditional: true },
	participantPinCode: { zoomName: 'participant_pin_code', label: 'Participant PIN Code' },
	sourceId: {
		zoomName: 'source_id',
		label: 'Tracking Source',
		isAdditional: true,
		isWriteOnly: true,
	},
} as const satisfies Record<string, RegistrantField>;

/** Every field with its name. */
const FIELDS = Object.entries<RegistrantField>(REGISTRANT_FIELDS).map(([name, field]) => ({
	name,
	...field,
}));

/** The fields that Zoom returns, in the order of the output. */
export const RETURNED_FIELDS = FIELDS.filter(({ isWriteOnly }) => !isWriteOnly);

/** The fields of *Additional Fields*, in the order in which they are checked and sent. */
export const ADDITIONAL_FIELDS = FIELDS.filter(({ isAdditional }) => isAdditional).sort((a, b) =>
	a.name < b.name ? -1 : 1,
);

/** Labels by Zoom's names, for messages. */
export const LABELS: ReadonlyMap<string, string> = new Map([
	...FIELDS.map(({ zoomName, label }): [string, string] => [zoomName, label]),
	['custom_questions', 'Custom Questions'],
]);

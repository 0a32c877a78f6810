import {
	COUNTRIES,
	LANGUAGES,
	NUMBERS_OF_EMPLOYEES,
	PURCHASING_TIME_FRAMES,
	REGISTRANT_STATUS_CHOICES,
	ROLES_IN_PURCHASE_PROCESS,
} from './choices';

interface FieldRule {
	/** The field's parameter, label and name in Zoom's body. */
	name: string;
	label: string;
	zoomName: string;
	/** Characters. */
	maxLength?: number;
	allowed?: ReadonlyArray<{ value: unknown }>;
}

/** https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/registrants */
export const FIELDS: FieldRule[] = [
	{ name: 'address', label: 'Address', zoomName: 'address' },
	{ name: 'city', label: 'City', zoomName: 'city' },
	{ name: 'comments', label: 'Comments', zoomName: 'comments' },
	{ name: 'country', label: 'Country', zoomName: 'country', allowed: COUNTRIES },
	{ name: 'industry', label: 'Industry', zoomName: 'industry' },
	{ name: 'jobTitle', label: 'Job Title', zoomName: 'job_title' },
	{ name: 'language', label: 'Language', zoomName: 'language', allowed: LANGUAGES },
	{
		name: 'noOfEmployees',
		label: 'Number of Employees',
		zoomName: 'no_of_employees',
		allowed: NUMBERS_OF_EMPLOYEES,
	},
	{ name: 'org', label: 'Organization', zoomName: 'org' },
	{ name: 'phone', label: 'Phone', zoomName: 'phone' },
	{
		name: 'purchasingTimeFrame',
		label: 'Purchasing Time Frame',
		zoomName: 'purchasing_time_frame',
		allowed: PURCHASING_TIME_FRAMES,
	},
	{
		name: 'roleInPurchaseProcess',
		label: 'Role in Purchase Process',
		zoomName: 'role_in_purchase_process',
		allowed: ROLES_IN_PURCHASE_PROCESS,
	},
	{ name: 'sourceId', label: 'Tracking Source', zoomName: 'source_id' },
	{ name: 'state', label: 'State/Province', zoomName: 'state' },
	{ name: 'status', label: 'Status', zoomName: 'status', allowed: REGISTRANT_STATUS_CHOICES },
	{ name: 'zip', label: 'Zip/Postal Code', zoomName: 'zip' },
];

/** Zoom's names of the fields that a batch does not take, with their labels. */
export const LABELS: ReadonlyMap<string, string> = new Map([
	...FIELDS.map(({ zoomName, label }): [string, string] => [zoomName, label]),
	['custom_questions', 'Custom Questions'],
]);

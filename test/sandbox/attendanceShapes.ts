/** Fields and types of Zoom's OpenAPI document, copied; `?` stands behind the name of a field that may be missing. */
type Shape = Record<string, 'string' | 'integer' | 'boolean' | 'date-time' | 'array' | string[]>;

const STAY: Shape = {
	id: 'string',
	user_id: 'string',
	name: 'string',
	user_email: 'string',
	join_time: 'date-time',
	leave_time: 'date-time',
	duration: 'integer',
	failover: 'boolean',
	status: ['in_meeting', 'in_waiting_room'],
	'registrant_id?': 'string',
};
const HELD: Shape = {
	uuid: 'string',
	id: 'integer',
	type: 'integer',
	topic: 'string',
	user_name: 'string',
	user_email: 'string',
	dept: 'string',
	start_time: 'date-time',
	end_time: 'date-time',
	duration: 'integer',
	total_minutes: 'integer',
	participants_count: 'integer',
};

/** `participants[]` of `/report/…/participants`. */
export const REPORT_ROW: Shape = {
	...STAY,
	participant_user_id: 'string',
	'customer_key?': 'string',
	'bo_mtg_id?': 'string',
};
/** `participants[]` of `/past_meetings/…/participants` and `/past_webinars/…/participants`. */
export const PAST_ROW: Shape = { ...STAY, internal_user: 'boolean' };
/** What stands around `participants`. */
export const ENVELOPE: Shape = {
	page_count: 'integer',
	page_size: 'integer',
	total_records: 'integer',
	next_page_token: 'string',
	participants: 'array',
};
/** `GET /past_meetings/{meetingId}`. */
export const PAST_DETAILS: Shape = { ...HELD, host_id: 'string', source: 'string' };
/** `GET /report/meetings/{meetingId}` and `GET /report/webinars/{webinarId}`. */
export const REPORT_DETAILS: Shape = { ...HELD, custom_keys: 'array', tracking_fields: 'array' };

/** In what an object differs from a shape: fields missing, too many, or of another type. */
export function differences(given: unknown, shape: Shape): string[] {
	const object = new Map<string, unknown>(Object.entries(Object(given)));
	const wrong = Object.entries(shape).flatMap(([written, type]) => {
		const name = written.replace('?', '');
		const value = object.get(name);
		object.delete(name);
		if (value === undefined && written.endsWith('?')) return [];
		return isOf(value, type) ? [] : [`${name} is ${JSON.stringify(value)}`];
	});
	return [...wrong, ...[...object.keys()].map((name) => `${name} is unknown`)];
}

function isOf(value: unknown, type: Shape[string]): boolean {
	if (Array.isArray(type)) return type.some((one) => one === value);
	if (type === 'integer') return Number.isInteger(value);
	if (type === 'array') return Array.isArray(value);
	if (type !== 'date-time') return typeof value === type;
	return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(String(value));
}

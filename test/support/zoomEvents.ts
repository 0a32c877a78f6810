/** Zoom's own examples of its events, with IDs and times that a test can choose. */

export const REGISTRATION_EVENTS = [
	'meeting.registration_approved',
	'meeting.registration_cancelled',
	'meeting.registration_created',
	'meeting.registration_denied',
	'recording.registration_approved',
	'recording.registration_created',
	'recording.registration_denied',
	'webinar.registration_approved',
	'webinar.registration_cancelled',
	'webinar.registration_created',
	'webinar.registration_denied',
];

export const PARTICIPANT_EVENTS = [
	'meeting.participant_joined',
	'meeting.participant_left',
	'webinar.participant_joined',
	'webinar.participant_left',
];

export const EVENT_TIME = 1_626_230_691_572;

const EVENT_OBJECT = {
	uuid: '4444AAAiAAAAAiAiAiiAii==',
	id: 1234567890,
	host_id: 'x1yCzABCDEfg23HiJKl4mN',
	topic: 'My Meeting',
	type: 8,
	start_time: '2021-07-13T21:44:51Z',
	duration: 60,
	timezone: 'America/Los_Angeles',
};

const REGISTRANT = {
	id: 'iFxeBPYun6SAiWUzBcEkX',
	first_name: 'Jill',
	last_name: 'Chill',
	email: 'jchill@example.com',
};

const PARTICIPANT = {
	user_id: '16778240',
	user_name: 'Jill Chill',
	id: '',
	participant_uuid: '55555AAAiAAAAAiAiAiiAii==',
	email: 'jchill@example.com',
	registrant_id: 'iFxeBPYun6SAiWUzBcEkX',
	participant_user_id: '',
	customer_key: '349589LkJyeW',
};

const FORM = {
	address: '1800 Amphibious Blvd.',
	city: 'Mountain View',
	country: 'US',
	zip: '94045',
	state: 'CA',
	phone: '5550100',
	industry: 'Food',
	org: 'Cooking Org',
	job_title: 'Chef',
	purchasing_time_frame: '1-3 months',
	role_in_purchase_process: 'Influencer',
	no_of_employees: '1-20',
	comments: 'Looking forward to the meeting',
	custom_questions: [{ title: 'What do you hope to learn?', value: 'New recipes' }],
	status: 'approved',
	join_url: 'https://example.com/join',
};

export interface EventJson {
	event: string;
	event_ts?: unknown;
	payload: {
		account_id: string;
		operator?: string;
		operator_id?: string;
		object: Record<string, unknown>;
	};
}

/** *created*, with the whole form; `registrant` and `object` replace single fields. */
export function created(
	registrant: Record<string, unknown> = {},
	object: Record<string, unknown> = {},
	about: 'meeting' | 'webinar' | 'recording' = 'meeting',
): EventJson {
	return {
		event: `${about}.registration_created`,
		event_ts: EVENT_TIME,
		payload: {
			account_id: 'AAAAAABBBB',
			object: {
				...EVENT_OBJECT,
				...object,
				registrant: { ...REGISTRANT, ...FORM, ...registrant },
			},
		},
	};
}

/** *approved*, *denied* or *cancelled*: without the form, and without a status. */
export function changed(
	event: string,
	registrant: Record<string, unknown> = {},
	object: Record<string, unknown> = {},
): EventJson {
	return {
		event,
		event_ts: EVENT_TIME,
		payload: {
			account_id: 'AAAAAABBBB',
			operator: 'admin@example.com',
			operator_id: 'z8yCxjabcdEFGHfp8uQ',
			object: { ...EVENT_OBJECT, ...object, registrant: { ...REGISTRANT, ...registrant } },
		},
	};
}

/** *participant_joined*: the ID of the meeting is a string here. */
export function joined(
	participant: Record<string, unknown> = {},
	object: Record<string, unknown> = {},
	about: 'meeting' | 'webinar' = 'meeting',
): EventJson {
	return {
		event: `${about}.participant_joined`,
		event_ts: EVENT_TIME,
		payload: {
			account_id: 'AAAAAABBBB',
			object: {
				...EVENT_OBJECT,
				id: '1234567890',
				...object,
				participant: { ...PARTICIPANT, join_time: '2021-07-13T21:44:51Z', ...participant },
			},
		},
	};
}

/** *participant_left*, which has no time of joining. */
export function left(
	participant: Record<string, unknown> = {},
	object: Record<string, unknown> = {},
	about: 'meeting' | 'webinar' = 'meeting',
): EventJson {
	const reason = 'Jill Chill left the meeting.<br>Reason: Host ended the meeting.';
	const leaving = {
		join_time: undefined,
		leave_time: '2021-07-13T22:44:51Z',
		leave_reason: reason,
	};
	return {
		...joined({ ...leaving, ...participant }, object, about),
		event: `${about}.participant_left`,
	};
}

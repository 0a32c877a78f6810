/** Zoom's own examples of registration events, with IDs and times that a test can choose. */

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

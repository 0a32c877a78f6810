import type { Answer, Bench } from './support';

export const MEETING = 85746065;
export const WEBINAR = 99289110036;

/** Somebody who fills in only what is required. */
export const JILL = { email: 'jchill@example.com', first_name: 'Jill' };

/** The same with every field of Zoom's own; values from Zoom's examples. */
export const FULL_FORM = {
	...JILL,
	last_name: 'Chill',
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
	no_of_employees: '501-1,000',
	comments: 'Looking forward to it.',
};

/** A meeting and a webinar without registrants. */
export function addEvents({ sandbox }: Bench): void {
	sandbox.addMeeting({ id: MEETING, topic: 'My Meeting' });
	sandbox.addMeeting({
		id: WEBINAR,
		type: 5,
		topic: 'My Webinar',
		trackingSources: [{ id: '4816766181770', name: 'Newsletter', visitors: 3 }],
	});
}

/** The new registrant's ID in the answer to a registration. */
export function idOf(answer: Answer): string {
	return (answer.json as { registrant_id: string }).registrant_id;
}

import type { Bench } from './support';

export const MEETING = 93398114182;
export const SERIES = 96112233445;
export const WEBINAR = 99289110036;
/** A UUID as Zoom's reference has them. */
export const UUID = 'Vg8IdgluR5WDeWIkpJlElQ==';
export const WEBINAR_UUID = 'Bznyg8KZTdCVbQxvS/oZ7w==';
/** Sunday, 3 May 2026, 13:00:00 UTC: when the meeting and the webinar began. */
export const SUNDAY = Date.UTC(2026, 4, 3, 13);

/** A meeting and a webinar of yesterday, an hour each, to which Ann and Bob came, and Cem did not. */
export function addHeld({ sandbox }: Bench): void {
	const registrants = ['ann', 'bob', 'cem'].map((name) => ({
		id: `${name}-Registrant_id`,
		email: `${name}@example.com`,
		firstName: name,
		lastName: 'Lee',
		status: 'approved' as const,
	}));
	const participants = [
		{ email: 'ada@events.example' },
		{ registrant: 'ann@example.com', minutes: [0, 30] as const },
		{ registrant: 'bob-Registrant_id', minutes: [10, 60] as const },
	];
	const common = { startTime: SUNDAY, registrants };
	sandbox.addMeeting({ ...common, id: MEETING, instances: [{ uuid: UUID, participants }] });
	const ofWebinar = [{ uuid: WEBINAR_UUID, participants }];
	sandbox.addMeeting({ ...common, id: WEBINAR, type: 5, instances: ofWebinar });
}

/** What a list of participants or absentees answers. */
export interface Page {
	page_count: number;
	page_size: number;
	total_records: number;
	next_page_token: string;
	participants: Array<Record<string, unknown>>;
	registrants: Array<Record<string, unknown>>;
}

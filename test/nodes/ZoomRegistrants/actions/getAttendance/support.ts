import type { INodeParameters } from 'n8n-workflow';

import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, type World } from '../../../../support/world';

export const MEETING = '85200000901';
export const WEBINAR = '93300000901';

const HOUR_MS = 3_600_000;

/** 1 December 2026, 12:00 UTC: three and a half hours ago by the virtual clock. */
export const START = VIRTUAL_START - 3.5 * HOUR_MS;
export const UUID = 'Vg8IdgluR5WDeWIkpJlElQ==';
/** As it has to be in a path: encoded twice. */
export const UUID_IN_PATH = 'Vg8IdgluR5WDeWIkpJlElQ%253D%253D';
export const HOST = 'ada@events.example';

export const REGISTRANTS = [
	{ id: 'ann-Registrant_id', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee' },
	{ id: 'bob-Registrant_id', email: 'bob@example.com', firstName: 'Bob', lastName: 'Ray' },
	{ id: 'cem-Registrant_id', email: 'cem@example.com', firstName: 'Cem', lastName: 'Oz' },
].map((one) => ({ ...one, status: 'approved' as const }));

/** A meeting and a webinar of an hour at noon, to which Ann and Bob came, and Cem didn't. */
export function addHeld({ sandbox }: World): void {
	const common = { startTime: START, registrants: REGISTRANTS };
	const participants = [
		{ email: HOST },
		{ registrant: 'ann@example.com', minutes: [0, 30] as const },
		{ registrant: 'bob@example.com', minutes: [10, 60] as const },
	];
	sandbox.addMeeting({ ...common, id: MEETING, instances: [{ uuid: UUID, participants }] });
	sandbox.addMeeting({
		...common,
		id: WEBINAR,
		type: 5,
		instances: [{ uuid: UUID, participants }],
	});
}

/** *Get Attendance* of the meeting, as the whole account. */
export function attendance(more: INodeParameters = {}): INodeParameters {
	return {
		authentication: 'serverToServer',
		operation: 'getAttendance',
		meetingId: byId(MEETING),
		...more,
	};
}

/** The same of the webinar. */
export function webinarAttendance(more: INodeParameters = {}): INodeParameters {
	return attendance({ resource: 'webinarRegistrant', webinarId: byId(WEBINAR), ...more });
}

/** What came out of it, as `email: attended` and minutes. */
export function summary(json: ReadonlyArray<Record<string, unknown>>): unknown[] {
	return json.map(({ email, attended, minutes }) => [email, attended, minutes]);
}

import { byId, oneRegistrant, type World } from '../../../../support/world';

/** Approves the registrant of each item, by its `id` and `email`. */
export const approveIn = (meetingId: string) => ({
	meetingId: byId(meetingId),
	action: 'approve',
	registrants: oneRegistrant(),
});

/** Registers people who wait for approval, and gives the items that name them. */
export function pendingPeople({ sandbox }: World, meetingId: string, count: number) {
	const people = Array.from({ length: count }, (_, n) => ({
		id: `registrant${n}`,
		email: `p${n}@example.com`,
	}));
	sandbox.addRegistrants(meetingId, people, { status: 'pending' });
	return people;
}

/** The numbers of the items that aren't said to have succeeded. */
export const failures = (json: Array<{ success?: unknown }>) =>
	json.flatMap(({ success }, index) => (success === true ? [] : [index]));

import { byId, carryOn, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';
import { approveIn, failures, pendingPeople } from './support';

const MEETING = '85200000771';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = approveIn(MEETING);

const rows = (count: number) => pendingPeople(world, MEETING, count);

describe('daily limits of several registrants', () => {
	it('in different requests fail only them', async () => {
		const list = rows(150);
		for (const n of [3, 40, 70, 100, 149]) {
			world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant${n}`] = 10;
		}
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([3, 40, 70, 100, 149]);
	});

	it('in different meetings fail only them', async () => {
		const list: Array<{ id: string; email: string; meeting: string }> = [];
		for (const meeting of ['700000001', '700000002', '700000003', '700000004']) {
			world.sandbox.addMeeting({ id: meeting });
			const people = ['one', 'two'].map((name) => ({
				id: `${name}-${meeting}`,
				email: `${name}-${meeting}@example.com`,
			}));
			world.sandbox.addRegistrants(meeting, people);
			world.sandbox.state.dailyStatusChanges.perRegistrant[`${meeting} one-${meeting}`] = 10;
			list.push(...people.map((one) => ({ ...one, meeting })));
		}
		const { json } = await world.execute(
			list,
			{ ...approve, meetingId: byId('={{ $json.meeting }}') },
			carryOn,
		);
		expect(failures(json)).toEqual([0, 2, 4, 6]);
	});

	it('beside a typo in one request', async () => {
		const list = rows(10);
		list[4] = { id: '', email: 'typo@example.con' };
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant7`] = 10;
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([4, 7]);
		const sends = world.sandbox.meeting(MEETING).registrants.map((one) => one.sends);
		// In both formats, without the typo, and without the one at the limit.
		expect(Math.max(...sends)).toBe(4);
	});
});

it('One person at the daily limit, named by an email that no row has, fails alone.', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 10);
	const message =
		'You have exceeded the daily rate limit (10) of Update meeting registrant status API requests permitted for the registrant (guest4@example.com).';
	world.sandbox.addFault({
		match: { method: 'PUT' },
		answer: { status: 429, body: { code: 429, message } },
	});
	const rows = people.map(({ id }) => ({ id, email: '' }));
	const { json } = await world.execute(rows, approve, carryOn);
	expect(failures(json)).toEqual([3]);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([10, 9]);
});

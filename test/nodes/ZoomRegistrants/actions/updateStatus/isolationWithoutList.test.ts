import { carryOn, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';
import { approveIn, failures, pendingPeople } from './support';

// Finding who is refused, where the list of registrants is wrong, late or closed.

const MEETING = '85200000772';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = approveIn(MEETING);

const rows = (count: number) => pendingPeople(world, MEETING, count);

describe('the list of registrants', () => {
	it('is read in one go, so that changes of our own leave no holes in it', async () => {
		const list = rows(900);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		world.sandbox.addFault({
			match: { method: 'PUT' },
			skip: 11,
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		list[3] = { id: list[3]!.id, email: 'other@example.com' };
		list[303] = { id: list[303]!.id, email: 'other2@example.com' };
		const options = { bodyFormat: 'multipart', verifyResult: 'never' };
		const { json } = await world.execute(list, { ...approve, options }, carryOn);
		expect(failures(json)).toEqual([]);
	});

	it('that is behind does not keep the newly registered from getting in', async () => {
		const list = rows(60);
		list[2] = { id: '', email: 'typo@example.con' };
		const hidden = new Set(['registrant50', 'registrant51']);
		const meeting = world.sandbox.meeting(MEETING);
		const all = meeting.registrants;
		const lagging = all.filter(({ id }) => !hidden.has(id));
		// While the list is read it lacks two; the requests after that find everybody.
		world.sandbox.addFault({
			match: { method: 'GET' },
			times: 3,
			answer: { status: 200, body: { next_page_token: '', registrants: lagging } },
		});
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([2]);
	});

	it.each([
		['{}', {}],
		['null', { registrants: null }],
		['the same page token again and again', { registrants: [], next_page_token: 'same' }],
	])('that cannot be right accuses nobody: %s', async (_, body) => {
		const list = rows(3);
		list[1] = { id: '', email: 'typo@example.con' };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer: { status: 200, body } });
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([1]);
		expect(json[1]?.error).not.toContain('is not among');
		for (const { status, verified, note } of [json[0]!, json[2]!]) {
			expect([status, verified]).toEqual([undefined, undefined]);
			expect(note).toContain(
				"Zoom accepted the change. Not checked, because the registrants couldn't be read: ",
			);
		}
	});

	it('that fails for a moment leads to halves, and is read again for the next', async () => {
		const list = rows(60);
		list[1] = { id: '', email: 'typo@example.con' };
		list[31] = { id: '', email: 'typo2@example.con' };
		const answer = {
			status: 400,
			body: { code: 300, message: 'The next page token is invalid or expired.' },
		};
		world.sandbox.addFault({ match: { method: 'GET' }, answer });
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([1, 31]);
		expect(json[1]?.error).not.toContain('is not among');
		expect(json[31]?.error).toContain('typo2@example.con is not among');
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([
			30, 30, 15, 15, 8, 7, 4, 4, 2, 2, 1, 1, 30, 29, 1,
		]);
	});

	it('that may not be read for lack of permission leads to halves, not to a blocked meeting', async () => {
		const list = rows(60);
		list[9] = { id: '', email: 'typo@example.con' };
		const answer = { status: 400, body: { code: 200, message: 'No permission.' } };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer });
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([9]);
	});
});

describe('without the right to read', () => {
	beforeEach(() => world.revokeScopes(/list_registrants/));

	it('those whom Zoom names are taken out, and nothing is halved', async () => {
		world.sandbox.switches.refusalNamesRegistrant = true;
		const list = rows(30);
		list[11] = { id: '', email: 'typo@example.con' };
		const { json } = await world.execute(list, approve, carryOn);
		expect(failures(json)).toEqual([11]);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 29]);
	});

	it('six bad ones at the start do not keep the other requests from being sent', async () => {
		const list = rows(120);
		for (let n = 0; n < 6; n += 1) list[n] = { id: '', email: `typo${n}@example.con` };
		const { json } = await world.execute(list, approve, carryOn);
		expect(json.slice(30).every(({ success }) => success === true)).toBe(true);
	});

	it('a daily limit is not searched for in halves: with one change left, one half is made, and two refusals are enough', async () => {
		world.sandbox.switches.dailyLimitPer = 'event';
		world.sandbox.state.dailyStatusChanges.perEvent[MEETING] = 9;
		const list = rows(60);
		list[17] = { id: '', email: 'typo@example.con' };
		const options = { bodyFormat: 'multipart' };
		const { json } = await world.execute(list, { ...approve, options }, carryOn);
		expect(world.puts().map((put) => [put.status, sentRegistrants(put).length])).toEqual([
			[404, 30],
			[204, 15],
			[404, 8],
			[429, 7],
			[429, 6],
		]);
		expect(failures(json)).toEqual(Array.from({ length: 45 }, (_, n) => n + 15));
		expect(json[23]?.error).toMatch(/^Zoom's daily limit for status changes has been reached/);
		for (const item of json.slice(30)) {
			expect(item.error).toMatch(
				/^Not sent because Zoom didn't accept the previous requests: Zoom's daily limit/,
			);
		}
	});
});

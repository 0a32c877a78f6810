import type { INodeParameters } from 'n8n-workflow';

import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

// The options together with what else can go wrong in a run.

const MEETING = '85200000781';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const ALL = { lookUpByEmail: true, ifAlreadyInStatus: 'skip', verifyResult: 'always' };

const approve = (options: INodeParameters = ALL, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options,
	...more,
});

const guests = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ email: `guest${n + 1}@example.com` }));
const sends = () => world.sandbox.meeting(MEETING).registrants.map((one) => one.sends);

it('every item keeps its place and its link, whatever becomes of it', async () => {
	world.sandbox.addRegistrants(MEETING, 30, { status: 'pending' });
	world.sandbox.addRegistrants(MEETING, 30, { status: 'approved' });
	const rows = guests(60).map((row, n) => {
		if (n % 10 === 3) return { email: `typo${n}@example.con` };
		return n % 10 === 7 ? { email: 'nobody' } : row;
	});
	const { json, items } = await world.execute(rows, approve(), carryOn);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
	for (const [n, item] of json.entries()) {
		expect([n, item.success]).toEqual([n, n % 10 !== 3 && n % 10 !== 7]);
		if (item.success === true) expect([n, item.skipped ?? false]).toEqual([n, n >= 30]);
	}
	expect(Math.max(...sends())).toBe(1);
});

it('two failures of the server, two of the limit and a lost connection lose nobody', async () => {
	world.sandbox.addRegistrants(MEETING, 60, { status: 'pending' });
	const busy = { status: 503, body: { code: 503, message: 'Busy' } };
	const tooFast = { status: 429, body: { code: 429, message: 'maximum per-second rate limit' } };
	world.sandbox.addFault(
		{ match: { method: 'GET' }, answer: busy },
		{ match: { method: 'PUT' }, answer: tooFast },
		{ match: { method: 'PUT' }, drop: 'after' },
		{ match: { method: 'PUT' }, skip: 1, answer: busy },
		{ match: { method: 'GET' }, skip: 1, answer: tooFast },
	);
	const { json } = await world.execute(guests(60), approve(), carryOn);
	expect(json.every(({ success, verified }) => success === true && verified === true)).toBe(true);
});

it('a token that runs out in the middle is renewed', async () => {
	world.sandbox.addRegistrants(MEETING, 90, { status: 'pending' });
	world.sandbox.addFault({ match: { method: 'PUT' }, skip: 1, expireTokens: true });
	const { json } = await world.execute(guests(90), approve(), carryOn);
	expect(json.every(({ verified }) => verified === true)).toBe(true);
	expect(Math.max(...sends())).toBe(1);
});

it("what one person's daily limit refuses is not said to be done, the others are", async () => {
	const people = world.sandbox.addRegistrants(MEETING, 30, { status: 'pending' });
	world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} ${people[5]?.id}`] = 10;
	const { json } = await world.execute(guests(30), approve(), carryOn);
	expect(json.flatMap(({ success }, n) => (success === true ? [] : [n]))).toEqual([5]);
	expect(json[5]?.error).toContain("Zoom's daily limit for status changes has been reached");
});

it('Skip and Look Up for the error output give the failed items there', async () => {
	world.sandbox.addRegistrants(MEETING, 2, { status: 'pending' });
	const rows = [...guests(2), { email: 'typo@example.con' }];
	const { items, errorItems } = await world.execute(rows, approve(), {
		onError: 'continueErrorOutput',
	});
	expect(items).toHaveLength(2);
	expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }]);
});

it('with Stop Workflow the first failure is thrown, once everything else is done', async () => {
	world.sandbox.addRegistrants(MEETING, 2, { status: 'pending' });
	const rows = [{ email: 'typo@example.con' }, ...guests(2)];
	const { error } = await world.execute(rows, approve());
	expect(error?.message).toContain('typo@example.con is not among the registrants');
	expect(error?.description).toContain('1 of 3 items failed; the other 2 succeeded');
	expect(sends()).toEqual([1, 1]);
});

it('a cancelled run stops while it waits for the list', async () => {
	world.sandbox.addRegistrants(MEETING, 1, { status: 'pending' });
	world.sandbox.addFault({
		match: { method: 'GET' },
		times: 99,
		answer: { status: 200, body: { registrants: [], next_page_token: '' } },
	});
	const options = { bodyFormat: 'json' };
	const cancelled = { ...carryOn, cancelAfterMs: 500 };
	const { run } = await world.execute(guests(1), approve(options), cancelled);
	expect(run.status).toBe('canceled');
	expect(world.clock.now() - VIRTUAL_START).toBe(500);
});

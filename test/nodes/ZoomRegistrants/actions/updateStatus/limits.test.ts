import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';
import { VIRTUAL_START } from '../../../../support/virtualClock';

const MEETING = '85200000003';
const PER_SECOND = {
	code: 429,
	message: 'You have reached the maximum per-second rate limit for this API. Try again later.',
};
const DAILY_REGISTRANT =
	"You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (p3@example.com). You can resume these API requests at GMT 00:00:00.";

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const parameters = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };

function rows(people: number) {
	const list = Array.from({ length: people }, (_, n) => ({
		id: `r${n}`,
		email: `p${n}@example.com`,
	}));
	world.sandbox.addRegistrants(MEETING, list, { status: 'pending' });
	return list;
}

const statuses = () => world.puts().map(({ status }) => status);

/** Up to a quarter of a second is added at random to what Zoom asks for. */
function expectOneWait(atLeastMs: number) {
	expect(world.clock.waits).toHaveLength(1);
	expect(world.clock.waits[0]).toBeGreaterThanOrEqual(atLeastMs);
	expect(world.clock.waits[0]).toBeLessThanOrEqual(atLeastMs + 250);
}

describe('the limit per second', () => {
	it('of a free plan is waited out: every registrant is changed', async () => {
		world.sandbox.switches.plan = 'free';
		const { json } = await world.execute(rows(150), parameters, carryOn);
		expect(json.every(({ success }) => success === true)).toBe(true);
		expect(statuses().filter((status) => status === 204)).toHaveLength(5);
		expect(statuses()).toContain(429);
	});

	it.each([
		[
			'X-RateLimit-Reset in seconds',
			() => ({ 'X-RateLimit-Reset': String(world.clock.now() / 1000 + 2) }),
		],
		['Retry-After in seconds', () => ({ 'Retry-After': '2' })],
		[
			'Retry-After as a date',
			() => ({ 'Retry-After': new Date(world.clock.now() + 2000).toISOString() }),
		],
	])('is waited for as the headers say: %s', async (_, headers) => {
		world.sandbox.addFault({ answer: { status: 429, headers: headers(), body: PER_SECOND } });
		const { json } = await world.execute(rows(1), parameters, carryOn);
		expect(statuses()).toEqual([429, 204]);
		expect(json[0]?.success).toBe(true);
		expectOneWait(2000);
	});

	it('is waited for a second if the headers say nothing', async () => {
		world.sandbox.addFault({ answer: { status: 429, body: PER_SECOND } });
		await world.execute(rows(1), parameters, carryOn);
		expect(statuses()).toEqual([429, 204]);
		expectOneWait(1000);
	});

	it("is waited for by the machine's clock outside of tests", async () => {
		world.sandbox.addFault({
			answer: { status: 429, headers: { 'Retry-After': '1' }, body: PER_SECOND },
		});
		const started = Date.now();
		await world.execute(rows(1), parameters, { ...carryOn, realTime: true });
		expect(statuses()).toEqual([429, 204]);
		expect(Date.now() - started).toBeGreaterThan(900);
	});

	it('is not waited for when it opens too late', async () => {
		world.sandbox.addFault({
			answer: { status: 429, headers: { 'Retry-After': '3600' }, body: PER_SECOND },
		});
		const { json } = await world.execute(rows(1), parameters, carryOn);
		expect(statuses()).toEqual([429]);
		expect(json[0]?.error).toContain(
			'Rate-limited by Zoom: You have reached the maximum per-second',
		);
	});

	it('ends the waiting when the user cancels, and sends nothing more', async () => {
		world.sandbox.addFault({
			times: 50,
			answer: { status: 429, headers: { 'Retry-After': '30' }, body: PER_SECOND },
		});
		const cancelled = { ...carryOn, cancelAfterMs: 400 };
		const { run } = await world.execute(rows(90), parameters, cancelled);
		expect(run.status).toBe('canceled');
		expect(world.clock.now() - VIRTUAL_START).toBe(400);
		await world.clock.pause(3_600_000);
		expect(statuses()).toEqual([429]);
	});

	it("ends the waiting by the machine's clock within a second of being cancelled", async () => {
		world.sandbox.addFault({
			times: 50,
			answer: { status: 429, headers: { 'Retry-After': '30' }, body: PER_SECOND },
		});
		const { run } = await world.execute(rows(90), parameters, {
			...carryOn,
			cancelAfterMs: 200,
			realTime: true,
		});
		expect(run.status).toBe('canceled');
		expect(statuses()).toEqual([429]);
	});
});

describe('the daily limit of the account', () => {
	it('stops everything at once and says when it opens', async () => {
		const tomorrow = '2026-12-02';
		world.sandbox.addMeeting({ id: '777777777' });
		world.sandbox.addFault({
			times: 99,
			answer: {
				status: 429,
				headers: { 'X-RateLimit-Type': 'Daily-limit', 'Retry-After': `${tomorrow}T06:00:00Z` },
				body: {
					code: 429,
					message:
						'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
				},
			},
		});
		const items = [...rows(60), { id: 'x', meeting: '777777777' }];
		const { json } = await world.execute(
			items,
			{ ...parameters, meetingId: byId(`={{ $json.meeting ?? "${MEETING}" }}`) },
			carryOn,
		);
		expect(statuses()).toEqual([429]);
		expect(json).toHaveLength(61);
		for (const item of json) {
			expect(item.error).toContain(
				"The Zoom account's daily limit for API requests has been reached",
			);
			expect(JSON.stringify(item.details)).toContain(`${tomorrow} 06:00 UTC`);
		}
	});
});

describe("a registrant's daily limit of 10 status changes", () => {
	it('fails only the one who is named, and sends the rest of the group once more', async () => {
		const list = rows(30);
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} r3`] = 10;
		const { json } = await world.execute(list, parameters, carryOn);
		expect(statuses()).toEqual([429, 204]);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 29]);
		expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([3]);
		expect(json[3]?.error).toContain("Zoom's daily limit for status changes has been reached");
		expect(json[3]?.details).toMatchObject({
			httpStatus: 429,
			description: expect.stringContaining('The limit resets at 2026-12-02 00:00 UTC'),
		});
		expect(world.steps()).toEqual(['PUT', 'PUT', 'approved']);
	});

	it('with two of them in a group fails both, and sends nobody more than three times', async () => {
		const list = rows(30);
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} r3`] = 10;
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} r7`] = 10;
		const { json } = await world.execute(list, parameters, carryOn);
		expect(statuses()).toEqual([429, 429, 204]);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 29, 28]);
		expect(json[7]?.error).toContain('p7@example.com');
		expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([
			3, 7,
		]);
	});

	it('is not asked for over and over when Zoom counts it per event', async () => {
		world.sandbox.switches.dailyLimitPer = 'event';
		const { json } = await world.execute(rows(600), parameters, carryOn);
		expect(statuses()).toEqual([...Array(10).fill(204), 429, 429, 429, 429]);
		expect(json.filter(({ success }) => success === true)).toHaveLength(300);
		expect(json[300]?.error).toContain("Zoom's daily limit for status changes has been reached");
		expect(json[599]?.error).toContain("Not sent because Zoom didn't accept the previous requests");
	});

	it('holds for the whole request when Zoom names nobody', async () => {
		world.sandbox.addFault({
			answer: {
				status: 429,
				body: { code: 429, message: DAILY_REGISTRANT.replace(' (p3@example.com)', '') },
			},
		});
		const { json } = await world.execute(rows(5), parameters, carryOn);
		expect(statuses()).toEqual([429]);
		expect(json.every(({ success }) => success === false)).toBe(true);
	});
});

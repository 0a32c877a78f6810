import { putStatus, S2S_APP, useBench, statuses } from './support';

const MEETING = 912345678;

describe('the limit of ten status changes a day', () => {
	const bench = useBench((bench) => {
		bench.sandbox.addMeeting({ id: MEETING });
		bench.sandbox.addRegistrants(MEETING, 12);
	});

	const change = async (email: string, more: object[] = []) => {
		bench.clock.now += 1000;
		const token = bench.sandbox.issueToken(S2S_APP).access_token;
		return await putStatus(bench, MEETING, 'approve', [...more, { email }], { token });
	};

	it('holds per registrant, begins anew at 00:00 UTC, and spares the others in a refusal', async () => {
		for (let time = 0; time < 10; time += 1) await change('guest1@example.com');
		const refused = await change('guest1@example.com', [{ email: 'guest2@example.com' }]);

		expect(refused.status).toBe(429);
		expect(refused.json).toMatchObject({
			code: 429,
			message: expect.stringContaining(
				"(10) for meeting Update registrant's status API requests for the registrant (guest1@example.com)",
			),
		});
		expect(statuses(bench.sandbox, MEETING)[1]).toBe('pending');
		expect(refused.headers.get('x-ratelimit-category')).toBe('Medium');
		expect(refused.headers.get('x-ratelimit-limit')).toBe('10');
		expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(refused.headers.has('x-ratelimit-type')).toBe(false);
		expect(refused.headers.has('retry-after')).toBe(false);

		bench.clock.now = Date.UTC(2026, 4, 5) - 1001;
		expect((await change('guest1@example.com')).status).toBe(429);
		expect((await change('guest1@example.com')).status).toBe(204);
		expect(Object.values(bench.sandbox.state.dailyStatusChanges.perRegistrant)).toEqual([1]);
	});

	it('counts the whole event when the switch says so', async () => {
		bench.sandbox.switches.dailyLimitPer = 'event';
		for (let guest = 1; guest <= 10; guest += 1) {
			expect((await change(`guest${guest}@example.com`)).status).toBe(204);
		}
		const refused = await change('guest11@example.com');

		expect(refused.status).toBe(429);
		expect(refused.text).toContain('(guest11@example.com)');
		expect(bench.sandbox.state.dailyStatusChanges.perEvent).toEqual({ [MEETING]: 10 });
	});
});

import { SECOND_MS } from '../../sandbox/clock';
import { MONDAY, S2S_APP, useBench, type Answer } from './support';

const MEDIUM = '/users/me/meetings';
const LIGHT = '/users/me';

describe('rate limits', () => {
	const bench = useBench();

	const many = async (path: string, count: number) => {
		const answers: Answer[] = [];
		for (let index = 0; index < count; index += 1) answers.push(await bench.call(path));
		return answers.map((answer) => answer.status);
	};

	it.each([
		['free', LIGHT, 4],
		['free', MEDIUM, 2],
		['pro', LIGHT, 30],
		['pro', MEDIUM, 20],
		['business', LIGHT, 80],
		['business', MEDIUM, 60],
	] as const)('%s: %s can be asked %d times a second', async (plan, path, allowed) => {
		bench.sandbox.switches.plan = plan;

		expect(await many(path, allowed + 1)).toEqual([...Array<number>(allowed).fill(200), 429]);
		bench.clock.now += SECOND_MS;
		expect(await many(path, 1)).toEqual([200]);
	});

	it('tells category, limit and what remains on every answer', async () => {
		const [first, second] = [await bench.call(MEDIUM), await bench.call('/meetings/99')];

		expect(first.headers.get('x-ratelimit-category')).toBe('Medium');
		expect(first.headers.get('x-ratelimit-limit')).toBe('20');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('19');
		expect(second.status).toBe(404);
		expect(second.headers.get('x-ratelimit-category')).toBe('Light');
	});

	it('refuses within the second with type QPS and the next second', async () => {
		bench.sandbox.switches.plan = 'free';
		await many(MEDIUM, 2);
		const answer = await bench.call(MEDIUM);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message: 'You have reached the maximum per-second rate limit for this API. Try again later.',
		});
		expect(answer.headers.get('x-ratelimit-type')).toBe('QPS');
		expect(answer.headers.get('x-ratelimit-reset')).toBe(String(MONDAY / SECOND_MS + 1));
		expect(answer.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(answer.headers.has('retry-after')).toBe(false);
		expect(bench.sandbox.state.rateLimits.Medium?.usedToday).toBe(2);
	});

	it('refuses for the day with type Daily-limit and the next UTC midnight', async () => {
		bench.sandbox.switches.plan = 'free';
		await bench.call(MEDIUM);
		Object.assign(bench.sandbox.state.rateLimits.Medium ?? {}, { usedToday: 2000 });
		bench.clock.now += SECOND_MS;
		const answer = await bench.call(MEDIUM);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message:
				'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
		});
		expect(answer.headers.get('x-ratelimit-type')).toBe('Daily-limit');
		expect(answer.headers.get('retry-after')).toBe('2026-05-05T00:00:00Z');
		bench.clock.now = Date.UTC(2026, 4, 5);
		const token = bench.sandbox.issueToken(S2S_APP).access_token;
		expect((await bench.call(MEDIUM, { token })).status).toBe(200);
	});

	it('counts nothing with the plan unlimited', async () => {
		bench.sandbox.switches.plan = 'unlimited';

		expect(new Set(await many(MEDIUM, 100))).toEqual(new Set([200]));
	});
});

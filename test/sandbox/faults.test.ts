import { putStatus, useBench, statuses } from './support';

const MEETING = 912345678;
const BUSY = { status: 503, headers: { 'retry-after': '1' }, body: { code: 500, message: 'busy' } };

describe('faults', () => {
	const pauses: number[] = [];
	const bench = useBench(
		(bench) => {
			pauses.length = 0;
			bench.sandbox.addMeeting({ id: MEETING });
			bench.sandbox.addRegistrants(MEETING, 1);
		},
		{ pause: async (ms) => void pauses.push(ms) },
	);

	const approve = async () =>
		await putStatus(bench, MEETING, 'approve', [{ email: 'guest1@example.com' }]);
	const status = () => statuses(bench.sandbox, MEETING)[0];

	it('answers once in place of Zoom, and nothing is changed', async () => {
		bench.sandbox.addFault({ answer: BUSY });
		const answer = await approve();

		expect(answer.status).toBe(503);
		expect(answer.json).toEqual({ code: 500, message: 'busy' });
		expect(answer.headers.get('retry-after')).toBe('1');
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(status()).toBe('pending');
		expect(bench.sandbox.faults).toEqual([]);
		expect((await approve()).status).toBe(204);
	});

	it('sends text as it is, with the content type given', async () => {
		const body = '<html>Bad Gateway</html>';
		bench.sandbox.addFault({ answer: { status: 502, body, contentType: 'text/html' } });
		const answer = await approve();

		expect(answer.status).toBe(502);
		expect(answer.text).toBe(body);
		expect(answer.headers.get('content-type')).toContain('text/html');
	});

	it('can carry the change out first', async () => {
		bench.sandbox.addFault({ applyFirst: true, answer: BUSY });
		const answer = await approve();

		expect(answer.status).toBe(503);
		expect(answer.json).toEqual({ code: 500, message: 'busy' });
		expect(status()).toBe('approved');
		expect(bench.sandbox.requests.at(-1)?.status).toBe(503);
	});

	it('hits matching requests only, after those it lets pass, as often as it says', async () => {
		const match = { method: 'put', pathIncludes: '/registrants/status' };
		bench.sandbox.addFault({ match, skip: 1, times: 2, answer: { status: 500 } });
		const put = [];
		for (let index = 0; index < 4; index += 1) {
			put.push((await approve()).status);
			expect((await bench.call('/users/me')).status).toBe(200);
		}

		expect(put).toEqual([204, 500, 500, 204]);
	});

	it.each([
		['before', 'pending'],
		['after', 'approved'],
	] as const)('drops the connection %s the change', async (drop, expected) => {
		bench.sandbox.addFault({ drop });

		await expect(approve()).rejects.toThrow('fetch failed');
		expect(status()).toBe(expected);
		expect(bench.sandbox.requests).toHaveLength(1);
		expect(bench.sandbox.requests[0]?.status).toBeNull();
	});

	it('delays and then handles as usual', async () => {
		bench.sandbox.addFault({ delayMs: 60_000 });
		const answer = await approve();

		expect(pauses).toEqual([60_000]);
		expect(answer.status).toBe(204);
		expect(status()).toBe('approved');
	});

	it('expires all tokens just before the request', async () => {
		bench.sandbox.addFault({ skip: 1, expireTokens: true });

		expect((await approve()).status).toBe(204);
		const answer = await approve();
		expect(answer.status).toBe(401);
		expect(answer.json).toEqual({ code: 124, message: 'Access token is expired.' });
	});

	it('reaches the OAuth endpoints too', async () => {
		bench.sandbox.addFault({ match: { pathIncludes: '/oauth/token' }, answer: { status: 500 } });
		const answer = await fetch(`${bench.sandbox.url}/oauth/token`, { method: 'POST' });

		expect(answer.status).toBe(500);
	});
});

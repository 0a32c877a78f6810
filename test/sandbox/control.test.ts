import { startSandbox } from '../../sandbox';
import { putStatus, S2S_APP, send, useBench, statuses } from './support';

const LAUNCH = 85212345678;

describe('the sandbox over HTTP', () => {
	const bench = useBench();

	const own = async (path: string, method = 'GET', body?: unknown) =>
		await send(`${bench.sandbox.url}${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});

	it('shows a page with what is in it', async () => {
		const page = await own('/');

		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.text).toContain('Autumn Product Launch');
		expect(page.text).toContain(`${bench.sandbox.url}/v2`);
		expect(bench.sandbox.summary()).toContain('12 pending, 5 approved, 3 denied');
	});

	it('shows state and journal, but no tokens', async () => {
		const token = bench.tokenOf(S2S_APP);
		await putStatus(bench, LAUNCH, 'approve', [{ email: 'linh.tran@example.com' }]);
		const state = await own('/_sandbox/state');
		const requests = await own('/_sandbox/requests');

		expect(state.json).toMatchObject({
			meetings: { [LAUNCH]: { topic: 'Autumn Product Launch' } },
		});
		expect(requests.json).toMatchObject([
			{
				method: 'PUT',
				status: 204,
				headers: { authorization: '[redacted]' },
				body: expect.stringContaining('[{"email":"linh.tran@example.com"}]'),
			},
		]);
		expect(state.text + requests.text).not.toContain(token);
		expect(bench.sandbox.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
		expect(bench.sandbox.requests).toHaveLength(1);
	});

	it('redacts what the OAuth endpoints were sent', async () => {
		await own('/oauth/token?client_secret=hush', 'POST');
		await own('/oauth/authorize?code=hush');
		const requests = await own('/_sandbox/requests');

		expect(requests.json).toHaveLength(2);
		expect(requests.text).not.toContain('hush');
	});

	it('changes switches and refuses unknown ones', async () => {
		const changed = await own('/_sandbox/switches', 'PATCH', { plan: 'free' });
		expect(changed.json).toMatchObject({ plan: 'free', multipart: 'accept' });
		expect(bench.sandbox.switches.plan).toBe('free');

		for (const wrong of [
			{ plans: 'free' },
			{ plan: 'gold' },
			{ refusalNamesRegistrant: 'true' },
			[],
		]) {
			expect((await own('/_sandbox/switches', 'PATCH', wrong)).status).toBe(400);
		}
		expect((await own('/_sandbox/switches')).json).toEqual(bench.sandbox.switches);
	});

	it('queues faults and refuses misspelt ones', async () => {
		await own('/_sandbox/faults', 'POST', { answer: { status: 503, body: 'busy' } });
		expect((await bench.call('/users/me')).status).toBe(503);

		for (const wrong of [{ anser: {} }, { answer: { body: 'x' } }, 'fault']) {
			expect((await own('/_sandbox/faults', 'POST', wrong)).status).toBe(400);
		}
		expect(bench.sandbox.faults).toEqual([]);
	});

	it('resets everything', async () => {
		const token = bench.tokenOf(S2S_APP);
		await putStatus(bench, LAUNCH, 'approve', [{ email: 'linh.tran@example.com' }]);
		expect(statuses(bench.sandbox, LAUNCH)[2]).toBe('approved');
		bench.sandbox.addFault({ answer: { status: 500 } });

		expect((await own('/_sandbox/reset', 'POST')).status).toBe(204);
		expect(statuses(bench.sandbox, LAUNCH)[2]).toBe('pending');
		expect(bench.sandbox.requests).toEqual([]);
		expect(bench.sandbox.faults).toEqual([]);
		expect(bench.sandbox.state.rateLimits).toEqual({});
		expect((await bench.call('/users/me', { token })).status).toBe(401);
	});

	it('has the same account every time', async () => {
		const other = await startSandbox({ now: () => bench.clock.now });
		const [first] = other.meeting(LAUNCH).registrants;
		await other.close();

		expect(other.state).toEqual(bench.sandbox.state);
		expect(first).toMatchObject({
			id: expect.stringMatching(/^[\w-]{22}$/),
			email: 'grace.okafor@example.org',
		});
	});
});

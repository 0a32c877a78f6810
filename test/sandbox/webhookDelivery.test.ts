import { startSandbox } from '../../sandbox';
import { hmacHex, SECRET, signatureOf, useReceiver } from './receiver';
import { addEvents, JILL, MEETING } from './registering';
import { MONDAY, sendJson, useBench } from './support';

const CREATED = 'meeting.registration_created';
const NOW_SECONDS = MONDAY / 1000;

describe('the delivery of webhooks', () => {
	const receiver = useReceiver();
	const bench = useBench(addEvents, { webhookRetryDelaysMs: [5, 10, 15] });
	beforeEach(async () => {
		await bench.sandbox.subscribe({ url: receiver.url, events: [CREATED] });
	});

	const register = async () => {
		receiver.received.length = 0;
		bench.sandbox.deliveries.length = 0;
		bench.sandbox.register(MEETING, { email: `n${Math.random()}@example.com` });
		await bench.sandbox.settled();
		return bench.sandbox.deliveries.map(({ status }) => status);
	};

	it('asks the address to prove itself before it subscribes', async () => {
		const [question] = receiver.received;

		expect(question?.json).toEqual({
			payload: { plainToken: expect.stringMatching(/^[\w-]{22}$/) },
			event_ts: MONDAY,
			event: 'endpoint.url_validation',
		});
		expect(question?.headers['x-zm-signature']).toBe(question && signatureOf(question));
		receiver.secret = 'another';
		await expect(bench.sandbox.subscribe({ url: receiver.url, events: [CREATED] })).rejects.toThrow(
			'did not answer the validation right',
		);
		expect(bench.sandbox.state.eventSubscriptions).toHaveLength(1);
	});

	it('signs the raw body and the time in seconds', async () => {
		expect(await register()).toEqual([204]);
		const [event] = receiver.received;

		expect(event?.headers).toMatchObject({
			'content-type': 'application/json; charset=utf-8',
			'x-zm-request-timestamp': String(NOW_SECONDS),
			'x-zm-signature': `v0=${hmacHex(SECRET, `v0:${NOW_SECONDS}:${event?.body}`)}`,
		});
		expect(bench.sandbox.deliveries).toEqual([
			expect.objectContaining({ url: receiver.url, event: CREATED, at: MONDAY, attempt: 1 }),
		]);
	});

	it.each([
		[[200], [200]],
		[
			[500, 204],
			[500, 204],
		],
		[
			[503, 404, 302, 204],
			[503, 404, 302, 204],
		],
		[
			[500, 500, 500, 500, 204],
			[500, 500, 500, 500],
		],
	])('answers %j: attempts %j', async (statuses, attempts) => {
		receiver.statuses = statuses;

		expect(await register()).toEqual(attempts);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	});

	it('tries a 4xx again only when the switch says so', async () => {
		bench.sandbox.switches.webhookRetryOn = 'only5xx';
		receiver.statuses = [404, 204];
		expect(await register()).toEqual([404]);
		receiver.statuses = [500, 204];
		expect(await register()).toEqual([500, 204]);
	});

	it.each([
		['fresh', NOW_SECONDS + 300],
		['first', NOW_SECONDS],
	] as const)('signs a retry with the %s time', async (which, seconds) => {
		bench.sandbox.switches.webhookRetryTimestamp = which;
		receiver.statuses = [500];
		const done = register();
		bench.clock.now += 300_000;
		await done;
		const [, second] = receiver.received;

		expect(second?.headers['x-zm-request-timestamp']).toBe(String(seconds));
		expect(second?.headers['x-zm-signature']).toBe(second && signatureOf(second));
	});

	it('gives up on an answer after three seconds', async () => {
		const timeout = jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementationOnce(() => AbortSignal.abort());

		expect(await register()).toEqual([null, 204]);
		expect(timeout).toHaveBeenCalledWith(3000);
		timeout.mockRestore();
	});

	it('does not keep the API waiting', async () => {
		receiver.statuses = [0];
		const path = `/meetings/${MEETING}/registrants`;

		expect((await sendJson(bench, 'POST', path, JILL)).status).toBe(201);
		expect(bench.sandbox.deliveries.map(({ event }) => event)).toEqual(['endpoint.url_validation']);
	});

	it('does not wait for retries that are minutes away, and ends them when it is closed', async () => {
		const sandbox = await startSandbox();
		await sandbox.subscribe({ url: receiver.url, events: [CREATED] });
		receiver.statuses = [500];
		sandbox.register(85212345678, { email: 'n@example.com' });
		await sandbox.settled();
		await sandbox.close();

		expect(sandbox.deliveries.map(({ status }) => status)).toEqual([200, 500]);
	});

	it('sends only to who subscribed, and only the events of the hosts named', async () => {
		const [subscription] = bench.sandbox.state.eventSubscriptions;
		Object.assign(subscription ?? {}, { userIds: ['somebody else'] });
		expect(await register()).toEqual([]);
		Object.assign(subscription ?? {}, { userIds: null, events: ['webinar.registration_created'] });
		expect(await register()).toEqual([]);
	});

	it('begins anew with a reset', async () => {
		await register();
		bench.sandbox.reset();

		expect(bench.sandbox.deliveries).toEqual([]);
		expect(bench.sandbox.state.eventSubscriptions).toEqual([]);
	});
});

import { hmacHex, SECRET, signatureOf, useReceiver } from './receiver';
import { MONDAY, send, useBench } from './support';

const NOW_SECONDS = MONDAY / 1000;

describe('webhooks sent by hand', () => {
	const receiver = useReceiver();
	const bench = useBench();

	const own = async (path: string, body: unknown) =>
		await send(`${bench.sandbox.url}/_sandbox/${path}`, {
			method: 'POST',
			body: JSON.stringify(body),
		});

	it('carry any payload, well signed, and give the answer', async () => {
		receiver.statuses = [418];
		const delivery = await bench.sandbox.deliver('meeting.started', {
			url: receiver.url,
			payload: { object: { id: 'ä' } },
		});

		expect(delivery).toMatchObject({ status: 418, attempt: 1, event: 'meeting.started' });
		expect(receiver.received[0]?.body).toBe(
			`{"event":"meeting.started","event_ts":${MONDAY},"payload":{"object":{"id":"ä"}}}`,
		);
		expect(receiver.received.map(({ headers }) => headers['x-zm-signature'])).toEqual(
			receiver.received.map((one) => signatureOf(one)),
		);
	});

	it('can be forged in each way', async () => {
		const { url } = receiver;
		await bench.sandbox.deliver('x.y', { url, secretToken: 'wrong' });
		await bench.sandbox.deliver('x.y', { url, timestampOffsetSeconds: -600 });
		await bench.sandbox.deliver('x.y', { url, headers: { 'X-Zm-Signature': undefined } });
		await bench.sandbox.deliver('x.y', { url, headers: { 'x-zm-request-timestamp': 'soon' } });
		await bench.sandbox.deliver('x.y', { url, alterBody: (body) => body.replace('x.y', 'x.z') });
		const [wrong, stale, unsigned, odd, altered] = receiver.received;

		expect(wrong?.headers['x-zm-signature']).toBe(wrong && signatureOf(wrong, 'wrong'));
		expect(stale?.headers['x-zm-request-timestamp']).toBe(String(NOW_SECONDS - 600));
		expect(stale?.headers['x-zm-signature']).toBe(stale && signatureOf(stale));
		expect(unsigned?.headers).not.toHaveProperty('x-zm-signature');
		expect(odd?.headers['x-zm-request-timestamp']).toBe('soon');
		expect(altered?.json.event).toBe('x.z');
		expect(altered?.headers['x-zm-signature']).not.toBe(altered && signatureOf(altered));
		expect(altered?.headers['x-zm-signature']).toBe(
			`v0=${hmacHex(SECRET, `v0:${NOW_SECONDS}:${altered?.body.replace('x.z', 'x.y')}`)}`,
		);
	});

	it('are subscribed to, caused and seen over HTTP', async () => {
		const events = ['meeting.registration_created'];
		const subscribed = await own('subscriptions', { url: receiver.url, events });
		expect(subscribed.json).toMatchObject({
			url: receiver.url,
			validated: true,
			createdByApp: false,
		});
		const registered = await own('register', { meetingId: 85212345678, email: 'new@example.com' });
		expect(registered.json).toMatchObject({ email: 'new@example.com', status: 'pending' });
		await bench.sandbox.settled();

		const deliveries = await send(`${bench.sandbox.url}/_sandbox/deliveries`);
		expect(deliveries.json).toMatchObject([
			{ event: 'endpoint.url_validation', status: 200 },
			{ event: 'meeting.registration_created', status: 204 },
		]);
		expect(bench.sandbox.summary()).toContain(receiver.url);
	});

	it.each([
		['subscriptions', {}],
		['subscriptions', { url: 'http://127.0.0.1:1/', events: [] }],
		['subscriptions', { url: 'http://127.0.0.1:1/', events: ['x.y'] }],
		['subscriptions', { url: 'http://127.0.0.1:1/', events: ['x.y'], secret: 'x' }],
		['register', {}],
		['register', { meetingId: 1, email: 'new@example.com' }],
	])('refuse %s %j', async (path, body) => {
		expect((await own(path, body)).status).toBe(400);
		expect(bench.sandbox.state.eventSubscriptions).toEqual([]);
	});
});

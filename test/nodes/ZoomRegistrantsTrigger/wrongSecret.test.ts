import { ALARM_PAUSE_MS, ALL_IS_WELL_MS } from '../../../nodes/ZoomRegistrantsTrigger/alarm';
import { deliver, validation } from '../../support/zoomSender';
import { created } from '../../support/zoomEvents';
import { secretOnly, startN8n, triggerWithClock } from './support';

const START = 1_795_500_000_000;

/** A trigger whose credential may have the secret of another app, and a clock that tests move. */
async function published(secret: string) {
	const clock = { now: START };
	const stored = [secretOnly(secret)];
	const nodeType = triggerWithClock(() => clock.now);
	const n8n = await startN8n({}, { stored, nodeType });
	const listening = await n8n.listen('activate');
	const send = async (event: unknown = created(), options = {}) =>
		await deliver(n8n.webhookUrl(), event, {
			timestamp: Math.floor(clock.now / 1000),
			...options,
		});
	return { n8n, listening, clock, stored, send };
}

describe('events refused because the secret is wrong', () => {
	it('are listed as one failed execution an hour, which says what to do', async () => {
		const { n8n, listening, clock, send } = await published('of another app');
		for (let n = 0; n < 5; n += 1) expect((await send(created({ id: `r${n}` }))).status).toBe(401);
		expect(listening.failed.map(({ message }) => message)).toEqual([
			"Requests that look like Zoom's are refused, because their signature doesn't match the credential's Webhook Secret Token",
		]);
		expect(listening.failed[0]?.description).toMatch(/Features > Access.*Zoom doesn't resend/);
		clock.now += ALARM_PAUSE_MS;
		await send();
		expect(listening.failed).toHaveLength(2);
		expect(n8n.started).toEqual([]);
		await listening.close();
		clock.now += ALARM_PAUSE_MS;
		await send();
		expect(listening.failed).toHaveLength(2);
	});

	it('are listed again after the clock was set back by more than the pause', async () => {
		const { listening, clock, send } = await published('of another app');
		await send();
		clock.now -= ALARM_PAUSE_MS / 2;
		await send();
		expect(listening.failed).toHaveLength(2);
		await listening.close();
	});

	it('count again with the next delivery after the secret was corrected', async () => {
		const { n8n, listening, clock, stored, send } = await published('of another app');
		await send();
		stored.splice(0, 1, secretOnly());
		clock.now += 1_500;
		expect((await send()).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
		await listening.close();
	});

	it('are listed if there is no secret at all, and for a validation too', async () => {
		const { listening, send } = await published('');
		expect((await send(validation())).status).toBe(401);
		expect(listening.failed[0]?.message).toMatch(/has no Webhook Secret Token/);
		await listening.close();
	});

	it('are forged ones while true ones arrive, and not listed', async () => {
		const { listening, clock, send } = await published('kQ1v0yJxT9uZ3mWn5bRc7A');
		await send();
		await send(created({ id: 'forged' }), { secret: 'another' });
		clock.now += ALL_IS_WELL_MS - 1;
		await send(created({ id: 'forged' }), { secret: 'another' });
		expect(listening.failed).toEqual([]);
		clock.now += 1;
		await send(created({ id: 'forged' }), { secret: 'another' });
		expect(listening.failed).toHaveLength(1);
		await listening.close();
	});

	it.each([
		['has no signature', created(), { headers: { 'x-zm-signature': undefined } }],
		['has a signature of another kind', created(), { headers: { 'x-zm-signature': 'v0=12' } }],
		['is of last year', created(), { timestamp: START / 1000 - 31_536_000 }],
		['is about nothing of Zoom', { hello: 'world' }, {}],
		['is no JSON', 'hello', { headers: { 'content-type': 'text/plain' } }],
	])('are not listed if a request does not look like Zoom: it %s', async (_, event, options) => {
		const { listening, send } = await published('of another app');
		expect((await send(event, options)).status).toBe(401);
		expect(listening.failed).toEqual([]);
		await listening.close();
	});

	it('are shown in the editor during a test', async () => {
		const n8n = await startN8n({}, { stored: [secretOnly('of another app')] });
		await n8n.activate(true);
		expect((await deliver(n8n.webhookUrl(true), created())).status).toBe(500);
		expect(n8n.logs.join()).toContain("thrown: Requests that look like Zoom's are refused");
	});
});

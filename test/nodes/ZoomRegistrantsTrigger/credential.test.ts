import { sleep } from 'n8n-workflow';

import { MAX_WAITING, SECRET_KEPT_MS } from '../../../nodes/ZoomRegistrantsTrigger/secretReads';
import { MemoryCredentials } from '../../support/credentials';
import { created } from '../../support/zoomEvents';
import { deliver } from '../../support/zoomSender';
import { secretOnly, startN8n, triggerWithClock } from './support';

describe('the secret', () => {
	let read: jest.SpyInstance;
	beforeEach(() => {
		read = jest.spyOn(MemoryCredentials.prototype, 'getDecrypted');
	});
	afterEach(() => jest.restoreAllMocks());

	it('is read once for a crowd, and once a second at most for the forged requests in it', async () => {
		let now = Date.now();
		const wait = async (ms: number) => {
			now += ms;
			return true;
		};
		const readAt: number[] = [];
		const n8n = await startN8n({}, { nodeType: triggerWithClock(() => now, wait) });
		const original = read.getMockImplementation() as (...given: unknown[]) => unknown;
		read.mockImplementation(function (this: unknown, ...given: unknown[]) {
			readAt.push(now);
			return original.apply(this, given);
		});
		const answers = await Promise.all(
			Array.from({ length: 100 }, async (_, n) =>
				deliver(
					n8n.webhookUrl(),
					created({ id: `r${n}` }),
					n % 2 === 0 ? {} : { secret: 'forged' },
				),
			),
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
		expect(answers.filter(({ status }) => status === 401)).toHaveLength(50);
		expect(n8n.started).toHaveLength(50);
		expect(readAt.length).toBeGreaterThan(1);
		for (const [n, at] of readAt.slice(1).entries()) {
			expect(at - (readAt[n] ?? 0)).toBeGreaterThanOrEqual(1_000);
		}
	});

	it('loses none of the events that arrive within a second after a refusal and its correction', async () => {
		const stored = [secretOnly('mistyped')];
		let now = Date.now();
		const waits: Array<{ ms: number; end: (isOpen: boolean) => void }> = [];
		const wait = async (ms: number) => await new Promise<boolean>((end) => waits.push({ ms, end }));
		const n8n = await startN8n({}, { stored, nodeType: triggerWithClock(() => now, wait) });
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(401);
		stored.splice(0, 1, secretOnly());
		now += 300;
		const events = ['a', 'b', 'c'].map(async (id) => deliver(n8n.webhookUrl(), created({ id })));
		while (waits.length === 0) await sleep(1);
		expect(waits.map(({ ms }) => ms)).toEqual([700]);
		now += 700;
		waits[0]?.end(true);
		expect((await Promise.all(events)).map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(n8n.started).toHaveLength(3);
		expect(read).toHaveBeenCalledTimes(2);
	});

	it('is waited for by a limited number of requests; Zoom is told to send the others again', async () => {
		const now = Date.now();
		let end: (isOpen: boolean) => void = () => undefined;
		const wait = async () => await new Promise<boolean>((resolve) => (end = resolve));
		const n8n = await startN8n({}, { nodeType: triggerWithClock(() => now, wait) });
		await deliver(n8n.webhookUrl(), created());
		const statuses: number[] = [];
		const forged = Array.from({ length: MAX_WAITING + 5 }, async () => {
			const { status } = await deliver(n8n.webhookUrl(), created(), { secret: 'forged' });
			statuses.push(status);
		});
		while (statuses.length < 5) await sleep(1);
		expect(statuses).toEqual([503, 503, 503, 503, 503]);
		end(true);
		await Promise.all(forged);
		expect(statuses.slice(5)).toEqual(Array.from({ length: MAX_WAITING }, () => 401));
	});

	it('is read again at once when the clock was set back, so that a replaced one does not count', async () => {
		const stored = [secretOnly('former')];
		let now = Date.now();
		const wait = jest.fn(async () => true);
		const n8n = await startN8n({}, { stored, nodeType: triggerWithClock(() => now, wait) });
		const timestamp = Math.floor(now / 1000) - 3_600;
		const send = async (id: string, secret?: string) =>
			(await deliver(n8n.webhookUrl(), created({ id }), { timestamp, ...(secret && { secret }) }))
				.status;
		expect(await send('a', 'former')).toBe(200);
		stored.splice(0, 1, secretOnly());
		now -= 3_600_000;
		expect(await send('b')).toBe(200);
		expect(await send('c', 'former')).toBe(401);
		expect(n8n.started).toHaveLength(2);
	});

	it('counts at once when it has been corrected', async () => {
		const stored = [secretOnly('mistyped')];
		let now = Date.now();
		const n8n = await startN8n({}, { stored, nodeType: triggerWithClock(() => now) });
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(401);
		stored.splice(0, 1, secretOnly());
		now += 1_500;
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	it.each([
		['replaced', [secretOnly('another')]],
		['removed', [secretOnly('')]],
		['lost with its credential', []],
	])('does not count any more ten seconds after it was %s', async (_, later) => {
		const stored = [secretOnly()];
		let now = Date.now();
		const n8n = await startN8n({}, { stored, nodeType: triggerWithClock(() => now) });
		const timestamp = Math.floor(now / 1000);
		expect((await deliver(n8n.webhookUrl(), created(), { timestamp })).status).toBe(200);
		stored.splice(0, 1, ...later);
		now += SECRET_KEPT_MS + 1;
		const answer = await deliver(n8n.webhookUrl(), created({ id: 'b' }), { timestamp });
		expect(answer.status).toBe(401);
		expect(n8n.started).toHaveLength(1);
	});

	it('is not taken from another node, nor from another credential', async () => {
		const first = await startN8n();
		await deliver(first.webhookUrl(), created());
		const other = await startN8n({}, { stored: [secretOnly('another')] });
		expect((await deliver(other.webhookUrl(), created())).status).toBe(401);
		first.node.credentials = { zoomRegistrantsOAuth2Api: { id: 'gone', name: 'gone' } };
		expect((await deliver(first.webhookUrl(), created({ id: 'b' }))).status).toBe(401);
	});

	it('is read again after the credential could not be read, which Zoom is told to wait for', async () => {
		const n8n = await startN8n();
		read.mockRejectedValueOnce(new Error('locked')).mockRejectedValueOnce(new Error('locked'));
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(503);
		expect((await deliver(n8n.webhookUrl(), created())).status).toBe(200);
	});
});

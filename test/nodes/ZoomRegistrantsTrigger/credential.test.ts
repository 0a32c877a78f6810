import { SECRET_KEPT_MS } from '../../../nodes/ZoomRegistrantsTrigger/credential';
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

	it('is read once for a crowd, in which forged ones cost one reading more', async () => {
		const now = Date.now();
		const n8n = await startN8n({}, { nodeType: triggerWithClock(() => now) });
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
		expect(n8n.started).toHaveLength(50);
		expect(read.mock.calls.length).toBeLessThanOrEqual(2);
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

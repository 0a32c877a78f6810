import { type INodeParameters, type INodeType, type ITriggerFunctions, sleep } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import { watch } from '../../../nodes/ZoomRegistrantsTrigger/watch';
import { ZoomRegistrantsTrigger } from '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import type { N8nOptions } from '../../support/n8nWithWebhooks';
import { startN8n } from './support';
import { refuse, startAutomatic, subscribedUrls, takeScope, useZoom } from './zoom';

const zoom = useZoom();

/** The node with a clock on which every wait is over at once, or cancelled. */
function impatientTrigger(clock: Partial<Clock> = {}): INodeType {
	return new (class extends ZoomRegistrantsTrigger {
		override async trigger(this: ITriggerFunctions) {
			return await watch(this, { ...SYSTEM_CLOCK, wait: async () => true, ...clock });
		}
	})();
}

const automatic = async (parameters: INodeParameters = {}, options: Partial<N8nOptions> = {}) =>
	await startAutomatic(zoom.sandbox, parameters, { nodeType: impatientTrigger(), ...options });

const lists = () =>
	zoom.sandbox.requests.filter(
		({ method, path }) => method === 'GET' && path.includes('event_subscription'),
	).length;

/** Waits until something has happened in the background; if it never does, the test's own limit ends it. */
async function until(probe: () => boolean): Promise<void> {
	while (!probe()) await sleep(10);
}

describe('after a restart of n8n', () => {
	it('a subscription that was deleted in Zoom is made again, with a line in the log', async () => {
		const n8n = await automatic();
		await n8n.activate();
		zoom.sandbox.state.eventSubscriptions.length = 0;
		const listening = await n8n.listen();
		await until(() => subscribedUrls(zoom.sandbox).length === 1);
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl()]);
		expect(n8n.logs.join()).toContain(
			`Zoom has no event subscription for ${n8n.webhookUrl()}; subscribing again`,
		);
		expect(listening.failed).toEqual([]);
		await listening.close();
	});

	it('one that is there is left alone', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const [before] = zoom.sandbox.state.eventSubscriptions;
		const seen = lists();
		const listening = await n8n.listen();
		await until(() => lists() > seen);
		listening.tick();
		await until(() => lists() > seen + 1);
		expect(zoom.sandbox.state.eventSubscriptions).toEqual([before]);
		await listening.close();
	});

	it('with another address, that one is subscribed', async () => {
		const first = await automatic();
		await first.activate();
		const second = await automatic({}, { row: first.row, webhookId: first.node.webhookId ?? '' });
		const listening = await second.listen();
		await until(() => subscribedUrls(zoom.sandbox).includes(second.webhookUrl()));
		expect(second.webhookUrl()).not.toBe(first.webhookUrl());
		expect(second.logs.join()).toContain("this n8n's former address");
		await listening.close();
	});

	it('what fails is listed as a failed execution, and tried again an hour later', async () => {
		const n8n = await automatic();
		await n8n.activate();
		zoom.sandbox.state.eventSubscriptions.length = 0;
		takeScope(zoom.sandbox, 'POST');
		const listening = await n8n.listen();
		await until(() => listening.failed.length === 1);
		expect(listening.failed[0]?.message).toMatch(
			/^The event subscription couldn't be checked or renewed: The credential is missing a scope: m/,
		);
		zoom.sandbox.faults.length = 0;
		listening.tick();
		await until(() => subscribedUrls(zoom.sandbox).length === 1);
		await listening.close();
	});

	it('nothing is made twice where Zoom does not list subscriptions', async () => {
		const n8n = await automatic();
		await n8n.activate();
		takeScope(zoom.sandbox, 'GET');
		const seen = lists();
		const listening = await n8n.listen();
		await until(() => lists() > seen);
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl()]);
		await listening.close();
	});

	it('nothing is asked if the workflow is unpublished before the first check', async () => {
		const nodeType = impatientTrigger({ wait: async () => await Promise.resolve(false) });
		const n8n = await automatic({}, { nodeType });
		await n8n.activate();
		const seen = zoom.sandbox.requests.length;
		const listening = await n8n.listen();
		await sleep(20);
		await listening.close();
		expect(zoom.sandbox.requests).toHaveLength(seen);
	});

	it.each([
		[0, '0 0 * * * *'],
		[0.5, '0 30 * * * *'],
		[0.999, '0 59 * * * *'],
	])('the check is once an hour, at a minute drawn by lot: %d', async (random, cron) => {
		const nodeType = impatientTrigger({ random: () => random });
		const n8n = await automatic({}, { nodeType });
		await n8n.activate();
		const listening = await n8n.listen('activate');
		await listening.close();
		expect(listening.crons).toEqual([cron]);
	});

	it('nothing is asked when the workflow is published, because that has just been done', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const seen = zoom.sandbox.requests.length;
		const listening = await n8n.listen('activate');
		await listening.close();
		expect(zoom.sandbox.requests).toHaveLength(seen);
	});

	it('a manual subscription is none of its business', async () => {
		const n8n = await startN8n({}, { nodeType: impatientTrigger() });
		await n8n.activate();
		const listening = await n8n.listen();
		listening.tick();
		await listening.close();
		expect(zoom.sandbox.requests).toEqual([]);
	});

	it('a Zoom that is away for the moment changes nothing', async () => {
		const n8n = await automatic();
		await n8n.activate();
		refuse(zoom.sandbox, 'GET', { status: 503, body: { message: 'Service Unavailable' } }, 10);
		const seen = lists();
		const listening = await n8n.listen();
		await until(() => n8n.logs.some((line) => line.includes('currently unavailable')));
		expect(lists()).toBeGreaterThan(seen);
		expect(subscribedUrls(zoom.sandbox)).toHaveLength(1);
		expect(listening.failed).toEqual([]);
		await listening.close();
	});
});

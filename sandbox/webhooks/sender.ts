// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- not a node: a server of its own
import { setMaxListeners } from 'node:events';
import { delay, MINUTE_MS, SECOND_MS } from '../clock';
import type { Switches } from '../switches';
import { post } from './post';
import { Slots } from './slots';
import type { Delivery, Job, Sender } from './types';

/** Waits up to this long for a retry count as under way. */
const NEAR_MS = SECOND_MS;

/** Zoom: 5 minutes after the first attempt, 20 after the second, 60 after the third (https://developers.zoom.us/blog/webhook-delays). */
const RETRY_DELAYS_MS = [5 * MINUTE_MS, 20 * MINUTE_MS, 60 * MINUTE_MS];

/** Zoom: "respond within 3 seconds" (https://developers.zoom.us/docs/api/webhooks/). */
const ANSWER_TIMEOUT_MS = 3 * SECOND_MS;

/** A sender without deliveries; `retryDelaysMs` are the pauses before the second attempt, the third, …; no more than `connections` are posted at once. */
export function createSender(
	retryDelaysMs = RETRY_DELAYS_MS,
	connections = Number.POSITIVE_INFINITY,
	answerTimeoutMs = ANSWER_TIMEOUT_MS,
): Sender {
	return {
		deliveries: [],
		retryDelaysMs,
		answerTimeoutMs,
		stop: newStop(),
		busy: 0,
		waiting: [],
		slots: new Slots(connections),
	};
}

/** Delivers in the background, again after each pause until a 2xx comes or no pause is left. */
export function send(sender: Sender, switches: Switches, job: Job): void {
	void deliverWithRetries(sender, switches, job, sender.stop.signal);
}

/** Waits until no delivery is under way and none will be tried again within the second. */
export async function settled(sender: Sender): Promise<void> {
	if (sender.busy === 0) return;
	await new Promise<void>((resolve) => sender.waiting.push(resolve));
}

/** Ends what is under way and all waiting for retries. */
export function stopSender(sender: Sender): void {
	sender.stop.abort();
}

/** Begins anew: nothing is under way and nothing was delivered. */
export function resetSender(sender: Sender): void {
	stopSender(sender);
	sender.stop = newStop();
	sender.deliveries.length = 0;
}

/** Every delivery under way listens to it, and there may be thousands. */
function newStop(): AbortController {
	const stop = new AbortController();
	setMaxListeners(0, stop.signal);
	return stop;
}

/** Posts once and keeps the outcome in the journal. */
export async function deliverOnce(sender: Sender, job: Job, attempt = 1): Promise<Delivery> {
	count(sender, 1);
	const stopped = sender.stop.signal;
	const delivery = await sender.slots.use(async () => {
		const hangUpAfterMs = job.hangUpAfterMs ?? sender.answerTimeoutMs;
		return await post({ ...job, hangUpAfterMs }, attempt, stopped);
	});
	if (!stopped.aborted) sender.deliveries.push(delivery);
	count(sender, -1);
	return delivery;
}

async function deliverWithRetries(
	sender: Sender,
	switches: Switches,
	job: Job,
	stopped: AbortSignal,
): Promise<void> {
	count(sender, 1);
	const first = job.timestamp();
	const delays = [...sender.retryDelaysMs];
	for (let attempt = 1; !stopped.aborted; attempt += 1) {
		const timestamp = switches.webhookRetryTimestamp === 'fresh' ? job.timestamp() : first;
		const { status } = await deliverOnce(sender, { ...job, timestamp: () => timestamp }, attempt);
		const pause = delays.shift();
		if (pause === undefined || !isRetried(status, switches)) break;
		const isNear = pause <= NEAR_MS;
		if (!isNear) count(sender, -1);
		await delay(pause, stopped);
		if (!isNear) count(sender, 1);
	}
	count(sender, -1);
}

function isRetried(status: number | null, { webhookRetryOn }: Switches): boolean {
	if (status === null) return true;
	const isSuccess = status >= 200 && status < 300;
	return webhookRetryOn === 'no2xx' ? !isSuccess : status >= 500;
}

function count(sender: Sender, change: 1 | -1): void {
	sender.busy += change;
	if (sender.busy > 0) return;
	for (const resolve of sender.waiting.splice(0)) resolve();
}

import type { LiveCheckOptions, WebhookOptions } from '../options';
import { type Finding, finding, open } from '../points';
import { type Answer, isDone, Unsettled, type Zoom } from '../zoom';
import { type Receiver, startReceiver } from './receiver';

const PATH = '/marketplace/app/event_subscription';
const POLL_MS = 1_000;

/** A subscription that lives as long as the check. */
export interface Webhooks {
	subscribed: Finding;
	/** Waits until the event that was refused comes again, and compares the signed times. */
	retried: () => Promise<Finding>;
	close: () => Promise<void>;
}

/** Subscribes this computer to registrations, if Zoom can reach it. */
export async function startWebhooks(zoom: Zoom, options: LiveCheckOptions): Promise<Webhooks> {
	const { webhook } = options;
	if (webhook === undefined) {
		const why = 'not asked: needs --webhook-url';
		return {
			subscribed: open('subscription', why),
			retried: async () => open('retryTime', why),
			close: async () => {},
		};
	}
	const receiver = await startReceiver(webhook.port, webhook.secretToken);
	const answer = await subscribe(zoom, options.accountId, webhook.url).catch(async (error) => {
		if (error instanceof Unsettled) return error.answer;
		await receiver.close();
		throw error;
	});
	const id = answer.json.event_subscription_id;
	const isSubscribed = isDone(answer) && typeof id === 'string';
	return {
		subscribed: subscribedOrNot(isSubscribed, answer),
		retried: async () =>
			isSubscribed
				? await retried(zoom, receiver, webhook)
				: open('retryTime', 'not asked: there is no subscription'),
		close: async () => {
			await receiver.close();
			if (isSubscribed) await zoom.call('DELETE', `${PATH}/${id}`, {}, true);
		},
	};
}

/** A missing scope is a refusal here: Zoom may not offer it to this kind of app. */
function subscribedOrNot(isSubscribed: boolean, { status, said }: Answer): Finding {
	if (isSubscribed) return finding('subscription', 'works', said);
	const isRefused = status >= 400 && status < 500 && status !== 401 && status !== 429;
	return isRefused ? finding('subscription', 'refused', said) : open('subscription', said);
}

async function subscribe(zoom: Zoom, accountId: string, url: string): Promise<Answer> {
	return await zoom.call('POST', PATH, {
		json: {
			events: ['meeting.registration_created'],
			event_webhook_url: url,
			event_subscription_name: 'Live check (deletes itself)',
			subscription_scope: 'account',
			account_id: accountId,
		},
	});
}

async function retried(zoom: Zoom, { times }: Receiver, { waitMs }: WebhookOptions) {
	const { pause, say, stop } = zoom.environment;
	if (times.length < 2) say('Waiting for Zoom to send an event again, up to six minutes …');
	for (let waited = 0; times.length < 2 && waited < waitMs; waited += POLL_MS) {
		if (stop?.aborted) break;
		await pause(POLL_MS);
	}
	const [first, second] = times;
	if (first === undefined) return open('retryTime', 'no event arrived');
	if (second === undefined) return open('retryTime', "the event wasn't sent again");
	const seen = `signed at ${first}, and at ${second} when sent again`;
	return finding('retryTime', first === second ? 'first' : 'fresh', seen);
}

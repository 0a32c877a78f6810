import { textOf } from '../transport/guards';
import type { Subscriber, SubscribingFunctions } from './subscriber';

import { hostOf } from '../transport/connection';

/**
 * The IDs of subscriptions that this process has created, by address. n8n saves static data only if all
 * nodes of a workflow could be activated; if another node fails, the ID is only here.
 */
const created = new Map<string, string>();

/** Whether the last subscription was for this address, app, account or user, and exactly these events. */
export function isSaved(
	functions: SubscribingFunctions,
	subscriber: Subscriber,
	events: string[],
): boolean {
	const { subscriptionId, subscriptionUrl, subscriptionEvents, subscriptionOf } =
		functions.getWorkflowStaticData('node');
	return (
		typeof subscriptionId === 'string' &&
		subscriptionUrl === subscriber.url &&
		subscriptionEvents === events.join() &&
		subscriptionOf === ownerOf(functions, subscriber)
	);
}

/** Identifies whose events a subscription is for, and the credential with which it was made. */
function ownerOf(functions: SubscribingFunctions, { connection, scope }: Subscriber): string {
	const { credentialType } = connection;
	const credentialId = functions.getNode().credentials?.[credentialType]?.id ?? '';
	return [credentialType, credentialId, scope.accountId ?? '', scope.userId ?? ''].join();
}

/** The IDs of an address's subscriptions that are known without a request to Zoom. */
export function savedIds(functions: SubscribingFunctions, url: string): string[] {
	const { subscriptionId, subscriptionUrl } = functions.getWorkflowStaticData('node');
	const stored = subscriptionUrl === url ? subscriptionId : undefined;
	return [stored, created.get(url)].filter((id) => typeof id === 'string');
}

/** Saves a subscription, in this process and with the workflow. */
export function save(
	functions: SubscribingFunctions,
	subscriber: Subscriber,
	id: string,
	events: string[],
): void {
	const { url } = subscriber;
	created.set(url, id);
	Object.assign(functions.getWorkflowStaticData('node'), {
		subscriptionId: id,
		subscriptionUrl: url,
		subscriptionBase: baseOf(functions),
		subscriptionEvents: events.join(),
		subscriptionOf: ownerOf(functions, subscriber),
	});
}

/** Clears the subscription of an address after it has been deleted. */
export function clear(functions: SubscribingFunctions, url: string): void {
	created.delete(url);
	const staticData = functions.getWorkflowStaticData('node');
	for (const name of [
		'subscriptionId',
		'subscriptionUrl',
		'subscriptionBase',
		'subscriptionEvents',
		'subscriptionOf',
	]) {
		delete staticData[name];
	}
}

/**
 * Logs the subscription of a former address, if n8n's address (WEBHOOK_URL) has changed. It isn't
 * deleted: if this n8n is a copy of another one, the subscription belongs to the other one.
 */
export function logFormerAddress(functions: SubscribingFunctions, url: string): void {
	const { subscriptionId, subscriptionUrl } = functions.getWorkflowStaticData('node');
	if (typeof subscriptionId !== 'string' || typeof subscriptionUrl !== 'string') return;
	if (subscriptionUrl === url) return;
	functions.logger.warn(
		`The Zoom event subscription ${subscriptionId} sends to ${hostOf(subscriptionUrl) ?? 'another address'}, this n8n's former address. If no n8n is there anymore, delete it in the Zoom app under Features > Access.`,
	);
}

/**
 * The node's current address: that of its last subscription, with n8n's current base URL (WEBHOOK_URL).
 * `undefined` if there was no subscription.
 */
export function addressNow(functions: SubscribingFunctions): string | undefined {
	const { subscriptionUrl, subscriptionBase } = functions.getWorkflowStaticData('node');
	if (typeof subscriptionUrl !== 'string') return undefined;
	const former = textOf(subscriptionBase);
	const now = baseOf(functions);
	if (former === '' || now === '' || !subscriptionUrl.startsWith(former)) return subscriptionUrl;
	return now + subscriptionUrl.slice(former.length);
}

/** Whether an address was the last one subscribed. */
export function isSavedAddress(functions: SubscribingFunctions, url: string): boolean {
	return created.has(url) || functions.getWorkflowStaticData('node').subscriptionUrl === url;
}

/**
 * n8n's base URL, taken from a URL that n8n provides to every node: `{base}webhook-waiting/…`. `''` in
 * the hourly check, during which n8n 2 evaluates no expressions.
 */
function baseOf(functions: SubscribingFunctions): string {
	try {
		const waiting = textOf(functions.getNodeParameter('waitingUrl', ''));
		return /^(https?:\/\/.*\/)[^/]+\/[^/]*$/.exec(waiting)?.[1] ?? '';
	} catch {
		return '';
	}
}

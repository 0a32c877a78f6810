import type { IHookFunctions } from 'n8n-workflow';

import { hostOf } from '../transport/connection';

/**
 * The subscriptions that this process has created, by address. n8n saves static data only when all
 * nodes of a workflow could be activated; where another one fails, this is what is left of the ID.
 */
const created = new Map<string, string>();

/** Whether an address was last subscribed to exactly these events. */
export function isSaved(functions: IHookFunctions, url: string, events: string[]): boolean {
	const { subscriptionUrl, subscriptionEvents } = functions.getWorkflowStaticData('node');
	return subscriptionUrl === url && subscriptionEvents === events.join();
}

/** The subscriptions of an address that are known without asking Zoom. */
export function savedIds(functions: IHookFunctions, url: string): string[] {
	const { subscriptionId, subscriptionUrl } = functions.getWorkflowStaticData('node');
	const stored = subscriptionUrl === url ? subscriptionId : undefined;
	return [stored, created.get(url)].filter((id) => typeof id === 'string');
}

/** Saves a subscription, in this process and with the workflow. */
export function save(functions: IHookFunctions, url: string, id: string, events: string[]): void {
	created.set(url, id);
	Object.assign(functions.getWorkflowStaticData('node'), {
		subscriptionId: id,
		subscriptionUrl: url,
		subscriptionEvents: events.join(),
	});
}

/** Clears the subscription of an address, once it is deleted. */
export function clear(functions: IHookFunctions, url: string): void {
	created.delete(url);
	const staticData = functions.getWorkflowStaticData('node');
	for (const name of ['subscriptionId', 'subscriptionUrl', 'subscriptionEvents']) {
		delete staticData[name];
	}
}

/**
 * n8n has another address than before (WEBHOOK_URL). The subscription of the former one is not
 * deleted: where this n8n is a copy of another, it is the other's.
 */
export function logFormerAddress(functions: IHookFunctions, url: string): void {
	const { subscriptionId, subscriptionUrl } = functions.getWorkflowStaticData('node');
	if (typeof subscriptionId !== 'string' || typeof subscriptionUrl !== 'string') return;
	if (subscriptionUrl === url) return;
	functions.logger.warn(
		`The Zoom event subscription ${subscriptionId} sends to ${hostOf(subscriptionUrl) ?? 'another address'}, where this n8n was before. If no n8n is there any more, delete it in the Zoom app under Features > Access.`,
	);
}

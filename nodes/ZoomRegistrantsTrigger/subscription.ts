import type { IHookFunctions } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { isPassing } from '../webhook/explainSubscription';
import {
	createSubscription,
	deleteSubscription,
	listSubscriptions,
} from '../webhook/subscriptions';
import { secretOf } from './credential';
import { readFilters } from './readFilters';
import { clear, isSaved, logFormerAddress, save, savedIds } from './subscriptionStore';
import { activationError, explainRefusal, type Subscriber, subscriberOf } from './subscriber';

/** The longest name that a subscription gets, in characters; Zoom names no limit. */
const MAX_NAME_LENGTH = 100;

/** Whether Zoom has the subscription as the node wants it. Of one made by hand nobody can tell. */
export async function isSubscribed(
	functions: IHookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<boolean> {
	if (!isAutomatic(functions)) return false;
	const events = await checkedEvents(functions);
	const subscriber = await subscriberOf(functions, clock);
	const { url, connection, scope } = subscriber;
	const listed = await listSubscriptions(connection, scope);
	if ('error' in listed) {
		if (!isPassing(listed.error)) return false;
		functions.logger.warn(explainRefusal(listed.error, subscriber).message);
		return isSaved(functions, url, events);
	}
	const found = listed.value.find(
		(subscription) =>
			subscription.url === url && [...subscription.events].sort().join() === events.join(),
	);
	if (found !== undefined && !found.isByHand) save(functions, url, found.id, events);
	return found !== undefined;
}

/**
 * Checks the node's fields, so that a mistake shows when the workflow is activated and not when the
 * first event comes; then subscribes, where that is to be done automatically.
 */
export async function subscribe(
	functions: IHookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<boolean> {
	const events = await checkedEvents(functions);
	if (!isAutomatic(functions)) return true;
	const subscriber = await subscriberOf(functions, clock);
	const { url, connection, scope } = subscriber;
	logLeftover(functions, await unsubscribeAllBut(functions, subscriber));
	logFormerAddress(functions, url);
	const { name, id } = functions.getWorkflow();
	const title = `n8n: ${name ?? id}`.slice(0, MAX_NAME_LENGTH);
	const created = await createSubscription(connection, scope, { name: title, url, events });
	if ('error' in created) {
		const { message, description } = explainRefusal(created.error, subscriber);
		throw activationError(functions, message, description);
	}
	save(functions, url, created.value, events);
	// A request that was sent again after a fault may have subscribed twice.
	logLeftover(functions, await unsubscribeAllBut(functions, subscriber, created.value));
	return true;
}

/**
 * Takes back what `subscribe` has done. Does not throw: n8n would then keep the address and lose the
 * ID, which stays with the workflow for the next time instead.
 */
export async function unsubscribe(
	functions: IHookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<boolean> {
	if (!isAutomatic(functions)) return true;
	let reason: string | undefined;
	try {
		const subscriber = await subscriberOf(functions, clock);
		logFormerAddress(functions, subscriber.url);
		reason = await unsubscribeAllBut(functions, subscriber);
		if (reason === undefined) clear(functions, subscriber.url);
	} catch (error) {
		reason = (error as Error).message;
	}
	logLeftover(functions, reason);
	return reason === undefined;
}

function logLeftover({ logger }: IHookFunctions, reason: string | undefined): void {
	if (reason !== undefined)
		logger.error(
			`A Zoom event subscription couldn't be deleted: ${reason.replace(/[.\s]+$/, '')}. Delete it in the Zoom app under Features > Access > Event Subscriptions.`,
		);
}

/**
 * Deletes every subscription of this node's address but one. Gives the reason, in words, when one
 * could not be deleted.
 */
async function unsubscribeAllBut(
	functions: IHookFunctions,
	subscriber: Subscriber,
	keep?: string,
): Promise<string | undefined> {
	const { connection, scope, url } = subscriber;
	const listed = await listSubscriptions(connection, scope);
	if ('error' in listed && keep === undefined) {
		const { message } = explainRefusal(listed.error, subscriber);
		functions.logger.warn(
			`Zoom didn't list the app's event subscriptions, so another one for this address may remain. Events then arrive twice, but start the workflow once. ${message}`,
		);
	}
	const ids = new Set([
		...('value' in listed ? listed.value : [])
			.filter((subscription) => subscription.url === url && !subscription.isByHand)
			.map(({ id }) => id),
		...savedIds(functions, url),
	]);
	let reason: string | undefined;
	for (const id of ids) {
		const refusal = id === keep ? undefined : await deleteSubscription(connection, id);
		if (refusal !== undefined) reason = explainRefusal(refusal, subscriber).message;
	}
	return reason;
}

/** The events of *Trigger On* in order, once all fields and the secret are there. */
async function checkedEvents(functions: IHookFunctions): Promise<string[]> {
	const { events } = readFilters(functions);
	if ((await secretOf(functions)) !== '') return [...events].sort();
	throw activationError(
		functions,
		'The credential has no Webhook Secret Token, so no event could be trusted',
		'On marketplace.zoom.us open your app, Features > Access, copy the Secret Token, and paste it into the credential, field Webhook Secret Token.',
	);
}

function isAutomatic(functions: IHookFunctions): boolean {
	return functions.getNodeParameter('subscription', 'byHand') === 'automatic';
}

import type { IHookFunctions } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import {
	createSubscription,
	deleteSubscription,
	listSubscriptions,
} from '../webhook/subscriptions';
import { secretOf } from './credential';
import { readFilters } from './readFilters';
import { clear, isSaved, logFormerAddress, save, savedIds } from './subscriptionStore';
import {
	activationError,
	explainRefusal,
	type Subscriber,
	subscriberOf,
	type SubscribingFunctions,
} from './subscriber';

/** The longest name that a subscription gets, in characters; Zoom names no limit. */
const MAX_NAME_LENGTH = 100;

/** The subscription that the node's fields ask for. */
export interface Wish {
	/** Sorted. */
	events: string[];
	subscriber: Subscriber;
}

/** What Zoom says about a subscription; `unknown` if Zoom doesn't list this credential's subscriptions. */
type SubscriptionState = 'present' | 'missing' | 'unknown';

/**
 * Whether Zoom has exactly the subscription that the fields ask for; always false for a manual one. n8n
 * asks on publishing and whenever it starts, and calls `subscribe` if not.
 */
export async function isSubscribed(
	functions: IHookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<boolean> {
	if (!isAutomatic(functions)) return false;
	return (await stateOf(functions, await readWish(functions, clock))) === 'present';
}

/**
 * Checks the node's fields, so that an invalid one is found when the workflow is published rather than
 * when the first event arrives. Then subscribes, with *Subscription > Automatic*.
 */
export async function subscribe(
	functions: IHookFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<boolean> {
	if (isAutomatic(functions)) await create(functions, await readWish(functions, clock));
	else await checkedEvents(functions);
	return true;
}

/**
 * Undoes `subscribe`. Doesn't throw: n8n would then keep the webhook but lose the subscription's ID,
 * which stays with the workflow for the next time.
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
		reason = await remove(functions, subscriber);
	} catch (error) {
		reason = (error as Error).message;
	}
	logLeftover(functions, reason);
	return reason === undefined;
}

/** Reads the fields, for `address` if given, otherwise for the node's own URL. Throws if one is invalid. */
export async function readWish(
	functions: SubscribingFunctions,
	clock: Clock,
	address?: string,
): Promise<Wish> {
	const events = await checkedEvents(functions);
	return { events, subscriber: await subscriberOf(functions, clock, address) };
}

/**
 * What Zoom says about a subscription. If Zoom doesn't list subscriptions, a saved one counts as present,
 * because most likely it is: only this node, or someone in the Zoom app, deletes it. Evaluates no
 * expressions.
 */
export async function stateOf(
	functions: SubscribingFunctions,
	{ events, subscriber }: Wish,
): Promise<SubscriptionState> {
	const { connection, scope, url } = subscriber;
	const listed = await listSubscriptions(connection, scope);
	if ('error' in listed) {
		if (!isSaved(functions, subscriber, events)) return 'unknown';
		functions.logger.warn(
			`Zoom didn't list the app's event subscriptions, so the one that was saved counts as present. ${explainRefusal(listed.error, subscriber).message}`,
		);
		return 'present';
	}
	const found = listed.value.find(
		(subscription) =>
			subscription.url === url && [...subscription.events].sort().join() === events.join(),
	);
	if (found !== undefined && !found.isByHand) save(functions, subscriber, found.id, events);
	return found === undefined ? 'missing' : 'present';
}

/**
 * Subscribes, then deletes any other subscription of the address. In this order, because a refusal must
 * not cost a subscription that still works. Evaluates no expressions.
 */
export async function create(
	functions: SubscribingFunctions,
	{ events, subscriber }: Wish,
): Promise<void> {
	const { url, connection, scope } = subscriber;
	logFormerAddress(functions, url);
	const { name, id } = functions.getWorkflow();
	const title = `n8n: ${name ?? id}`.slice(0, MAX_NAME_LENGTH);
	const created = await createSubscription(connection, scope, { name: title, url, events });
	if ('error' in created) {
		const { message, description } = explainRefusal(created.error, subscriber);
		throw activationError(functions, message, description);
	}
	const former = savedIds(functions, url);
	save(functions, subscriber, created.value, events);
	// Not only former ones: a request that was sent again after a fault may have subscribed twice.
	const reason = await unsubscribeAllBut(functions, subscriber, former, created.value);
	logLeftover(functions, reason);
}

/** Deletes the subscriptions of the address; returns the reason if one couldn't be deleted. */
export async function remove(
	functions: SubscribingFunctions,
	subscriber: Subscriber,
): Promise<string | undefined> {
	const saved = savedIds(functions, subscriber.url);
	const reason = await unsubscribeAllBut(functions, subscriber, saved);
	if (reason === undefined) clear(functions, subscriber.url);
	return reason;
}

function logLeftover({ logger }: SubscribingFunctions, reason: string | undefined): void {
	if (reason !== undefined)
		logger.error(
			`A Zoom event subscription couldn't be deleted: ${reason.replace(/[.\s]+$/, '')}. Delete it in the Zoom app under Features > Access > Event Subscriptions.`,
		);
}

/**
 * Deletes every subscription of this node's address except `keep`: those that Zoom lists, and the `saved`
 * IDs. Returns the reason if one couldn't be deleted.
 */
async function unsubscribeAllBut(
	functions: SubscribingFunctions,
	subscriber: Subscriber,
	saved: string[],
	keep?: string,
): Promise<string | undefined> {
	const { connection, scope, url } = subscriber;
	const listed = await listSubscriptions(connection, scope);
	if ('error' in listed) {
		const { message } = explainRefusal(listed.error, subscriber);
		functions.logger.warn(
			`Zoom didn't list the app's event subscriptions, so another one for this address may remain. Events then arrive twice, but start the workflow once. ${message}`,
		);
	}
	const ids = new Set([
		...('value' in listed ? listed.value : [])
			.filter((subscription) => subscription.url === url && !subscription.isByHand)
			.map(({ id }) => id),
		...saved,
	]);
	let reason: string | undefined;
	for (const id of ids) {
		const refusal = id === keep ? undefined : await deleteSubscription(connection, id);
		if (refusal !== undefined) reason = explainRefusal(refusal, subscriber).message;
	}
	return reason;
}

/** The events of *Trigger On*, sorted. Throws if a field is invalid or the secret is missing. */
async function checkedEvents(functions: SubscribingFunctions): Promise<string[]> {
	const { events } = readFilters(functions);
	if ((await secretOf(functions)) !== '') return [...events].sort();
	throw activationError(
		functions,
		"The credential has no Webhook Secret Token, so the trigger couldn't check any event",
		'On marketplace.zoom.us, open your app, copy the Secret Token under Features > Access, and paste it into the Webhook Secret Token of the credential.',
	);
}

/** Whether the node itself subscribes at Zoom. */
export function isAutomatic(functions: SubscribingFunctions): boolean {
	return functions.getNodeParameter('subscription', 'byHand') === 'automatic';
}

import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../transport/connection';
import { isRecord, isText, rowsOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import type { Refusal } from '../transport/refusal';
import { zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

/** An event subscription of the Zoom app, as listed by Zoom. */
export interface Subscription {
	id: string;
	url: string;
	events: string[];
	/** Made manually in the Zoom app; Zoom's API can't change or delete it. */
	isByHand: boolean;
}

/** Whose events to subscribe to: a whole account's, or one user's. */
export interface SubscriptionScope {
	accountId?: string;
	/** User ID, not an email; undefined for the whole account. */
	userId?: string;
}

/** The message if Zoom's response lacks the subscription's ID. */
export const NO_ID_MESSAGE = "Zoom's response didn't contain a subscription ID";

const PATH = ['marketplace', 'app', 'event_subscription'];
const LIMITS: PageLimits = { maxPages: 10, listName: 'list of subscriptions', mayBeCut: true };

/**
 * The app's event subscriptions that Zoom shows to this login.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/get/marketplace/app/event_subscription
 */
export async function listSubscriptions(
	connection: ZoomConnection,
	{ accountId, userId }: SubscriptionScope,
): Promise<Result<Subscription[]>> {
	const subscriptions: Subscription[] = [];
	const query = {
		subscription_scope: userId === undefined ? 'account' : 'user',
		account_id: accountId,
		user_id: userId,
		page_size: '300',
	};
	for await (const page of pages(connection, { method: 'GET', path: PATH, query }, LIMITS)) {
		if ('error' in page) return page;
		subscriptions.push(...subscriptionsIn(page.value.event_subscriptions));
	}
	return { value: subscriptions };
}

/**
 * Subscribes a URL to events and returns the subscription's ID. Zoom validates the URL before it
 * responds.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/post/marketplace/app/event_subscription
 */
export async function createSubscription(
	connection: ZoomConnection,
	{ accountId, userId }: SubscriptionScope,
	{ name, url, events }: { name: string; url: string; events: string[] },
): Promise<Result<string>> {
	const body: IDataObject = {
		events,
		event_subscription_name: name,
		event_webhook_url: url,
		subscription_scope: userId === undefined ? 'account' : 'user',
	};
	if (userId !== undefined) body.user_ids = [userId];
	if (accountId !== undefined) body.account_id = accountId;
	const answer = await zoomRequest(connection, { method: 'POST', path: PATH, body });
	if ('error' in answer) return answer;
	const id = isRecord(answer.value) ? answer.value.event_subscription_id : undefined;
	if (isText(id)) return { value: id };
	const message = NO_ID_MESSAGE;
	return { error: { message, fieldErrors: [], origin: 'proxy' } };
}

/**
 * Deletes a subscription; one that no longer exists counts as deleted.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/delete/marketplace/app/event_subscription/{eventSubscriptionId}
 */
export async function deleteSubscription(
	connection: ZoomConnection,
	id: string,
): Promise<Refusal | undefined> {
	const answer = await zoomRequest(connection, { method: 'DELETE', path: [...PATH, id] });
	return 'value' in answer || answer.error.httpStatus === 404 ? undefined : answer.error;
}

function subscriptionsIn(rows: unknown): Subscription[] {
	return rowsOf(rows).flatMap((row) => {
		const { event_subscription_id: id, event_webhook_url: url, events, created_source } = row;
		if (!isText(id) || !isText(url)) return [];
		return [
			{
				id,
				url,
				events: Array.isArray(events) ? events.filter(isText) : [],
				isByHand: created_source === 'default',
			},
		];
	});
}

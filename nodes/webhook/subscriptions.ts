import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../transport/connection';
import { isRecord, isText } from '../transport/guards';
import type { Refusal } from '../transport/refusal';
import { zoomRequest } from '../transport/request';

/** An event subscription of the Zoom app, as Zoom lists it. */
export interface Subscription {
	id: string;
	url: string;
	events: string[];
	/** Made by hand in the Zoom app; Zoom does not let a program touch it. */
	isByHand: boolean;
}

/** Whose events are subscribed to: a whole account's, or one user's. */
export interface SubscriptionScope {
	accountId?: string;
	/** User ID, not an e-mail; for the whole account there is none. */
	userId?: string;
}

const PATH = ['marketplace', 'app', 'event_subscription'];
const MAX_PAGES = 10;

/**
 * The app's event subscriptions, as many as Zoom shows to this login.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/get/marketplace/app/event_subscription
 */
export async function listSubscriptions(
	connection: ZoomConnection,
	{ accountId, userId }: SubscriptionScope,
): Promise<{ value: Subscription[] } | { refusal: Refusal }> {
	const subscriptions: Subscription[] = [];
	let next: string | undefined;
	for (let page = 0; page < MAX_PAGES && next !== ''; page += 1) {
		const answer = await zoomRequest(connection, {
			method: 'GET',
			path: PATH,
			query: {
				subscription_scope: userId === undefined ? 'account' : 'user',
				account_id: accountId,
				user_id: userId,
				page_size: '300',
				next_page_token: next,
			},
		});
		if (!answer.ok) return { refusal: answer.refusal };
		const body = isRecord(answer.body) ? answer.body : {};
		subscriptions.push(...subscriptionsIn(body.event_subscriptions));
		next = typeof body.next_page_token === 'string' ? body.next_page_token : '';
	}
	return { value: subscriptions };
}

/**
 * Subscribes an address to events and gives the subscription's ID. Zoom asks the address whether it
 * knows the secret before it answers.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/post/marketplace/app/event_subscription
 */
export async function createSubscription(
	connection: ZoomConnection,
	{ accountId, userId }: SubscriptionScope,
	{ name, url, events }: { name: string; url: string; events: string[] },
): Promise<{ value: string } | { refusal: Refusal }> {
	const body: IDataObject = {
		events,
		event_subscription_name: name,
		event_webhook_url: url,
		subscription_scope: userId === undefined ? 'account' : 'user',
	};
	if (userId !== undefined) body.user_ids = [userId];
	if (accountId !== undefined) body.account_id = accountId;
	const answer = await zoomRequest(connection, { method: 'POST', path: PATH, body });
	if (!answer.ok) return { refusal: answer.refusal };
	const id = isRecord(answer.body) ? answer.body.event_subscription_id : undefined;
	if (isText(id)) return { value: id };
	const message = 'Zoom has answered without the ID of the subscription';
	return { refusal: { message, fieldErrors: [], origin: 'proxy' } };
}

/**
 * Deletes a subscription; one that is not there any more is no fault.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/delete/marketplace/app/event_subscription/{eventSubscriptionId}
 */
export async function deleteSubscription(
	connection: ZoomConnection,
	id: string,
): Promise<Refusal | undefined> {
	const answer = await zoomRequest(connection, { method: 'DELETE', path: [...PATH, id] });
	return answer.ok || answer.refusal.httpStatus === 404 ? undefined : answer.refusal;
}

function subscriptionsIn(rows: unknown): Subscription[] {
	return (Array.isArray(rows) ? rows.filter(isRecord) : []).flatMap((row) => {
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

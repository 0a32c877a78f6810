import { ZoomError } from '../errors';
import type { EventSubscription } from '../types';
import { addSubscription } from '../webhooks/subscribe';
import { validateUrl } from '../webhooks/validateUrl';
import { Answer, type ApiCall, type Endpoint } from './call';
import { readSubscription, refuseOtherAccount } from './eventSubscriptionBody';
import { pageOf } from './paging';

/** Zoom allows an app 20 event subscriptions (https://developers.zoom.us/docs/api/webhooks/). */
const MAX_SUBSCRIPTIONS_PER_APP = 20;
const PATH = '/marketplace/app/event_subscription';

/** `GET /marketplace/app/event_subscription`: those of the app, made manually or through the API. */
export const listEventSubscriptions: Endpoint = {
	method: 'GET',
	path: PATH,
	label: 'Heavy',
	scope: appScope('marketplace:read:list_event_subscriptions'),
	query: ['page_size', 'next_page_token', 'user_id', 'subscription_scope', 'account_id'],
	handle: (call) => {
		refuseOtherAccount(call, call.query.account_id);
		const { subscription_scope: scope, user_id: userId } = call.query;
		const found = subscriptionsOf(call)
			.filter((one) => !scope || one.scope === scope)
			.filter((one) => !userId || one.userIds === null || one.userIds.includes(userId));
		return pageOf(call, 'event_subscriptions', found, subscriptionRow);
	},
};

/** `POST /marketplace/app/event_subscription`: 201 once the address has answered Zoom's validation right. */
export const createEventSubscription: Endpoint = {
	method: 'POST',
	path: PATH,
	label: 'Heavy',
	scope: appScope('marketplace:write:event_subscription'),
	query: [],
	handle: async (call) => {
		const { clientId, secretToken } = call.caller.app;
		const wish = readSubscription(call);
		if (subscriptionsOf(call).length >= MAX_SUBSCRIPTIONS_PER_APP) {
			throw new ZoomError(400, 300, 'An app can have up to 20 event subscriptions.');
		}
		if (!(await validateUrl(call.context, wish.url, secretToken))) {
			throw new ZoomError(400, 300, 'Webhook URL validation failed. Try again later.');
		}
		const more = { secretToken, clientId, validated: true, createdByApp: true };
		const { id } = addSubscription(call.context, { ...wish, ...more });
		return new Answer(201, { event_subscription_id: id });
	},
};

/** The subscriptions of the app that asks. */
export function subscriptionsOf({ caller, context }: ApiCall): EventSubscription[] {
	const { clientId } = caller.app;
	return context.state.eventSubscriptions.filter((one) => one.clientId === clientId);
}

/** A scope that only the app itself has, not its users. */
export function appScope(granular: string): Endpoint['scope'] {
	return { granular, classic: granular, appOnly: true };
}

function subscriptionRow(subscription: EventSubscription): Record<string, unknown> {
	return {
		event_subscription_id: subscription.id,
		events: subscription.events,
		event_subscription_name: subscription.name,
		event_webhook_url: subscription.url,
		subscription_scope: subscription.scope,
		created_source: subscription.createdByApp ? 'openapi' : 'default',
		subscriber_id: subscription.clientId,
	};
}

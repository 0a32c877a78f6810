import { ZoomError } from '../errors';
import type { EventSubscription } from '../types';
import type { ApiCall, Endpoint } from './call';
import { readUserIds, refuseOtherAccount } from './eventSubscriptionBody';
import { appScope, subscriptionsOf } from './eventSubscriptions';

const PATH = '/marketplace/app/event_subscription';

/** `PATCH /marketplace/app/event_subscription/{eventSubscriptionId}`: sends more users' events there, or everybody's. */
export const subscribeUsers: Endpoint = {
	method: 'PATCH',
	path: `${PATH}/:eventSubscriptionId`,
	label: 'Heavy',
	scope: appScope('marketplace:update:event_subscription'),
	query: [],
	handle: (call) => {
		const userIds = readUserIds(call);
		const subscription = ownSubscription(call, call.params.eventSubscriptionId);
		const all = [...(subscription.userIds ?? []), ...userIds];
		subscription.userIds = userIds.length > 0 ? [...new Set(all)] : null;
		return undefined;
	},
};

/** `DELETE /marketplace/app/event_subscription`: sends the named users' events there no more, or nobody's. */
export const unsubscribeUsers: Endpoint = {
	method: 'DELETE',
	path: PATH,
	label: 'Heavy',
	scope: appScope('marketplace:delete:event_subscription'),
	query: ['event_subscription_id', 'user_ids', 'account_id'],
	handle: (call) => {
		refuseOtherAccount(call, call.query.account_id);
		const subscription = ownSubscription(call, call.query.event_subscription_id);
		const gone = call.query.user_ids?.split(',');
		const everybody = Object.keys(call.context.state.users);
		const left = (subscription.userIds ?? everybody).filter((id) => gone && !gone.includes(id));
		subscription.userIds = left;
		return undefined;
	},
};

/** `DELETE /marketplace/app/event_subscription/{eventSubscriptionId}`: the subscription itself. */
export const deleteEventSubscription: Endpoint = {
	method: 'DELETE',
	path: `${PATH}/:eventSubscriptionId`,
	label: 'Heavy',
	scope: appScope('marketplace:delete:event_subscription'),
	query: [],
	handle: (call) => {
		const subscription = ownSubscription(call, call.params.eventSubscriptionId);
		const { eventSubscriptions } = call.context.state;
		eventSubscriptions.splice(eventSubscriptions.indexOf(subscription), 1);
		return undefined;
	},
};

/** The app's subscription of that ID; one made manually cannot be changed through the API. */
function ownSubscription(call: ApiCall, id = ''): EventSubscription {
	const subscription = subscriptionsOf(call).find((one) => one.id === id);
	if (!subscription) throw new ZoomError(404, 404, `Event subscription does not exist: ${id}.`);
	if (!subscription.createdByApp) {
		throw new ZoomError(400, 300, 'This event subscription was not created through the API.');
	}
	return subscription;
}

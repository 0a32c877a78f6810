import { validationFailed } from '../errors';
import type { EventSubscription } from '../types';
import { noteOddity, type ApiCall } from './call';
import { readJsonBody } from './jsonBody';

const SCOPES = ['user', 'account', 'master_account'] as const;
const FIELDS =
	'events event_webhook_url event_subscription_name subscription_scope account_id user_ids'.split(
		' ',
	);

/** What a client says of a subscription it makes. */
export type SubscriptionWish = Pick<
	EventSubscription,
	'events' | 'url' | 'name' | 'scope' | 'userIds'
>;

/** Reads the body of a new subscription; the address must be one that could be called. */
export function readSubscription(call: ApiCall): SubscriptionWish {
	const body = readKnown(call, FIELDS);
	const events = textsOf(body, 'events') ?? [];
	if (events.length === 0 || !events.every((name) => /^[a-z_]+(\.[a-z_]+)+$/.test(name))) {
		throw validationFailed('events');
	}
	const url = body.get('event_webhook_url');
	if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
		throw validationFailed('event_webhook_url');
	}
	const name = body.get('event_subscription_name') ?? '';
	if (typeof name !== 'string') throw validationFailed('event_subscription_name');
	const scope = SCOPES.find((one) => one === body.get('subscription_scope'));
	if (!scope) throw validationFailed('subscription_scope');
	return { events, url, name, scope, userIds: textsOf(body, 'user_ids') ?? null };
}

/** Reads the body that lets more users' events be sent. */
export function readUserIds(call: ApiCall): string[] {
	return textsOf(readKnown(call, ['user_ids', 'account_id']), 'user_ids') ?? [];
}

/** Refuses another account than the app's own. */
export function refuseOtherAccount(call: ApiCall, accountId: unknown): void {
	if (accountId !== undefined && accountId !== call.context.state.accountId) {
		throw validationFailed('account_id');
	}
}

function readKnown(call: ApiCall, known: string[]): Map<string, unknown> {
	const body = readJsonBody(call);
	for (const name of body.keys()) {
		if (!known.includes(name)) noteOddity(call, `the body has an unknown field "${name}"`);
	}
	refuseOtherAccount(call, body.get('account_id'));
	return body;
}

function textsOf(body: Map<string, unknown>, name: string): string[] | undefined {
	const value = body.get(name);
	if (value === undefined) return undefined;
	if (!Array.isArray(value)) throw validationFailed(name);
	return value.map((one: unknown) => {
		if (typeof one !== 'string') throw validationFailed(name);
		return one;
	});
}

import { SECOND_MS } from '../clock';
import type { SandboxContext } from '../context';
import { eventName, eventPayload, type RegistrationEvent } from './events';
import { send } from './sender';

/** An event of any kind, and whose it is. */
export interface Published {
	name: string;
	hostId: string;
	/** Called only if somebody is subscribed. */
	payload: () => Record<string, unknown>;
}

/** Posts what happened to a registration, in the background, to every address that is subscribed to it. */
export function publish(context: SandboxContext, event: RegistrationEvent): void {
	publishEvent(context, {
		name: eventName(event),
		hostId: event.registration.event.hostId,
		payload: () => eventPayload(event, context.state.accountId),
	});
}

/** Posts any event, in the background, to every address that is subscribed to it. */
export function publishEvent(
	{ state, switches, sender, now }: SandboxContext,
	{ name, hostId, payload }: Published,
): void {
	const subscriptions = state.eventSubscriptions.filter(
		({ events, userIds, validated }) =>
			validated && events.includes(name) && (userIds === null || userIds.includes(hostId)),
	);
	if (subscriptions.length === 0) return;
	const body = JSON.stringify({ event: name, event_ts: now(), payload: payload() });
	for (const { url, secretToken } of subscriptions) {
		const timestamp = () => Math.floor(now() / SECOND_MS);
		send(sender, switches, { url, event: name, body, secretToken, now, timestamp });
	}
}

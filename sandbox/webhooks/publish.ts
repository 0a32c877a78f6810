import { SECOND_MS } from '../clock';
import type { SandboxContext } from '../context';
import { eventName, eventPayload, type RegistrationEvent } from './events';
import { send } from './sender';

/** Posts the event, in the background, to every address that is subscribed to it. */
export function publish(context: SandboxContext, event: RegistrationEvent): void {
	const { state, switches, sender, now } = context;
	const name = eventName(event);
	const { hostId } = event.registration.event;
	const subscriptions = state.eventSubscriptions.filter(
		({ events, userIds, validated }) =>
			validated && events.includes(name) && (userIds === null || userIds.includes(hostId)),
	);
	if (subscriptions.length === 0) return;
	const payload = eventPayload(event, state.accountId);
	const body = JSON.stringify({ event: name, event_ts: now(), payload });
	for (const { url, secretToken } of subscriptions) {
		const timestamp = () => Math.floor(now() / SECOND_MS);
		send(sender, switches, { url, event: name, body, secretToken, now, timestamp });
	}
}

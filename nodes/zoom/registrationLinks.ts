import { diagnose } from './errors/diagnose';
import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { textOf } from '../transport/guards';
import { beginningOf } from '../transport/secrets';
import { getEvent, listEvents } from './events';
import type { Refusal } from '../transport/refusal';
import type { Result } from '../transport/result';

/** The event a link belongs to, or the number of events that were opened without finding it. */
type LinkSearch = { id: string } | { notAmong: number };

/** At most this many events are opened to find a link, with one request each. */
const MAX_EVENTS_TO_OPEN = 100;

/**
 * Finds the events that registration links belong to. Such a link doesn't contain the ID, so the
 * host's events are opened in the order of Zoom's list until one has the link. Each is opened once,
 * no matter how many links are looked up.
 */
export function registrationLinkFinder(
	connection: ZoomConnection,
	kind: EventKind,
): (link: string) => Promise<Result<LinkSearch>> {
	const idByToken = new Map<string, string>();
	let waiting: string[] | undefined;
	let opened = 0;

	return async (link) => {
		if (waiting === undefined) {
			const list = await firstEvents(connection, kind);
			if ('error' in list) return list;
			waiting = list.value;
		}
		const token = tokenIn(link) ?? '';
		for (;;) {
			const found = idByToken.get(token);
			if (found !== undefined) return { value: { id: found } };
			const id = waiting.shift();
			if (id === undefined) return { value: { notAmong: opened } };
			const event = await getEvent(connection, kind, id);
			if ('value' in event) {
				opened += 1;
				idByToken.set(tokenIn(event.value.registration_url) ?? `none of ${id}`, id);
			} else if (!isOnlyAboutThisEvent(event.error)) {
				return event;
			}
		}
	};
}

/** The IDs of as many events as may be opened. */
async function firstEvents(connection: ZoomConnection, kind: EventKind): Promise<Result<string[]>> {
	const ids: string[] = [];
	for await (const page of listEvents(connection, kind)) {
		if ('error' in page) return page;
		ids.push(...page.value.events.map(({ id }) => id));
		if (ids.length >= MAX_EVENTS_TO_OPEN) break;
	}
	return { value: ids.slice(0, MAX_EVENTS_TO_OPEN) };
}

/** Where the login may be what Zoom refuses, no other event could be opened either. */
function isOnlyAboutThisEvent(refusal: Refusal): boolean {
	const { affects, suspects } = diagnose(refusal);
	return suspects !== 'account' && ['event', 'unclear'].includes(affects);
}

/** The part after /register/, whatever the subdomain and the query. */
function tokenIn(url: unknown): string | undefined {
	return /\/register\/([^/?#]+)/.exec(beginningOf(textOf(url)))?.[1];
}

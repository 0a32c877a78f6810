import { diagnose } from './errors/diagnose';
import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { textOf } from '../transport/guards';
import { beginningOf } from '../transport/secrets';
import { getEvent, listEvents } from './events';
import type { Refusal } from '../transport/refusal';
import type { Result } from '../transport/result';

/** The event that a link belongs to, or how many events were opened without finding it. */
type LinkSearch = { id: string } | { notAmong: number };

/** A link's event is looked for among so many, at one request an event. */
const MAX_EVENTS_TO_OPEN = 100;

/**
 * Finds the events that registration links belong to. Such a link does not hold the ID, so the
 * host's events are opened, in the order of Zoom's list, until one has it; each is opened once
 * however many links are looked for.
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
			opened += 1;
			const event = await getEvent(connection, kind, id);
			if ('value' in event) {
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

function isOnlyAboutThisEvent(refusal: Refusal): boolean {
	return ['event', 'batch', 'unclear'].includes(diagnose(refusal).affects);
}

/** What follows /register/, whatever the subdomain in front and the query behind. */
function tokenIn(url: unknown): string | undefined {
	return /\/register\/([^/?#]+)/.exec(beginningOf(textOf(url)))?.[1];
}

import type { ZoomConnection } from '../transport/connection';
import { rowsOf, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import type { Result } from '../transport/result';
import type { EventKind } from './eventKinds';

/** A meeting or webinar that may have been held. */
export interface PastEvent {
	id: string;
	topic: string;
	/** Epoch milliseconds of the latest planned start in the past; none for events without a fixed time. */
	startTime?: number;
}

/** 3,000 rows: a host with more events has to enter the ID. */
const LIMITS: PageLimits = { maxPages: 10, listName: 'list of events', mayBeCut: true };

/** Recurring webinars without and with a fixed time: the list may show only their next date. */
const RECURRING_WEBINARS = ['6', '9'];

/**
 * The events of the connection's host that have started before `now` (epoch milliseconds), the latest
 * first, each once. Zoom lists previous meetings of six months. It has no such list for webinars, so
 * those still ahead are left out here.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings
 */
export async function listPastEvents(
	connection: ZoomConnection,
	{ collection }: EventKind,
	now: number,
): Promise<Result<PastEvent[]>> {
	const events = new Map<string, PastEvent>();
	const path = ['users', connection.host, collection];
	const type = collection === 'meetings' ? 'previous_meetings' : 'scheduled';
	const query = { type, page_size: '300' };
	for await (const page of pages(connection, { method: 'GET', path, query }, LIMITS)) {
		if ('error' in page) return page;
		const rows = page.value[collection];
		if (!Array.isArray(rows)) return { error: answerWithout(`a list of ${collection}`) };
		for (const row of rowsOf(rows)) {
			const event = pastEvent(row, now);
			if (event !== undefined) events.set(event.id, laterOf(events.get(event.id), event));
		}
	}
	const latestFirst = (one: PastEvent, other: PastEvent) =>
		(other.startTime ?? 0) - (one.startTime ?? 0);
	return { value: [...events.values()].sort(latestFirst) };
}

function pastEvent(row: Record<string, unknown>, now: number): PastEvent | undefined {
	const id = textOf(row.id);
	const startTime = Date.parse(textOf(row.start_time));
	const isAhead = startTime > now;
	if (id === '' || (isAhead && !RECURRING_WEBINARS.includes(textOf(row.type)))) return undefined;
	const isPast = startTime <= now;
	return { id, topic: textOf(row.topic), ...(isPast && { startTime }) };
}

function laterOf(known: PastEvent | undefined, event: PastEvent): PastEvent {
	return known !== undefined && (known.startTime ?? 0) >= (event.startTime ?? 0) ? known : event;
}

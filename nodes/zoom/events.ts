import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { isRecord, isText, rowsOf, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import { zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

/** A meeting, webinar or recording; one occurrence of it, or the whole series. */
export interface EventRef {
	kind: EventKind;
	eventId: string;
	occurrenceId?: string;
}

/** An event of a host's list. */
export interface ListedEvent {
	id: string;
	topic: string;
	/** ISO 8601; missing for events without a fixed time. */
	startTime?: string;
}

export interface ListedOccurrence {
	id: string;
	startTime: string;
	/** Minutes. */
	duration: number;
}

/** 9,000 rows: for more events than that, the ID has to be entered. */
export const MAX_EVENT_PAGES = 30;

/** `total_records` isn't compared: Zoom may count events that the type of the list leaves out. */
const LIMITS: PageLimits = {
	maxPages: MAX_EVENT_PAGES,
	listName: 'list of events',
	mayBeCut: true,
};

/** One page of a list of events. */
interface EventPage {
	/** Each once, although Zoom may list every occurrence of a series. */
	events: ListedEvent[];
	/** Where reading can be resumed later; undefined after the last page. */
	next?: string;
}

/**
 * Reads the host's upcoming events of one kind, or past ones for recordings, in pages of 300, at most
 * 30 of them. A page is requested only once the one before has been used up. `from` resumes
 * reading at the `next` of an earlier page. Ends after an error.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings
 */
export async function* listEvents(
	connection: ZoomConnection,
	{ collection, listType }: EventKind,
	from?: string,
): AsyncGenerator<Result<EventPage>> {
	const seen = new Set<string>();
	const path = ['users', connection.host, collection];
	const query = { type: listType, page_size: '300' };
	for await (const page of pages(connection, { method: 'GET', path, query }, LIMITS, from)) {
		if ('error' in page) return yield page;
		const rows = page.value[collection];
		if (!Array.isArray(rows)) return yield { error: answerWithout(`a list of ${collection}`) };
		const events: ListedEvent[] = [];
		for (const event of rowsOf(rows).map(listedEvent)) {
			if (event.id === '' || seen.has(event.id)) continue;
			seen.add(event.id);
			events.push(event);
		}
		yield { value: { events, next: page.next } };
	}
}

function listedEvent({ id, topic, start_time }: Record<string, unknown>): ListedEvent {
	return {
		id: textOf(id),
		topic: textOf(topic),
		startTime: isText(start_time) ? start_time : undefined,
	};
}

/** The occurrences of an event, including past but not deleted ones; none if it doesn't repeat. */
export async function listOccurrences(
	connection: ZoomConnection,
	kind: EventKind,
	eventId: string,
): Promise<Result<ListedOccurrence[]>> {
	const event = await getEvent(connection, kind, eventId, { show_previous_occurrences: 'true' });
	if ('error' in event) return event;
	const occurrences = rowsOf(event.value.occurrences)
		.filter(({ status }) => status !== 'deleted')
		.map(({ occurrence_id, start_time, duration }) => ({
			id: textOf(occurrence_id),
			startTime: textOf(start_time),
			duration: Number(textOf(duration)),
		}));
	return { value: occurrences.filter(({ id }) => id !== '') };
}

/**
 * One meeting or webinar with its settings and occurrences, as Zoom returns it.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}
 */
export async function getEvent(
	connection: ZoomConnection,
	{ collection }: EventKind,
	eventId: string,
	query: Record<string, string> = {},
): Promise<Result<Record<string, unknown>>> {
	const answer = await zoomRequest(connection, {
		method: 'GET',
		path: [collection, eventId],
		query,
	});
	if ('error' in answer) return answer;
	const event = answer.value;
	if (!isRecord(event) || event.id === undefined) return { error: answerWithout('the event') };
	return { value: event };
}

/** How many people a webinar has room for. */
export interface Capacity {
	/** As Zoom shows it; `''` if it doesn't. */
	readonly shown: string;
	/** Undefined if what is shown isn't a whole number above 0. */
	readonly number?: number;
}

/**
 * How many people a webinar has room for, as its details show it since November 2025. Zoom doesn't
 * document whether it's a number or a string.
 * https://developers.zoom.us/changelog/meetings/november-06-2025
 */
export async function getCapacity(
	connection: ZoomConnection,
	kind: EventKind,
	eventId: string,
): Promise<Result<Capacity>> {
	const event = await getEvent(connection, kind, eventId);
	if ('error' in event) return event;
	const shown = textOf(event.value.capacity).trim();
	return { value: { shown, ...(/^[1-9]\d{0,8}$/.test(shown) && { number: Number(shown) }) } };
}

/** The path of an event's registrants and what follows: `meetings/{id}/recordings/registrants/…`. */
export function registrantsPath({ kind, eventId }: EventRef, ...rest: string[]): string[] {
	return [kind.collection, eventId, ...kind.subpath, 'registrants', ...rest];
}

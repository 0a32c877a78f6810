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

interface ListedEvent {
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

/** 3,000 rows. A host with more events has to enter the ID. */
const LIMITS: PageLimits = { maxPages: 10, listName: 'list of events', mayBeCut: true };

/**
 * The host's upcoming events of one kind, or past ones for recordings. Each is listed once, although
 * Zoom may list every occurrence of a series.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings
 */
export async function listEvents(
	connection: ZoomConnection,
	{ collection, listType }: EventKind,
): Promise<Result<ListedEvent[]>> {
	const events = new Map<string, ListedEvent>();
	const path = ['users', connection.host, collection];
	const query = { type: listType, page_size: '300' };
	for await (const page of pages(connection, { method: 'GET', path, query }, LIMITS)) {
		if ('error' in page) return page;
		const rows = page.value[collection];
		if (!Array.isArray(rows)) return { error: answerWithout(`a list of ${collection}`) };
		for (const { id: givenId, topic, start_time } of rowsOf(rows)) {
			const id = textOf(givenId);
			if (id === '' || events.has(id)) continue;
			const startTime = isText(start_time) ? start_time : undefined;
			events.set(id, { id, topic: textOf(topic), startTime });
		}
	}
	return { value: [...events.values()] };
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

/** The path of an event's registrants and what follows: `meetings/{id}/recordings/registrants/…`. */
export function registrantsPath({ kind, eventId }: EventRef, ...rest: string[]): string[] {
	return [kind.collection, eventId, ...kind.subpath, 'registrants', ...rest];
}

import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { isRecord, isText } from '../transport/guards';
import { answerWithout, type Refusal } from '../transport/refusal';
import { zoomRequest } from '../transport/request';

/** One event of one kind, and in it one occurrence or the whole series. */
export interface EventRef {
	kind: EventKind;
	eventId: string;
	/** For adding, where Zoom takes several, their IDs apart by commas. */
	occurrenceId?: string;
}

export interface ListedEvent {
	id: string;
	topic: string;
	/** ISO 8601; events without a fixed time have none. */
	startTime?: string;
}

export interface ListedOccurrence {
	id: string;
	startTime: string;
	/** Minutes. */
	duration: number;
}

/** What was asked for, or why Zoom does not give it. */
export type Reading<T> = { value: T } | { refusal: Refusal };

/** 3,000 rows: a host with more events has to search, or give the ID. */
const MAX_PAGES = 10;

/**
 * The events of one kind that the connection's host has ahead, or for recordings behind, each once:
 * Zoom may list every occurrence of a series.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings
 */
export async function listEvents(
	connection: ZoomConnection,
	{ collection, listType }: EventKind,
): Promise<Reading<ListedEvent[]>> {
	const events = new Map<string, ListedEvent>();
	let next: string | undefined;
	for (let page = 1; page <= MAX_PAGES && next !== ''; page += 1) {
		const answer = await zoomRequest(connection, {
			method: 'GET',
			path: ['users', connection.host, collection],
			query: { type: listType, page_size: '300', next_page_token: next },
		});
		if (!answer.ok) return { refusal: answer.refusal };
		const body = isRecord(answer.body) ? answer.body : {};
		const rows = body[collection];
		if (!Array.isArray(rows)) return { refusal: answerWithout(`a list of ${collection}`) };
		for (const event of rows.filter(isRecord)) {
			const id = String(event.id);
			if (events.has(id)) continue;
			const startTime = isText(event.start_time) ? event.start_time : undefined;
			events.set(id, { id, topic: String(event.topic ?? ''), startTime });
		}
		next = isText(body.next_page_token) ? body.next_page_token : '';
	}
	return { value: [...events.values()] };
}

/** The occurrences of an event, past ones too; none when it does not repeat, and no deleted ones. */
export async function listOccurrences(
	connection: ZoomConnection,
	kind: EventKind,
	eventId: string,
): Promise<Reading<ListedOccurrence[]>> {
	const answer = await getEvent(connection, kind, eventId, { show_previous_occurrences: 'true' });
	if ('refusal' in answer) return answer;
	const occurrences = answer.value.occurrences;
	return {
		value: (Array.isArray(occurrences) ? occurrences.filter(isRecord) : [])
			.filter(({ occurrence_id, status }) => Boolean(occurrence_id) && status !== 'deleted')
			.map((occurrence) => ({
				id: String(occurrence.occurrence_id),
				startTime: String(occurrence.start_time ?? ''),
				duration: Number(occurrence.duration ?? 0),
			})),
	};
}

/**
 * One meeting or webinar with its settings and occurrences, as Zoom has it.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}
 */
export async function getEvent(
	connection: ZoomConnection,
	{ collection }: EventKind,
	eventId: string,
	query: Record<string, string> = {},
): Promise<Reading<Record<string, unknown>>> {
	const answer = await zoomRequest(connection, {
		method: 'GET',
		path: [collection, eventId],
		query,
	});
	if (!answer.ok) return { refusal: answer.refusal };
	const { body } = answer;
	if (!isRecord(body) || body.id === undefined) return { refusal: answerWithout('the event') };
	return { value: body };
}

/** The path of an event's registrants, with what follows: `meetings/{id}/recordings/registrants/…`. */
export function registrantsPath({ kind, eventId }: EventRef, ...rest: string[]): string[] {
	return [kind.collection, eventId, ...kind.subpath, 'registrants', ...rest];
}

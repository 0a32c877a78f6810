import type { ZoomConnection } from '../transport/connection';
import { type EventRef, registrantsPath } from './events';
import { isRecord, isText, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout, type Refusal } from '../transport/refusal';
import { type ZoomRequest, zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

export type RegistrantStatus = 'approved' | 'pending' | 'denied';

export const REGISTRANT_STATUSES: RegistrantStatus[] = ['pending', 'approved', 'denied'];

/** A registrant as listed by Zoom. */
export interface ListedRegistrant {
	id: string;
	email?: string;
	/** The status in its own entry, in lower case; otherwise the status that was requested. */
	status: string;
	/** True if its own entry has no status. */
	isStatusAssumed?: true;
	/** The whole entry, with Zoom's field names. */
	fields: Record<string, unknown>;
}

/** An entry of a list that isn't a registrant with an ID, and what can be told of it. */
export interface UnreadableEntry {
	email?: string;
	/** The whole entry, with Zoom's field names; missing if it isn't an object. */
	fields?: Record<string, unknown>;
}

/** One page of a list. */
export interface RegistrantPage {
	registrants: ListedRegistrant[];
	/** Somebody whom Zoom lists, but not in a way that tells who: nobody can be said to be missing. */
	unreadable: UnreadableEntry[];
	/** Whether the list ends with this page and is complete. */
	isLast: boolean;
	/** Where reading can be resumed later; undefined after the last page. */
	next?: string;
}

interface ListQuery {
	status: RegistrantStatus;
	/** Webinars only: registrants from this tracking source. */
	trackingSourceId?: string;
	/** Resumes reading at the `next` of an earlier page. */
	from?: string;
}

const MAX_PAGE_SIZE = '300';

/** 300,000 registrants, far more than any event has. */
const LIMITS: PageLimits = { maxPages: 1000, listName: 'list of registrants' };

/** No list is better than an incomplete one: anyone missing would seem unknown to Zoom. */
const NO_LIST = { error: answerWithout('a valid list of registrants') };

/** Why nobody can be said to be missing from a list that has entries without an ID. */
export const WITHOUT_IDS: Refusal = answerWithout('an ID for each registrant in its list');

/**
 * Reads an event's registrants with one status in pages of 300. A page is requested only after the
 * previous one has been consumed. Ends after an error: Zoom rejected a page, or sent an invalid one.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants
 */
export async function* listRegistrants(
	connection: ZoomConnection,
	event: EventRef,
	{ status, trackingSourceId, from }: ListQuery,
): AsyncGenerator<Result<RegistrantPage>> {
	const query = {
		status,
		page_size: MAX_PAGE_SIZE,
		occurrence_id: event.occurrenceId,
		tracking_source_id: trackingSourceId,
	};
	const request: ZoomRequest = { method: 'GET', path: registrantsPath(event), query };
	// Zoom doesn't say whether it counts before or after these filters.
	const isFiltered = event.occurrenceId !== undefined || trackingSourceId !== undefined;
	const limits = isFiltered ? LIMITS : { ...LIMITS, countedRows: 'registrants' };
	for await (const page of pages(connection, request, limits, from)) {
		if ('error' in page) return yield page;
		const { value: body, isLast, next } = page;
		if (!Array.isArray(body.registrants)) return yield NO_LIST;
		yield { value: { ...readEntries(body.registrants, status), isLast, next } };
	}
}

/** The registrants among the entries of a list, and the entries that aren't one. */
function readEntries(
	entries: readonly unknown[],
	status: string,
): Pick<RegistrantPage, 'registrants' | 'unreadable'> {
	const registrants: ListedRegistrant[] = [];
	const unreadable: UnreadableEntry[] = [];
	for (const entry of entries) {
		const listed = isRecord(entry) ? listedRegistrant(entry, status) : undefined;
		if (listed !== undefined) registrants.push(listed);
		else unreadable.push(isRecord(entry) ? unreadableEntry(entry) : {});
	}
	return { registrants, unreadable };
}

function unreadableEntry(fields: Record<string, unknown>): UnreadableEntry {
	return { ...(isText(fields.email) && { email: fields.email }), fields };
}

/**
 * Reads a registrant from an entry of a list, or from the response for one ID. `status`, the one that
 * was requested, is used only if the entry has none. Undefined if the entry has no ID.
 */
export function listedRegistrant(
	fields: Record<string, unknown>,
	status: string,
): ListedRegistrant | undefined {
	const id = textOf(fields.id).trim();
	if (id === '') return undefined;
	const own = textOf(fields.status).trim().toLowerCase();
	return {
		id,
		...(isText(fields.email) && { email: fields.email }),
		status: own === '' ? status : own,
		...(own === '' && { isStatusAssumed: true as const }),
		fields,
	};
}

/** Whether Zoom can return a single registrant: not for recordings, nor for one occurrence of a meeting. */
export function canGetRegistrant({ kind, occurrenceId }: EventRef): boolean {
	return kind.name === 'webinar' || (kind.name === 'meeting' && occurrenceId === undefined);
}

/**
 * One registrant by ID: `GET /meetings/{meetingId}/registrants/{registrantId}`. Undefined if the
 * response contains no registrant; `status` is `''` if it contains none. Zoom has no such call for
 * recordings.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants/{registrantId}
 */
export async function getRegistrant(
	connection: ZoomConnection,
	event: EventRef,
	id: string,
): Promise<Result<ListedRegistrant | undefined>> {
	const answer = await zoomRequest(connection, {
		method: 'GET',
		path: registrantsPath(event, id),
		query: { occurrence_id: event.occurrenceId },
	});
	if ('error' in answer) return answer;
	return { value: isRecord(answer.value) ? listedRegistrant(answer.value, '') : undefined };
}

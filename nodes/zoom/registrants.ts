import type { ZoomConnection } from '../transport/connection';
import { type EventRef, registrantsPath } from './events';
import { isRecord, isText, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout, type Refusal } from '../transport/refusal';
import { type ZoomRequest, zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

export type RegistrantStatus = 'approved' | 'pending' | 'denied';

export const REGISTRANT_STATUSES: RegistrantStatus[] = ['pending', 'approved', 'denied'];

/** A registrant as Zoom's list has it. */
export interface ListedRegistrant {
	id: string;
	email?: string;
	/** What its own entry says, in lower case; else the status that the list was asked for. */
	status: string;
	/** Its own entry says none. */
	isStatusAssumed?: true;
	/** All that Zoom tells, in its own names. */
	fields: Record<string, unknown>;
}

/** One page of a list. */
export interface RegistrantPage {
	registrants: ListedRegistrant[];
	/** Entries without a usable ID, if there are any; theirs is empty. */
	withoutId?: ListedRegistrant[];
	isLast: boolean;
}

interface ListQuery {
	status: RegistrantStatus;
	/** Webinars only: those who came through one tracking source. */
	trackingSourceId?: string;
}

const MAX_PAGE_SIZE = '300';

/** 300,000 registrants, far more than any event has. */
const LIMITS: PageLimits = { maxPages: 1000, listName: 'list of registrants' };

/** Better no list than one with holes: anyone missing from it would pass for unknown to Zoom. */
const NO_LIST = { error: answerWithout('a proper list of registrants') };

/** Why nobody can be said to be missing from a list in which some entries have no ID. */
export const WITHOUT_IDS: Refusal = answerWithout('an ID for each registrant in its list');

/**
 * Reads an event's registrants with one status, a page of 300 at a time; a page is requested only
 * once the one before has been used up. Ends after an error: Zoom refused a page, or sent one that
 * can't be right.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants
 */
export async function* listRegistrants(
	connection: ZoomConnection,
	event: EventRef,
	{ status, trackingSourceId }: ListQuery,
): AsyncGenerator<Result<RegistrantPage>> {
	const query = {
		status,
		page_size: MAX_PAGE_SIZE,
		occurrence_id: event.occurrenceId,
		tracking_source_id: trackingSourceId,
	};
	const request: ZoomRequest = { method: 'GET', path: registrantsPath(event), query };
	for await (const page of pages(connection, request, LIMITS)) {
		if ('error' in page) return yield page;
		if (!Array.isArray(page.value.registrants)) return yield NO_LIST;
		const registrants: ListedRegistrant[] = [];
		const withoutId: ListedRegistrant[] = [];
		for (const fields of page.value.registrants) {
			const listed = listedAs(isRecord(fields) ? fields : {}, status);
			(listed.id === '' ? withoutId : registrants).push(listed);
		}
		const isLast = !isText(page.value.next_page_token);
		yield { value: { registrants, ...(withoutId.length > 0 && { withoutId }), isLast } };
	}
}

/**
 * A registrant as an entry of a list, or the answer for one ID, has it. `status` is what was asked
 * for, and counts only if the entry has none of its own. Undefined if it has no ID.
 */
export function listedRegistrant(
	fields: Record<string, unknown>,
	status: string,
): ListedRegistrant | undefined {
	const listed = listedAs(fields, status);
	return listed.id === '' ? undefined : listed;
}

function listedAs(fields: Record<string, unknown>, status: string): ListedRegistrant {
	const own = textOf(fields.status).trim().toLowerCase();
	return {
		id: textOf(fields.id).trim(),
		...(isText(fields.email) && { email: fields.email }),
		status: own === '' ? status : own,
		...(own === '' && { isStatusAssumed: true as const }),
		fields,
	};
}

/** Zoom shows no single registrants of recordings, and of meetings none of one occurrence. */
export function canGetRegistrant({ kind, occurrenceId }: EventRef): boolean {
	return kind.name === 'webinar' || (kind.name === 'meeting' && occurrenceId === undefined);
}

/**
 * One registrant by ID: `GET /meetings/{meetingId}/registrants/{registrantId}`. Undefined if the
 * answer has no registrant, or one without a status of its own. Zoom has no such call for recordings.
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

import type { ZoomConnection } from '../transport/connection';
import { type EventRef, registrantsPath } from './events';
import { isRecord, isText } from '../transport/guards';
import { answerWithout, type Refusal } from '../transport/refusal';
import { zoomRequest } from '../transport/request';

export type RegistrantStatus = 'approved' | 'pending' | 'denied';

export const REGISTRANT_STATUSES: RegistrantStatus[] = ['pending', 'approved', 'denied'];

/** A registrant as Zoom's list has it. */
export interface ListedRegistrant {
	id: string;
	email?: string;
	status: RegistrantStatus;
	/** All that Zoom tells, in its own names. */
	fields: Record<string, unknown>;
}

export interface ListQuery {
	status: RegistrantStatus;
	/** Webinars only: those who came through one tracking source. */
	trackingSourceId?: string;
}

const MAX_PAGE_SIZE = '300';

/** Far more than any event has; only there so that reading ends in any case. */
const MAX_PAGES = 1000;

/**
 * Reads an event's registrants with one status, a page of 300 at a time; a page is asked for only
 * when the one before has been used up. Ends with a refusal when Zoom does not give a page, or one
 * that cannot be right.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants
 */
export async function* listRegistrants(
	connection: ZoomConnection,
	place: EventRef,
	{ status, trackingSourceId }: ListQuery,
): AsyncGenerator<ListedRegistrant[], Refusal | undefined> {
	const tokens = new Set<string>();
	let next: string | undefined;
	do {
		const answer = await zoomRequest(connection, {
			method: 'GET',
			path: registrantsPath(place),
			query: {
				status,
				page_size: MAX_PAGE_SIZE,
				occurrence_id: place.occurrenceId,
				tracking_source_id: trackingSourceId,
				next_page_token: next,
			},
		});
		if (!answer.ok) return answer.refusal;
		const body = isRecord(answer.body) ? answer.body : {};
		if (!Array.isArray(body.registrants)) return noList();
		yield body.registrants.filter(isRecord).flatMap((fields) => {
			const { id, email } = fields;
			return isText(id) ? [{ id, email: isText(email) ? email : undefined, status, fields }] : [];
		});
		next = isText(body.next_page_token) ? body.next_page_token : '';
		if (tokens.has(next) || tokens.size > MAX_PAGES) return noList();
		tokens.add(next);
	} while (next !== '');
	return undefined;
}

/** Better no list than one with holes: who is missing from it is taken for unknown to Zoom. */
function noList(): Refusal {
	return answerWithout('a proper list of registrants');
}

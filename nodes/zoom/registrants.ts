import type { ZoomConnection } from '../transport/connection';
import { type EventRef, registrantsPath } from './events';
import { isText, rowsOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import type { ZoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

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
): AsyncGenerator<Result<ListedRegistrant[]>> {
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
		const registrants = rowsOf(page.value.registrants).flatMap((fields) => {
			const { id, email } = fields;
			return isText(id) ? [{ id, email: isText(email) ? email : undefined, status, fields }] : [];
		});
		yield { value: registrants };
	}
}

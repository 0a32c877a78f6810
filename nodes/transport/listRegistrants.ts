import type { ZoomConnection } from './connection';
import { isRecord } from './isRecord';
import type { Refusal } from './refusal';
import { zoomRequest } from './request';

export type RegistrantStatus = 'approved' | 'pending' | 'denied';

/** A registrant as Zoom's list has it. */
export interface ListedRegistrant {
	id: string;
	email?: string;
	status: RegistrantStatus;
}

const MAX_PAGE_SIZE = '300';

/**
 * Reads a meeting's registrants with one status, a page of 300 at a time; a page is asked for only
 * when the one before has been used up. Ends with the refusal when Zoom does not give a page.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants
 */
export async function* listRegistrants(
	connection: ZoomConnection,
	meetingId: string,
	occurrenceId: string | undefined,
	status: RegistrantStatus,
): AsyncGenerator<ListedRegistrant[], Refusal | undefined> {
	const tokens = new Set<string>();
	let next: string | undefined;
	do {
		const answer = await zoomRequest(connection, {
			method: 'GET',
			path: ['meetings', meetingId, 'registrants'],
			query: {
				status,
				page_size: MAX_PAGE_SIZE,
				occurrence_id: occurrenceId,
				next_page_token: next,
			},
		});
		if (!answer.ok) return answer.refusal;
		const body = isRecord(answer.body) ? answer.body : {};
		const page = Array.isArray(body.registrants) ? body.registrants.filter(isRecord) : [];
		yield page.flatMap(({ id, email }) =>
			isText(id) ? [{ id, email: isText(email) ? email : undefined, status }] : [],
		);
		next = typeof body.next_page_token === 'string' ? body.next_page_token : '';
		if (tokens.has(next)) return undefined;
		tokens.add(next);
	} while (next !== '');
	return undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

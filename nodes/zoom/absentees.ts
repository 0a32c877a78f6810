import type { ZoomConnection } from '../transport/connection';
import { isRecord, isText, rowsOf, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import { type ZoomRequest, zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';
import { emailKey } from './email';
import type { EventRef } from './events';
import { pastPath, uuidSegment } from './pastInstances';

const LIMITS: PageLimits = { maxPages: 1000, listName: 'list of absentees' };

/**
 * The IDs of the registrants who, says Zoom, didn't attend a webinar: its occurrence if the event names
 * one, otherwise the instance. Meetings have no such list. The rows are registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/webinars/get/past_webinars/{webinarId}/absentees
 */
export async function listAbsentees(
	connection: ZoomConnection,
	event: EventRef,
	uuid: string,
): Promise<Result<Set<string>>> {
	const { eventId, occurrenceId } = event;
	const id = occurrenceId === undefined ? uuidSegment(uuid) : eventId;
	const path = pastPath(event, 'past', id, 'absentees');
	const query = { occurrence_id: occurrenceId, page_size: '300' };
	const request: ZoomRequest = { method: 'GET', path, query };
	const absent = new Set<string>();
	for await (const page of pages(connection, request, LIMITS)) {
		if ('error' in page) return page;
		const list = page.value.registrants;
		if (!Array.isArray(list)) return { error: answerWithout('a valid list of absentees') };
		for (const { id: registrantId } of rowsOf(list)) absent.add(textOf(registrantId).trim());
	}
	return { value: absent };
}

/**
 * The emails of a webinar's panelists, as `emailKey`s.
 * https://developers.zoom.us/docs/api/meetings/#tag/webinars/get/webinars/{webinarId}/panelists
 */
export async function listPanelists(
	connection: ZoomConnection,
	{ eventId }: EventRef,
): Promise<Result<Set<string>>> {
	const path = ['webinars', eventId, 'panelists'];
	const answer = await zoomRequest(connection, { method: 'GET', path });
	if ('error' in answer) return answer;
	const list = isRecord(answer.value) ? answer.value.panelists : undefined;
	if (!Array.isArray(list)) return { error: answerWithout('a list of panelists') };
	const emails = rowsOf(list).flatMap(({ email }) => (isText(email) ? [emailKey(email)] : []));
	return { value: new Set(emails) };
}

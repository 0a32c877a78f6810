import type { ZoomConnection } from './connection';
import { isRecord } from './isRecord';
import type { Refusal } from './refusal';
import { zoomRequest } from './request';

export interface ListedMeeting {
	id: string;
	topic: string;
	/** ISO 8601; meetings without a fixed time have none. */
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

/** 3,000 rows: a host with more upcoming meetings has to search, or give the ID. */
const MAX_PAGES = 10;

/**
 * The upcoming meetings of the connection's host, each once: Zoom may list every occurrence of a
 * series. https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings
 */
export async function listUpcomingMeetings(
	connection: ZoomConnection,
): Promise<Reading<ListedMeeting[]>> {
	const meetings = new Map<string, ListedMeeting>();
	let next: string | undefined;
	for (let page = 0; page < MAX_PAGES && next !== ''; page += 1) {
		const answer = await zoomRequest(connection, {
			method: 'GET',
			path: ['users', connection.host, 'meetings'],
			query: { type: 'upcoming', page_size: '300', next_page_token: next },
		});
		if (!answer.ok) return { refusal: answer.refusal };
		const body = isRecord(answer.body) ? answer.body : {};
		for (const meeting of Array.isArray(body.meetings) ? body.meetings.filter(isRecord) : []) {
			const id = String(meeting.id);
			if (meetings.has(id)) continue;
			const startTime = typeof meeting.start_time === 'string' ? meeting.start_time : undefined;
			meetings.set(id, { id, topic: String(meeting.topic ?? ''), startTime });
		}
		next = typeof body.next_page_token === 'string' ? body.next_page_token : '';
	}
	return { value: [...meetings.values()] };
}

/** The occurrences of a meeting that can still be changed; none when it does not repeat. */
export async function listOccurrences(
	connection: ZoomConnection,
	meetingId: string,
): Promise<Reading<ListedOccurrence[]>> {
	const answer = await getMeeting(connection, meetingId);
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
 * One meeting with its settings and occurrences, as Zoom has it.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}
 */
export async function getMeeting(
	connection: ZoomConnection,
	meetingId: string,
): Promise<Reading<Record<string, unknown>>> {
	const answer = await zoomRequest(connection, { method: 'GET', path: ['meetings', meetingId] });
	if (!answer.ok) return { refusal: answer.refusal };
	return { value: isRecord(answer.body) ? answer.body : {} };
}

import type { ZoomConnection } from '../transport/connection';
import { rowsOf, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import type { ZoomRequest } from '../transport/request';
import type { Result } from '../transport/result';
import type { EventRef } from './events';
import { pastPath, type PastSource, timeOf, uuidSegment } from './pastInstances';

/** One row of Zoom's list: one stay of a person, who has another row for every time they joined. */
export interface Participant {
	/** Empty for anyone who came without a personal link, and in accounts that don't return it. */
	registrantId: string;
	/** Empty where Zoom hides it: guests without registration, phone callers, accounts with a BAA. */
	email: string;
	name: string;
	/** The Zoom user who was signed in, if they belong to the host's account. */
	userId: string;
	/** Epoch milliseconds. */
	joinTime?: number;
	leaveTime?: number;
	/** Zoom's own duration in seconds; 0 as long as the data isn't processed. */
	duration?: number;
	isInWaitingRoom: boolean;
	isInBreakoutRoom: boolean;
}

/** 300,000 rows, far more than any event has. */
const LIMITS: PageLimits = { maxPages: 1000, listName: 'list of participants' };

/**
 * The participants of one instance, a page of 300 at a time. Ends after an error: Zoom refused a page,
 * or sent one that can't be right. `include_fields` is documented for reports only; without it no list
 * names the registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/reports/get/report/meetings/{meetingId}/participants
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/past_meetings/{meetingId}/participants
 */
export async function* listParticipants(
	connection: ZoomConnection,
	event: EventRef,
	uuid: string,
	source: PastSource,
): AsyncGenerator<Result<Participant[]>> {
	const path = pastPath(event, source, uuidSegment(uuid), 'participants');
	const query = { page_size: '300', include_fields: 'registrant_id' };
	const request: ZoomRequest = { method: 'GET', path, query };
	for await (const page of pages(connection, request, LIMITS)) {
		if ('error' in page) return yield page;
		const list = page.value.participants;
		if (!Array.isArray(list)) {
			return yield { error: answerWithout('a proper list of participants') };
		}
		yield { value: rowsOf(list).map(participant) };
	}
}

function participant(row: Record<string, unknown>): Participant {
	const duration = Number(textOf(row.duration) || NaN);
	return {
		registrantId: textOf(row.registrant_id).trim(),
		email: textOf(row.user_email).trim(),
		name: textOf(row.name).trim(),
		userId: textOf(row.participant_user_id) || textOf(row.id),
		joinTime: timeOf(row.join_time),
		leaveTime: timeOf(row.leave_time),
		duration: duration >= 0 ? duration : undefined,
		isInWaitingRoom: row.status === 'in_waiting_room',
		isInBreakoutRoom: textOf(row.bo_mtg_id) !== '',
	};
}

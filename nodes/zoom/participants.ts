import type { ZoomConnection } from '../transport/connection';
import { rowsOf, textOf } from '../transport/guards';
import { type PageLimits, pages } from '../transport/pages';
import { answerWithout } from '../transport/refusal';
import type { ZoomRequest } from '../transport/request';
import type { Result } from '../transport/result';
import type { EventRef } from './events';
import { countOf, pastPath, type PastSource, timeOf, uuidSegment } from './pastInstances';

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

/** A page of rows, each with a key that another page repeats only with the row; none if Zoom gave it no ID. */
export interface ParticipantPage {
	participants: Array<[key: string | undefined, participant: Participant]>;
	/** How many rows there are in all by Zoom's own count. */
	total?: number;
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
): AsyncGenerator<Result<ParticipantPage>> {
	const path = pastPath(event, source, uuidSegment(uuid), 'participants');
	const query = { page_size: '300', include_fields: 'registrant_id' };
	const request: ZoomRequest = { method: 'GET', path, query };
	for await (const page of pages(connection, request, LIMITS)) {
		if ('error' in page) return yield page;
		const list = page.value.participants;
		if (!Array.isArray(list)) {
			return yield { error: answerWithout('a valid list of participants') };
		}
		yield { value: { participants: keyed(list), total: countOf(page.value.total_records) } };
	}
}

/** The rows of a page with their keys. Equal rows on one page are as many rows; only another page repeats them. */
function keyed(list: unknown[]): ParticipantPage['participants'] {
	const seen = new Map<string, number>();
	return rowsOf(list).map((row) => {
		const { user_id, join_time, leave_time, status, bo_mtg_id } = row;
		if (textOf(user_id) === '') return [undefined, participant(row)];
		// Going to a breakout room or being let in may make another row with the same ID.
		const key = JSON.stringify([user_id, join_time, leave_time, status, bo_mtg_id]);
		const nth = seen.get(key) ?? 0;
		seen.set(key, nth + 1);
		return [`${key} ${nth}`, participant(row)];
	});
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

import { DAY_MS, monthsBefore, zoomDateTime } from '../clock';
import { validationFailed } from '../errors';
import type { Meeting } from '../types';
import type { ApiCall, Endpoint, Scope } from './call';
import type { EventKind } from './kinds/kind';
import { refuse } from './kinds/refusals';
import { pageOf } from './paging';
import { requestedUser } from './users';

interface Row {
	meeting: Meeting;
	/** Epoch milliseconds; null for a series without fixed time. */
	startTime: number | null;
}

/**
 * `GET /users/{userId}/meetings`, `GET /users/{userId}/webinars`: one user's own events of the kind by start time.
 * The upcoming and previous lists have one row per occurrence of a series, all with the same ID.
 */
export function listEvents(kind: EventKind, scope: Scope): Endpoint {
	const { rows, query } = kind.userList;
	return {
		method: 'GET',
		path: `/users/:userId/${rows}`,
		label: 'Medium',
		scope,
		query,
		handle: (call) => {
			const user = requestedUser(call, scope.granular);
			if (!user[kind.hostNeeds]) {
				refuse(call, kind, 'userList', 'noPlan', { host: user.id });
			}
			const type = call.query.type ?? 'scheduled';
			if (!kind.userList.types.includes(type)) throw validationFailed('type');
			const found = Object.values(call.context.state.meetings)
				.filter(
					({ hostId, type: eventType }) =>
						hostId === user.id && kind.eventTypes.includes(eventType),
				)
				.flatMap((meeting) => rowsOf(call, meeting, type))
				.filter(withinSixMonths(call, type))
				.filter(withinDates(call))
				.sort((one, other) => (one.startTime ?? 0) - (other.startTime ?? 0));
			return pageOf(call, rows, found, eventRow);
		},
	};
}

function rowsOf(call: ApiCall, meeting: Meeting, type: string): Row[] {
	const now = call.context.now();
	const isOver = (row: Row) =>
		row.startTime !== null && row.startTime + meeting.duration * 60_000 <= now;
	const base: Row[] = [{ meeting, startTime: meeting.startTime }];
	const all = meeting.occurrences.length > 0 ? occurrenceRows(meeting) : base;
	const ahead = all.filter((row) => !isOver(row));
	if (type === 'scheduled') return ahead.concat(all).slice(0, 1);
	if (type === 'live') return meeting.live ? ahead.slice(0, 1) : [];
	if (type === 'previous_meetings') return all.filter(isOver);
	return type === 'upcoming_meetings' && meeting.live ? [] : ahead;
}

/** Zoom: "only a maximum of 6 months of meeting data will be returned" by the list of previous meetings. */
function withinSixMonths({ context }: ApiCall, type: string): (row: Row) => boolean {
	if (type !== 'previous_meetings') return () => true;
	const earliest = monthsBefore(context.now(), 6);
	return ({ startTime }) => startTime === null || startTime >= earliest;
}

function occurrenceRows(meeting: Meeting): Row[] {
	return meeting.occurrences
		.filter((occurrence) => occurrence.status === 'available')
		.map((occurrence) => ({ meeting, startTime: occurrence.startTime }));
}

function withinDates(call: ApiCall): (row: Row) => boolean {
	const from = dateParameter(call, 'from') ?? Number.NEGATIVE_INFINITY;
	const to = (dateParameter(call, 'to') ?? Number.POSITIVE_INFINITY) + DAY_MS;
	return ({ startTime }) => startTime === null || (startTime >= from && startTime < to);
}

function dateParameter(call: ApiCall, name: string): number | undefined {
	const text = call.query[name];
	if (!text) return undefined;
	const date = Date.parse(text);
	if (Number.isNaN(date)) throw validationFailed(name);
	return date;
}

function eventRow({ meeting, startTime }: Row): Record<string, unknown> {
	return {
		uuid: meeting.uuid,
		id: Number(meeting.id),
		host_id: meeting.hostId,
		topic: meeting.topic,
		type: meeting.type,
		...(startTime === null ? {} : { start_time: zoomDateTime(startTime) }),
		duration: meeting.duration,
		timezone: meeting.timezone,
		agenda: meeting.agenda.slice(0, 250),
		created_at: zoomDateTime(meeting.createdAt),
		join_url: meeting.joinUrl,
	};
}

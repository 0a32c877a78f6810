import type { ZoomConnection } from '../transport/connection';
import { isRecord, isText, rowsOf, textOf, wellFormed } from '../transport/guards';
import { answerWithout } from '../transport/refusal';
import { zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';
import type { EventRef } from './events';

/** One time that a meeting or webinar was held; every start has a UUID of its own. */
export interface PastInstance {
	uuid: string;
	/** Epoch milliseconds of the real start. */
	startTime: number;
}

/** What Zoom's details say about an instance. */
export interface InstanceDetails {
	/** Epoch milliseconds. */
	startTime?: number;
	endTime?: number;
	/** Zoom doesn't say whether it counts people or joins. */
	participantsCount?: number;
	hostId?: string;
	hostEmail?: string;
}

/** Where Zoom tells about the past: `report` for admins with the scope, `past` for users too. */
export type PastSource = 'report' | 'past';

/** The path of an event's past, e.g. `past_meetings/{id}/instances`, `report/webinars/{uuid}/participants`. */
export function pastPath(
	{ kind: { collection } }: EventRef,
	source: PastSource,
	...rest: string[]
): string[] {
	return source === 'report' ? ['report', collection, ...rest] : [`past_${collection}`, ...rest];
}

/**
 * A UUID as a segment of a path. It's encoded here, and once more when the request is sent: Zoom wants
 * UUIDs that begin with "/" or contain "//" encoded twice, and accepts it for any other.
 * https://developers.zoom.us/docs/api/using-zoom-apis/#meeting-id-and-uuid
 */
export function uuidSegment(uuid: string): string {
	return encodeURIComponent(wellFormed(uuid));
}

/**
 * The ended instances of an event, the earliest first. Zoom returns all of them in one answer, with
 * neither their end nor their occurrence, and leaves out meetings of more than 15 months ago.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/past_meetings/{meetingId}/instances
 */
export async function listInstances(
	connection: ZoomConnection,
	event: EventRef,
): Promise<Result<PastInstance[]>> {
	const path = pastPath(event, 'past', event.eventId, 'instances');
	const answer = await zoomRequest(connection, { method: 'GET', path });
	if ('error' in answer) return answer;
	const list = isRecord(answer.value) ? answer.value[event.kind.collection] : undefined;
	if (!Array.isArray(list)) return { error: answerWithout('a list of past instances') };
	const instances = rowsOf(list).map(({ uuid, start_time }) => ({
		uuid: textOf(uuid),
		startTime: timeOf(start_time) ?? NaN,
	}));
	if (instances.some(({ uuid, startTime }) => uuid === '' || Number.isNaN(startTime))) {
		return { error: answerWithout('a valid list of past instances') };
	}
	return { value: instances.sort((one, other) => one.startTime - other.startTime) };
}

/**
 * The details of one instance. `past` exists for meetings only, `report` for both.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/past_meetings/{meetingId}
 */
export async function getInstanceDetails(
	connection: ZoomConnection,
	event: EventRef,
	uuid: string,
	source: PastSource,
): Promise<Result<InstanceDetails>> {
	const path = pastPath(event, source, uuidSegment(uuid));
	const answer = await zoomRequest(connection, { method: 'GET', path });
	if ('error' in answer) return answer;
	if (!isRecord(answer.value)) return { error: answerWithout('the details of the instance') };
	const { start_time, end_time, participants_count, host_id, user_email } = answer.value;
	return {
		value: {
			startTime: timeOf(start_time),
			endTime: timeOf(end_time),
			participantsCount: countOf(participants_count),
			hostId: isText(host_id) ? host_id : undefined,
			hostEmail: isText(user_email) ? user_email : undefined,
		},
	};
}

/** A number of people or rows, even in quotes; undefined if it isn't one. */
export function countOf(foreign: unknown): number | undefined {
	const count = Number(textOf(foreign) || NaN);
	return Number.isInteger(count) && count >= 0 ? count : undefined;
}

/**
 * A date-time of Zoom's in epoch milliseconds; undefined if it isn't one. Zoom's times are in UTC, and so
 * is one without a time zone, whatever this computer's is.
 */
export function timeOf(dateTime: unknown): number | undefined {
	const text = textOf(dateTime).trim();
	const time = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
	return Number.isNaN(time) ? undefined : time;
}

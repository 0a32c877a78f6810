import { adviceOn } from '../../transport/advice';
import type { ZoomConnection } from '../../transport/connection';
import { explain } from '../../transport/explain';
import type { RegistrantStatus } from '../../transport/listRegistrants';
import type { Refusal } from '../../transport/refusal';
import { zoomRequest } from '../../transport/request';
import { type Directory, openDirectory } from './directory';
import { statusBody } from './statusBody';
import type { Problem, Recipient, Row, RowOutcome, StatusTarget } from './types';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

/** After so many refusals in a row of the same passing kind, the rest is not tried any more. */
const MAX_REFUSALS_IN_A_ROW = 3;

/** Everything that one execution of the node learns while it changes statuses. */
export interface StatusRun {
	connection: ZoomConnection;
	/** The format in use; Automatic goes from multipart to JSON once, for the rest of the run. */
	bodyFormat: 'multipart' | 'json';
	mayChangeFormat: boolean;
	registrantsPerRequest: number;
	outcomes: Map<Row, RowOutcome>;
	/** Refusals that hold for all that is still to be sent, by what they are about. */
	blocks: Map<string, Refusal>;
	refusalsInARow: number;
	directories: Map<string, Directory>;
}

/** Starts a run with an empty memory. */
export function startRun(
	connection: ZoomConnection,
	bodyFormat: 'automatic' | 'multipart' | 'json',
	registrantsPerRequest: number,
): StatusRun {
	return {
		connection,
		bodyFormat: bodyFormat === 'json' ? 'json' : 'multipart',
		mayChangeFormat: bodyFormat === 'automatic',
		registrantsPerRequest: Math.min(
			Math.max(1, Math.floor(registrantsPerRequest)),
			MAX_REGISTRANTS_PER_REQUEST,
		),
		outcomes: new Map(),
		blocks: new Map(),
		refusalsInARow: 0,
		directories: new Map(),
	};
}

/**
 * `PUT /meetings/{meetingId}/registrants/status`, 204 on success. Gives the refusal, if there is one.
 * A refusal of the format is not passed on where JSON may still be tried: Zoom has then not looked
 * at the registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export async function putStatus(
	run: StatusRun,
	{ meetingId, occurrenceId, action }: StatusTarget,
	recipients: Recipient[],
): Promise<Refusal | undefined> {
	const registrants = recipients.map(({ registrant }) => registrant);
	const answer = await zoomRequest(run.connection, {
		method: 'PUT',
		path: ['meetings', meetingId, 'registrants', 'status'],
		query: { occurrence_id: occurrenceId },
		body: statusBody(run.bodyFormat, action, registrants),
	});
	if (answer.ok) return undefined;
	const isAboutFormat = adviceOn(answer.refusal).concerns === 'format';
	if (!isAboutFormat || !run.mayChangeFormat || run.bodyFormat === 'json') return answer.refusal;
	run.bodyFormat = 'json';
	return await putStatus(run, { meetingId, occurrenceId, action }, recipients);
}

/** Notes that Zoom took the change for these registrants. */
export function accept(run: StatusRun, recipients: Recipient[]): void {
	run.refusalsInARow = 0;
	for (const { registrant, rows } of recipients) {
		for (const row of rows) run.outcomes.set(row, { registrant, verified: false });
	}
}

/** Notes that rows failed, all for the same reason. */
export function fail(run: StatusRun, rows: Row[], problem: Problem): void {
	for (const row of rows) run.outcomes.set(row, { problem });
}

/** A refusal as the problem of a row: in the table's words or, where more is known, in those given. */
export function problemOf(
	run: StatusRun,
	{ meetingId }: StatusTarget,
	refusal: Refusal,
	words: Partial<Pick<Problem, 'message' | 'description'>> = {},
): Problem {
	const { code, httpStatus, trackingId } = refusal;
	const context = { meetingId, apiBaseUrl: run.connection.apiBaseUrl };
	return { ...explain(refusal, context, Date.now()), ...words, code, httpStatus, trackingId };
}

/**
 * Remembers a refusal for all that it is about, so that the same answer is not asked for again.
 * A passing trouble (a failing server, a registrant's daily limit) counts once it has come three
 * times in a row: for the run, or for the meeting.
 */
export function remember(run: StatusRun, target: StatusTarget, refusal: Refusal): void {
	const { concerns } = adviceOn(refusal);
	run.refusalsInARow += 1;
	const isLasting = run.refusalsInARow >= MAX_REFUSALS_IN_A_ROW;
	if (concerns === 'account' || concerns === 'format' || (concerns === 'request' && isLasting)) {
		run.blocks.set('everything', refusal);
	} else if (concerns === 'event' || (isDailyForRegistrant(refusal) && isLasting)) {
		run.blocks.set(target.meetingId, refusal);
	} else if (concerns === 'group') {
		run.blocks.set(groupKey(target), refusal);
	}
}

/** The refusal that already holds for this target, if there is one. */
export function blockOf(run: StatusRun, target: StatusTarget): Refusal | undefined {
	return (
		run.blocks.get('everything') ??
		run.blocks.get(target.meetingId) ??
		run.blocks.get(groupKey(target))
	);
}

/** Zoom's limit of status changes a day for one registrant, or for one event. */
export function isDailyForRegistrant(refusal: Refusal): boolean {
	return refusal.httpStatus === 429 && adviceOn(refusal).concerns === 'registrant';
}

/** Gives up on a whole group, e.g. because every piece of it was refused alike. */
export function blockGroup(run: StatusRun, target: StatusTarget, refusal: Refusal): void {
	run.blocks.set(groupKey(target), refusal);
}

/** The registrants of a target, read once a run however many requests want to know. */
export function directoryOf(
	run: StatusRun,
	{ meetingId, occurrenceId, action }: StatusTarget,
): Directory {
	const key = JSON.stringify([meetingId, occurrenceId ?? '']);
	const likelyFirst: RegistrantStatus[] =
		action === 'cancel' ? ['approved', 'pending'] : ['pending', 'approved'];
	const directory =
		run.directories.get(key) ??
		openDirectory(run.connection, meetingId, occurrenceId, [...likelyFirst, 'denied']);
	run.directories.set(key, directory);
	return directory;
}

function groupKey({ meetingId, occurrenceId, action }: StatusTarget): string {
	return JSON.stringify([meetingId, occurrenceId ?? '', action]);
}

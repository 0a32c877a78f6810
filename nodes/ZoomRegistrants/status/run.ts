import type { ZoomConnection } from '../../transport/connection';
import { explain } from '../../transport/explain';
import type { RegistrantStatus } from '../../transport/listRegistrants';
import type { Refusal } from '../../transport/refusal';
import type { Problem } from '../outcome';
import { type Directory, openDirectory } from './directory';
import type { Recipient, Row, RowOutcome, StatusTarget } from './types';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

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

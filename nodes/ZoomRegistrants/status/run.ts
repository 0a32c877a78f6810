import { isForbidden } from '../../transport/advice';
import type { ZoomConnection } from '../../transport/connection';
import type { Refusal } from '../../transport/refusal';
import type { StatusOptions } from '../input/statusOptions';
import type { Problem } from '../outcome';
import { problemOfRefusal } from '../problemOfRefusal';
import { type Directory, type DirectoryReading, readDirectory } from './directory';
import type { Recipient, Row, RowOutcome, StatusTarget } from './types';

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
	/** Requests in a row that changed nobody, by what their refusals are about. */
	fruitless: Map<string, number>;
	/** Lists of registrants that have been read, or that may not be read. */
	directories: Map<string, DirectoryReading>;
}

/** The words of a problem, where more is known than the refusal itself tells. */
export type Words = Pick<Problem, 'message' | 'description'>;

/** Starts a run with an empty memory. */
export function startRun(connection: ZoomConnection, options: StatusOptions): StatusRun {
	return {
		connection,
		bodyFormat: options.bodyFormat === 'json' ? 'json' : 'multipart',
		mayChangeFormat: options.bodyFormat === 'automatic',
		registrantsPerRequest: options.registrantsPerRequest,
		outcomes: new Map(),
		blocks: new Map(),
		fruitless: new Map(),
		directories: new Map(),
	};
}

/** Notes that Zoom took the change for these registrants. */
export function accept(run: StatusRun, recipients: Recipient[]): void {
	for (const { registrant, rows } of recipients) {
		for (const row of rows) run.outcomes.set(row, { registrant, verified: false });
	}
}

/** Whether Zoom took the change for a row. */
export function isAccepted(run: StatusRun, row: Row): boolean {
	const outcome = run.outcomes.get(row);
	return outcome !== undefined && !('problem' in outcome);
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
	words?: Words,
): Problem {
	return { ...problemOfRefusal(run.connection, refusal, meetingId), ...words };
}

/** The list of a target's registrants, if this run has read it already. */
export function knownDirectory(run: StatusRun, target: StatusTarget): Directory | undefined {
	const reading = run.directories.get(directoryKey(target));
	return reading !== undefined && 'directory' in reading ? reading.directory : undefined;
}

/**
 * The list of a target's registrants, read once a run however many requests want to know. That it
 * may not be read is remembered as well; a fault on the way is not.
 */
export async function directoryOf(run: StatusRun, target: StatusTarget): Promise<DirectoryReading> {
	const key = directoryKey(target);
	const known = run.directories.get(key);
	if (known !== undefined) return known;
	const reading = await readDirectory(run.connection, target, ['pending', 'approved', 'denied']);
	if ('directory' in reading || isForbidden(reading.refusal)) run.directories.set(key, reading);
	return reading;
}

function directoryKey({ meetingId, occurrenceId }: StatusTarget): string {
	return JSON.stringify([meetingId, occurrenceId ?? '']);
}

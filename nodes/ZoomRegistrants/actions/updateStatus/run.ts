import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import { LISTED_AS } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';
import { problemOfRefusal } from '../../run/problems';
import { noteStatus, type Run, startRun } from '../../run/run';
import type { StatusOptions } from './statusOptions';
import type { Recipient, Row, RowDone, RowOutcome, StatusTarget } from './types';

/** Everything that one execution of the node learns while it changes statuses. */
export interface StatusRun extends Run {
	options: StatusOptions;
	/** The format in use; Automatic goes from multipart to JSON once, for the rest of the run. */
	bodyFormat: 'multipart' | 'json';
	mayChangeFormat: boolean;
	registrantsPerRequest: number;
	outcomes: Map<Row, RowOutcome>;
}

/** The words of a problem, where more is known than the refusal itself tells. */
export type Words = Pick<Problem, 'message' | 'description'>;

/** Starts a run with an empty memory. */
export function startStatusRun(connection: ZoomConnection, options: StatusOptions): StatusRun {
	return {
		...startRun(connection),
		options,
		bodyFormat: options.bodyFormat === 'json' ? 'json' : 'multipart',
		mayChangeFormat: options.bodyFormat === 'automatic',
		registrantsPerRequest: options.registrantsPerRequest,
		outcomes: new Map(),
	};
}

/** Notes that Zoom took the change for these registrants. */
export function accept(run: StatusRun, target: StatusTarget, recipients: Recipient[]): void {
	for (const { registrant, rows } of recipients) {
		noteStatus(run, target, registrant, LISTED_AS[target.action]);
		for (const row of rows) run.outcomes.set(row, { registrant, verified: false });
	}
}

/** What became of a row, if Zoom took the change or nothing had to be changed. */
export function doneOf(run: StatusRun, row: Row): RowDone | undefined {
	const outcome = run.outcomes.get(row);
	return outcome === undefined || 'problem' in outcome ? undefined : outcome;
}

/** Notes that rows failed, all for the same reason. */
export function fail(run: StatusRun, rows: Row[], problem: Problem): void {
	for (const row of rows) run.outcomes.set(row, { problem });
}

/** A refusal as the problem of a row: in the table's words or, where more is known, in those given. */
export function problemOf(
	run: StatusRun,
	target: StatusTarget,
	refusal: Refusal,
	words?: Words,
): Problem {
	return { ...problemOfRefusal(run.connection, target, refusal), ...words };
}

/** What a refusal of a target can hold for. */
export function scopeOf({ eventId, occurrenceId, action }: StatusTarget) {
	return { eventId, group: JSON.stringify([occurrenceId ?? '', action]) };
}

/** Whether approved registrants are to be given their join links; recordings have none. */
export function wantsJoinUrl({ options }: StatusRun, { action, kind }: StatusTarget): boolean {
	return options.returnJoinUrl && action === 'approve' && kind.name !== 'recording';
}

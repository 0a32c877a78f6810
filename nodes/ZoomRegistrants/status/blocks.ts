import { adviceOn } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import type { Problem } from '../outcome';
import { isAccepted, problemOf, type StatusRun } from './run';
import type { Row, StatusTarget } from './types';

/**
 * So many requests in a row, of which none changed anybody, and the rest is not sent any more. Two
 * for the daily limit, because each of them was sent twice: then Zoom counts per meeting.
 */
const MAX_FRUITLESS = 3;
const MAX_FRUITLESS_DAILY = 2;

/** Zoom's limit of status changes a day for one registrant, or for one event. */
export function isDailyForRegistrant(refusal: Refusal): boolean {
	return refusal.httpStatus === 429 && adviceOn(refusal).concerns === 'registrant';
}

/** Remembers a refusal that holds for more than its request, so that it is not asked for again. */
export function remember(run: StatusRun, target: StatusTarget, refusal: Refusal): void {
	if (isLasting(refusal)) run.blocks.set(scopeOf(target, refusal), refusal);
}

/**
 * Counts a request that was refused, once it is cleared up. Refusals that may pass, or that may be
 * one registrant's, hold for the rest only after several requests in a row have changed nobody.
 */
export function countFruitless(
	run: StatusRun,
	target: StatusTarget,
	refusal: Refusal,
	rows: Row[],
): void {
	if (rows.some((row) => isAccepted(run, row))) return run.fruitless.clear();
	const scope = scopeOf(target, refusal);
	const count = (run.fruitless.get(scope) ?? 0) + 1;
	run.fruitless.set(scope, count);
	const limit = isDailyForRegistrant(refusal) ? MAX_FRUITLESS_DAILY : MAX_FRUITLESS;
	if (count >= limit) run.blocks.set(scope, refusal);
}

/** The refusal that already holds for this target, if there is one. */
export function blockOf(run: StatusRun, target: StatusTarget): Refusal | undefined {
	const scopes = [EVERYTHING, target.meetingId, groupKey(target)];
	return scopes.map((scope) => run.blocks.get(scope)).find((refusal) => refusal !== undefined);
}

/** Why rows were not sent at all. */
export function blockedProblem(run: StatusRun, target: StatusTarget, refusal: Refusal): Problem {
	const problem = problemOf(run, target, refusal);
	if (isLasting(refusal)) return problem;
	return {
		message: `Not sent, because Zoom did not take the requests before this one: ${problem.message}`,
		description: `Run again for this item. ${problem.description}`,
	};
}

const EVERYTHING = 'everything';

/** Whether the same would be answered to everything else that it is about. */
function isLasting(refusal: Refusal): boolean {
	return ['account', 'format', 'event', 'group'].includes(adviceOn(refusal).concerns);
}

/** What a refusal is about: everything, the meeting, or the meeting, occurrence and action. */
function scopeOf(target: StatusTarget, refusal: Refusal): string {
	const { concerns } = adviceOn(refusal);
	if (['account', 'format', 'request'].includes(concerns)) return EVERYTHING;
	return concerns === 'event' || isDailyForRegistrant(refusal)
		? target.meetingId
		: groupKey(target);
}

function groupKey({ meetingId, occurrenceId, action }: StatusTarget): string {
	return JSON.stringify([meetingId, occurrenceId ?? '', action]);
}

import type { Refusal } from '../../transport/refusal';
import { blockOf, isLasting, remember } from '../blocks';
import type { Problem } from '../outcome';
import { putStatus } from './putStatus';
import { rowsOf } from './recipients';
import { accept, fail, problemOf, scopeOf, type StatusRun } from './run';
import type { Recipient, StatusTarget } from './types';

/** `accepted` and `blocked` are settled; a refusal is still to be cleared up. */
export type Attempt = 'accepted' | 'blocked' | Refusal;

/**
 * Sends recipients in one request, unless an earlier refusal holds for them already; then they fail
 * unsent. A refusal is remembered for all that it is about.
 */
export async function attempt(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): Promise<Attempt> {
	const block = blockOf(run.blocks, scopeOf(target));
	if (block !== undefined) {
		fail(run, rowsOf(recipients), blockedProblem(problemOf(run, target, block), block));
		return 'blocked';
	}
	const refusal = await putStatus(run, target, recipients);
	if (refusal === undefined) {
		accept(run, target, recipients);
		return 'accepted';
	}
	remember(run.blocks, scopeOf(target), refusal);
	return refusal;
}

/** Why something was not sent at all. */
function blockedProblem(problem: Problem, refusal: Refusal): Problem {
	if (isLasting(refusal)) return problem;
	return {
		message: `Not sent, because Zoom did not take the requests before this one: ${problem.message}`,
		description: `Run again for this item. ${problem.description}`,
	};
}

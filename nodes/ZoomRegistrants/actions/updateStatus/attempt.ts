import type { Refusal } from '../../../transport/refusal';
import { blockOf, remember } from '../../run/circuitBreaker';
import { problemOfBlock } from '../../run/problems';
import { putStatus } from './putStatus';
import { rowsOf } from './recipients';
import { accept, fail, scopeOf, type StatusRun } from './run';
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
		fail(run, rowsOf(recipients), problemOfBlock(run.connection, target, block));
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

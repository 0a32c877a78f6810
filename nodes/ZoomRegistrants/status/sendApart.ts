import { mayBeOneRegistrant } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import { blockedProblem, blockOf, remember } from './blocks';
import { putStatus } from './putStatus';
import { recipientsOf, rowsOf } from './recipients';
import { accept, fail, problemOf, type StatusRun, type Words } from './run';
import type { Row, StatusTarget } from './types';

/**
 * Sends rows by themselves and takes the answer as final; nothing is sent again. Where it is a
 * refusal that may be one registrant's, `wordsOf` says what it means for each row.
 */
export async function sendApart(
	run: StatusRun,
	target: StatusTarget,
	rows: Row[],
	wordsOf: (row: Row, refusal: Refusal) => Words | undefined,
): Promise<void> {
	const waiting = recipientsOf(rows);
	while (waiting.length > 0) {
		const next = waiting.splice(0, run.registrantsPerRequest);
		const block = blockOf(run, target);
		if (block !== undefined) {
			fail(run, rowsOf(next), blockedProblem(run, target, block));
			continue;
		}
		const refusal = await putStatus(run, target, next);
		if (refusal === undefined) {
			accept(run, next);
			continue;
		}
		remember(run, target, refusal);
		for (const row of rowsOf(next)) {
			const words = mayBeOneRegistrant(refusal) ? wordsOf(row, refusal) : undefined;
			fail(run, [row], problemOf(run, target, refusal, words));
		}
	}
}

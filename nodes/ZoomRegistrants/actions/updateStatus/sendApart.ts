import { mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import type { Refusal } from '../../../transport/refusal';
import { attempt } from './attempt';
import { recipientsOf, rowsOf } from './recipients';
import { fail, problemOf, type StatusRun, type Words } from './run';
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
		const refusal = await attempt(run, target, next);
		if (refusal === 'accepted' || refusal === 'blocked') continue;
		for (const row of rowsOf(next)) {
			const words = mayBeOneRegistrant(refusal) ? wordsOf(row, refusal) : undefined;
			fail(run, [row], problemOf(run, target, refusal, words));
		}
	}
}

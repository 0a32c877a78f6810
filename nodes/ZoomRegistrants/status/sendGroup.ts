import { adviceOn } from '../../transport/advice';
import { blockOf, remember } from './blocks';
import { isolate, notAmongTheRegistrants } from './isolate';
import { recipientsOf, rowsOf } from './recipients';
import { putStatus } from './putStatus';
import { accept, directoryOf, fail, problemOf, type StatusRun } from './run';
import type { Group, Recipient, StatusTarget } from './types';

/**
 * Sends a group in as few requests as Zoom allows, each registrant once; every row gets an outcome.
 * Once a refusal is known to hold for the rest, the rest is not sent.
 */
export async function sendGroup(run: StatusRun, { target, rows }: Group): Promise<void> {
	const waiting = recipientsOf(rows);
	while (waiting.length > 0) {
		const next = waiting.splice(0, run.registrantsPerRequest);
		const block = blockOf(run, target);
		if (block === undefined) await sendRequest(run, target, next);
		else fail(run, rowsOf(next), problemOf(run, target, block));
	}
}

async function sendRequest(
	run: StatusRun,
	target: StatusTarget,
	candidates: Recipient[],
): Promise<void> {
	const recipients = withoutThoseKnownToBeMissing(run, target, candidates);
	if (recipients.length === 0) return;
	const refusal = await putStatus(run, target, recipients);
	if (refusal === undefined) return accept(run, recipients);
	remember(run, target, refusal);
	const { concerns } = adviceOn(refusal);
	if (concerns === 'registrant' || concerns === 'unclear') {
		return await isolate(run, target, recipients, refusal);
	}
	fail(run, rowsOf(recipients), problemOf(run, target, refusal));
}

/**
 * Where an earlier refusal has made us read all registrants, those who are not there are not sent,
 * because they would have the whole request refused again.
 */
function withoutThoseKnownToBeMissing(
	run: StatusRun,
	target: StatusTarget,
	candidates: Recipient[],
): Recipient[] {
	const directory = directoryOf(run, target);
	if (!directory.isComplete()) return candidates;
	const rows = rowsOf(candidates);
	const missing = rows.filter(({ given }) => directory.find(given) === undefined);
	for (const row of missing) fail(run, [row], notAmongTheRegistrants(target, row));
	return recipientsOf(rows.filter((row) => !missing.includes(row)));
}

import { mayBeOneRegistrant } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import { blockedProblem, blockOf, countFruitless, remember } from './blocks';
import { isolate } from './isolate';
import { putStatus } from './putStatus';
import { recipientsOf, rowsOf } from './recipients';
import { accept, fail, knownDirectory, problemOf, type StatusRun } from './run';
import { sendApart } from './sendApart';
import type { Group, Recipient, Row, StatusTarget } from './types';
import { notAmongTheRegistrants } from './words';

/**
 * Sends a group in as few requests as Zoom allows, each registrant once; every row gets an outcome.
 * Once a refusal is known to hold for the rest, the rest is not sent.
 */
export async function sendGroup(run: StatusRun, { target, rows }: Group): Promise<void> {
	const unlisted: Row[] = [];
	let waiting = recipientsOf(rows);
	while (waiting.length > 0) {
		const sorted = withoutUnlisted(run, target, waiting);
		unlisted.push(...sorted.unlisted);
		waiting = sorted.listed;
		const next = waiting.splice(0, run.registrantsPerRequest);
		const refusal = await sendRequest(run, target, next);
		if (refusal !== undefined) countFruitless(run, target, refusal, rowsOf(next));
	}
	await sendApart(run, target, unlisted, (row) => notAmongTheRegistrants(target, row));
}

/** Sends one request and clears up what comes of it; gives the refusal, if there was one. */
async function sendRequest(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): Promise<Refusal | undefined> {
	if (recipients.length === 0) return undefined;
	const block = blockOf(run, target);
	if (block !== undefined) {
		fail(run, rowsOf(recipients), blockedProblem(run, target, block));
		return undefined;
	}
	const refusal = await putStatus(run, target, recipients);
	if (refusal === undefined) {
		accept(run, recipients);
		run.fruitless.clear();
		return undefined;
	}
	remember(run, target, refusal);
	if (mayBeOneRegistrant(refusal)) await isolate(run, target, recipients, refusal);
	else fail(run, rowsOf(recipients), problemOf(run, target, refusal));
	return refusal;
}

/**
 * Where an earlier refusal has made us read all registrants, those whom the list lacks wait for a
 * request of their own: they would have the others refused, or they are so new that the list does
 * not show them yet.
 */
function withoutUnlisted(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): { listed: Recipient[]; unlisted: Row[] } {
	const directory = knownDirectory(run, target);
	if (directory === undefined) return { listed: recipients, unlisted: [] };
	const isListed = ({ given }: Row) => directory.find(given) !== undefined;
	const rows = rowsOf(recipients);
	return {
		listed: recipientsOf(rows.filter(isListed)),
		unlisted: rows.filter((row) => !isListed(row)),
	};
}

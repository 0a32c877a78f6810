import { mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import type { Refusal } from '../../../transport/refusal';
import { countFruitless, forgetFruitless } from '../../run/circuitBreaker';
import { anyStatus, findIn, hasAll } from '../../run/roster';
import { knownDirectory } from '../../run/run';
import { attempt } from './attempt';
import { isolate } from './isolate';
import { recipientsOf, recipientsWithout, rowsOf } from './recipients';
import { doneOf, fail, problemOf, scopeOf, type StatusRun } from './run';
import { sendApart } from './sendApart';
import type { Group, Recipient, Row, StatusTarget } from './types';
import { notAmongTheRegistrants } from './words';

/**
 * Sends a group in as few requests as Zoom allows, each registrant once; every row gets an outcome.
 * Once a refusal is known to hold for the rest, the rest is not sent. Once a refusal has made us read
 * all registrants, those whom the list lacks wait for a request of their own: they would have the
 * others refused, or they are so new that the list does not show them yet.
 */
export async function sendGroup(run: StatusRun, { target, rows }: Group): Promise<void> {
	let waiting = recipientsOf(rows);
	let unlisted: Row[] | undefined;
	while (waiting.length > 0) {
		const directory = knownDirectory(run, target);
		if (unlisted === undefined && directory !== undefined && hasAll(directory, anyStatus())) {
			unlisted = rowsOf(waiting).filter(({ given }) => findIn(directory, given) === undefined);
			waiting = recipientsWithout(waiting, unlisted);
		}
		const next = waiting.splice(0, run.registrantsPerRequest);
		const refusal = await sendRequest(run, target, next);
		if (refusal === undefined) continue;
		if (rowsOf(next).some((row) => doneOf(run, row) !== undefined)) forgetFruitless(run.blocks);
		else countFruitless(run.blocks, scopeOf(target), refusal);
	}
	await sendApart(run, target, unlisted ?? [], (row) => notAmongTheRegistrants(target, row));
}

/** Sends one request and clears up what comes of it; gives the refusal, if there was one. */
async function sendRequest(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): Promise<Refusal | undefined> {
	if (recipients.length === 0) return undefined;
	const refusal = await attempt(run, target, recipients);
	if (refusal === 'accepted') forgetFruitless(run.blocks);
	if (refusal === 'accepted' || refusal === 'blocked') return undefined;
	if (mayBeOneRegistrant(refusal)) await isolate(run, target, recipients, refusal);
	else fail(run, rowsOf(recipients), problemOf(run, target, refusal));
	return refusal;
}

import { diagnose, isForbidden } from '../../../zoom/errors/diagnose';
import type { Refusal } from '../../../transport/refusal';
import { isDailyForRegistrant, remember } from '../../run/circuitBreaker';
import {
	anyStatus,
	type Directory,
	type DirectoryReading,
	emailKey,
	findIn,
	hasAll,
} from '../../run/roster';
import { isNamed } from '../../run/namedInError';
import { directoryOf, knownDirectory } from '../../run/run';
import { halve } from './halve';
import { namedRows } from './namedRows';
import { rowsOf } from './recipients';
import { fail, problemOf, scopeOf, type StatusRun } from './run';
import { sendApart } from './sendApart';
import type { Recipient, Row, StatusTarget } from './types';
import { becauseOfOthers, listUnreadable, notAmongTheRegistrants, otherEmail } from './words';

/**
 * Finds who made Zoom refuse a request, fails them alone, and sends the others once more.
 * The culprits are those whom Zoom names and those who are not in the list of registrants, so
 * nobody is sent more than twice. Only where the list may not be read, the group is halved.
 */
export async function isolate(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
	refusal: Refusal,
): Promise<void> {
	const rows = rowsOf(recipients);
	const problem = problemOf(run, target, refusal);
	const named = namedRows(recipients, refusal);
	if (recipients.length === 1) return fail(run, rows, problem);
	if (isDailyForRegistrant(refusal)) {
		fail(run, named.length > 0 ? named : rows, problem);
		return named.length > 0 ? await sendOthers(run, target, rows, named) : undefined;
	}
	const reading = await directoryWith(run, target, rows);
	if ('refusal' in reading) {
		return isForbidden(reading.refusal)
			? await halve(run, target, recipients, refusal)
			: failUnread(run, target, rows, refusal, reading.refusal);
	}
	fail(run, named, problem);
	const { directory } = reading;
	const missing = rows.filter(
		(row) => !named.includes(row) && findIn(directory, row.given) === undefined,
	);
	for (const row of missing) {
		fail(run, [row], problemOf(run, target, refusal, notAmongTheRegistrants(target, row)));
	}
	await sendRest(run, target, rows, [...named, ...missing], { directory, refusal });
}

/** A list that says of each row whether it is there: one that was read before, or all of it. */
async function directoryWith(
	run: StatusRun,
	target: StatusTarget,
	rows: Row[],
): Promise<DirectoryReading> {
	const known = knownDirectory(run, target);
	const isEnough = known !== undefined && hasAll(known, anyStatus(rows.map(({ given }) => given)));
	return isEnough ? { directory: known } : await directoryOf(run, target, anyStatus());
}

/** The others once more; those with somebody else's e-mail by themselves, as they may be at fault. */
async function sendRest(
	run: StatusRun,
	target: StatusTarget,
	rows: Row[],
	culprits: Row[],
	{ directory, refusal }: { directory: Directory; refusal: Refusal },
): Promise<void> {
	const doubtful = rows.filter(
		(row) => !culprits.includes(row) && hasOtherEmail(row, findIn(directory, row.given)?.email),
	);
	if (culprits.length === 0 && doubtful.length === 0) {
		return fail(run, rows, problemOf(run, target, refusal));
	}
	await sendOthers(run, target, rows, [...culprits, ...doubtful]);
	await sendApart(run, target, doubtful, (row) =>
		otherEmail(target, row, findIn(directory, row.given)?.email ?? ''),
	);
}

async function sendOthers(
	run: StatusRun,
	target: StatusTarget,
	rows: Row[],
	without: Row[],
): Promise<void> {
	const others = rows.filter((row) => !without.includes(row));
	const isAlone = new Set(others.map(({ given }) => given.id ?? given.email)).size === 1;
	await sendApart(run, target, others, (row, refusal) =>
		isAlone || isNamed(row.given, refusal.message)
			? undefined
			: becauseOfOthers(problemOf(run, target, refusal).message),
	);
}

function hasOtherEmail({ given }: Row, listed: string | undefined): boolean {
	return (
		given.email !== undefined && listed !== undefined && emailKey(given.email) !== emailKey(listed)
	);
}

/** The reading's own refusal counts where it tells more, e.g. that there is no such meeting. */
function failUnread(
	run: StatusRun,
	target: StatusTarget,
	rows: Row[],
	refusal: Refusal,
	unreadable: Refusal,
): void {
	const isFinal = ['account', 'event', 'change'].includes(diagnose(unreadable).affects);
	if (isFinal) {
		remember(run.blocks, scopeOf(target), unreadable);
		return fail(run, rows, problemOf(run, target, unreadable));
	}
	const said = problemOf(run, target, refusal).message;
	const reading = problemOf(run, target, unreadable).message;
	fail(run, rows, problemOf(run, target, refusal, listUnreadable(said, reading)));
}

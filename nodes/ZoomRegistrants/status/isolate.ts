import { adviceOn, missingScopes } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import type { Problem } from '../outcome';
import { blockOf, isDailyForRegistrant, remember } from './blocks';
import { halve } from './halve';
import { emailKey, recipientsOf, rowsOf } from './recipients';
import { putStatus } from './putStatus';
import { accept, directoryOf, fail, problemOf, type StatusRun } from './run';
import type { Recipient, Row, StatusTarget } from './types';

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
	if (recipients.length === 1) return fail(run, rows, problemOf(run, target, refusal));
	const culprits = new Map<Row, Problem>();
	for (const row of rows) {
		if (isNamed(row, refusal.message)) culprits.set(row, problemOf(run, target, refusal));
	}
	if (!isDailyForRegistrant(refusal)) {
		const directory = directoryOf(run, target);
		const unreadable = await directory.lookFor(rows.map(({ given }) => given));
		if (unreadable !== undefined) {
			return await isolateUnread(run, target, recipients, refusal, unreadable);
		}
		for (const row of suspects(rows, (one) => directory.find(one.given)?.email)) {
			culprits.set(row, notAmongTheRegistrants(target, row, problemOf(run, target, refusal)));
		}
	}
	for (const [row, problem] of culprits) fail(run, [row], problem);
	const others = rows.filter((row) => !culprits.has(row));
	if (culprits.size === 0) return fail(run, others, problemOf(run, target, refusal));
	await sendOnceMore(run, target, recipientsOf(others));
}

/** Why a row fails that the meeting's list of registrants does not have. */
export function notAmongTheRegistrants(
	{ meetingId, occurrenceId }: StatusTarget,
	{ given }: Row,
	refusal: Partial<Problem> = {},
): Problem {
	const who = [given.id, given.email].filter(Boolean).join(', ');
	const where = occurrenceId === undefined ? '' : `, occurrence ${occurrenceId}`;
	return {
		...refusal,
		message: `${who} is not among the registrants of meeting ${meetingId}${where}`,
		description:
			'Check the spelling, and that the person has registered for this meeting. People who cancelled through the link in their e-mail are no longer registrants.',
	};
}

/**
 * Rows that the list does not have; where it has them all, rows whose e-mail is not the one that
 * the list has with their ID.
 */
function suspects(rows: Row[], listedEmail: (row: Row) => string | undefined): Row[] {
	const missing = rows.filter((row) => listedEmail(row) === undefined);
	if (missing.length > 0) return missing;
	return rows.filter(
		(row) =>
			row.given.email !== undefined &&
			emailKey(row.given.email) !== emailKey(listedEmail(row) ?? ''),
	);
}

async function sendOnceMore(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): Promise<void> {
	if (recipients.length === 0) return;
	const refusal = blockOf(run, target) ?? (await putStatus(run, target, recipients));
	if (refusal === undefined) return accept(run, recipients);
	remember(run, target, refusal);
	for (const row of rowsOf(recipients)) {
		const own = isNamed(row, refusal.message) || recipients.length === 1;
		const isShared = !['registrant', 'unclear'].includes(adviceOn(refusal).concerns);
		const problem = problemOf(run, target, refusal);
		fail(run, [row], own || isShared ? problem : { ...problem, ...becauseOfOthers(problem) });
	}
}

function becauseOfOthers({ message }: Problem): Pick<Problem, 'message' | 'description'> {
	return {
		message: `Not changed, because Zoom refused the whole request, also without the registrants at fault: ${message}`,
		description:
			'Nobody is sent more than twice in one run. Remove the registrants at fault and run again for this item.',
	};
}

/** What to do when the list of registrants was refused: search without it only if it is forbidden. */
async function isolateUnread(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
	refusal: Refusal,
	unreadable: Refusal,
): Promise<void> {
	const isForbidden = missingScopes(unreadable.message).length > 0 || unreadable.httpStatus === 403;
	if (isForbidden) return await halve(run, target, recipients, refusal);
	const isFinal = !['request', 'unclear'].includes(adviceOn(unreadable).concerns);
	if (isFinal) remember(run, target, unreadable);
	fail(run, rowsOf(recipients), problemOf(run, target, isFinal ? unreadable : refusal));
}

/** Whether Zoom's message names this row's registrant, and not one whose name only holds it. */
function isNamed({ given }: Row, message: string): boolean {
	return [given.id, given.email].some((name) => {
		if (name === undefined) return false;
		const escaped = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
		return new RegExp(`(?<![\\w.+%@-])${escaped}(?!\\.?[\\w@+%-])`, 'i').test(message);
	});
}

import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import type { ErrorText } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import { LISTED_AS } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../../run/problems';
import type { FailureCause, Row, Sight, StatusChange } from './types';

/** Why a row failed, as the problem of its item. */
export function problemOf(
	connection: ZoomConnection,
	change: StatusChange,
	row: Row,
	cause: FailureCause,
): Problem {
	const of = (refusal: Refusal) => problemOfRefusal(connection, change, refusal);
	switch (cause.reason) {
		case 'refused':
			return of(cause.refusal);
		case 'notSent':
			return problemOfNotSent(connection, change, cause.refusal);
		case 'notListed':
			return { ...(cause.refusal && of(cause.refusal)), ...notListed(change, row) };
		case 'otherEmail':
			return {
				...(cause.refusal && of(cause.refusal)),
				...otherEmail(change, row, cause.listedEmail),
			};
		case 'undecided': {
			const problem = of(cause.refusal);
			return { ...problem, ...undecided(change, cause.outOf, problem.message) };
		}
		case 'lost': {
			// `lost` says itself what may have been done.
			const problem = of({ ...cause.refusal, afterUncertainAttempt: false });
			return { ...problem, ...lost(change, row, problem, cause.sight) };
		}
		case 'notChanged':
			return cause.repetition === undefined
				? notChanged(change, row, cause.sight)
				: notRepeated(change, row, cause.sight, of(cause.repetition));
		case 'notChecked':
			return {
				message: noteOf(connection, change, row, cause.sight),
				description: `Look up ${nameOf(row)} in Zoom before you run this item again. With Options > Check Result set to Automatically, this item would succeed with a note.`,
			};
		case 'exception':
			return problemOfException(cause.error);
	}
}

function notListed({ kind, eventId, occurrenceId }: StatusChange, row: Row): ErrorText {
	const where = occurrenceId === undefined ? '' : `, occurrence ${occurrenceId}`;
	return {
		message: `${nameOf(row)} is not among the registrants of ${describeEvent(kind, eventId)}${where}`,
		description: `Check the spelling, and that the person has registered for this ${kind.name}. People who cancel through the link in their email are no longer registrants. Someone who just registered may not be listed yet; if so, run this item again.`,
	};
}

function otherEmail({ kind, eventId }: StatusChange, row: Row, listedEmail: string): ErrorText {
	const { id = '', email = '' } = row.registrant;
	return {
		message: `${id} is ${listedEmail} in ${describeEvent(kind, eventId)}, not ${email}`,
		description: 'Correct the ID or the email, or leave one of them empty.',
	};
}

/** For responses that got lost while nothing could be read. */
const MAY_BE_DONE =
	'The change may still have gone through. Check in Zoom before you run this item again.';

/** The server's fault, and what Zoom shows of the registrant afterwards. */
function lost(change: StatusChange, row: Row, problem: Problem, sight: Sight): ErrorText {
	const seen = sightText(change, row, sight);
	return seen === undefined
		? { ...problem, description: `${problem.description} ${MAY_BE_DONE}` }
		: { message: `${problem.message}. ${seen}`, description: 'Run this item again.' };
}

/** Why a change that Zoom accepted isn't reported as made. */
export function noteOf(
	connection: ZoomConnection,
	change: StatusChange,
	row: Row,
	sight: Sight,
): string {
	if (sight.type === 'unknown') {
		const { because } = sight;
		if (because === 'tooLong') {
			return "Zoom accepted the change. Not checked, because the registrant list is too long. Set Options > Check Result to Always, or enter the registrant's ID.";
		}
		if (because === 'strangeStatus') {
			return `Zoom accepted the change. Not checked, because Zoom shows an unknown status, or none, for ${nameOf(row)}.`;
		}
		if (because === 'withoutEmails') {
			return `Zoom accepted the change. Not checked, because Zoom lists registrants without an email. Enter the ID of ${nameOf(row)}.`;
		}
		const { message } = problemOfRefusal(connection, change, because.refusal);
		return `Zoom accepted the change. Not checked, because the registrants couldn't be read: ${message}`;
	}
	return `Zoom accepted the change. Not confirmed: ${sightText(change, row, sight) ?? ''}`;
}

/** What Zoom shows of a registrant, as a sentence without a period; undefined if nothing is known. */
function sightText(change: StatusChange, row: Row, sight: Sight): string | undefined {
	const event = describeEvent(change.kind, change.eventId);
	switch (sight.type) {
		case 'seen':
		case 'otherwise':
			return `Zoom lists ${nameOf(row)} as ${sight.listed.status} for ${event}`;
		case 'otherEmail':
			return otherEmail(change, row, sight.listed.email ?? '').message;
		case 'contradictory':
			return `Zoom lists ${nameOf(row)} more than once for ${event}, as ${sight.statuses.join(' and ')}`;
		case 'absent':
			return sight.searched === 'everywhere'
				? `Zoom doesn't list ${nameOf(row)} for ${event} in any status`
				: `Zoom doesn't list ${nameOf(row)} among the ${LISTED_AS[change.action]} registrants of ${event}`;
		case 'unknown':
			return undefined;
	}
}

function undecided(
	{ kind: { listScope } }: StatusChange,
	outOf: number,
	reason: string,
): ErrorText {
	return {
		message: `Not changed, because Zoom rejects at least one of ${outOf} registrants without saying which: ${reason}`,
		description: `Run fewer registrants at a time to find the invalid one. If your Zoom app is missing the scope ${listScope} (Server-to-Server: ${listScope}:admin), add it and reconnect. The node can then often find the invalid registrant by reading the list.`,
	};
}

function notChanged(change: StatusChange, row: Row, sight: Sight): Problem {
	if (sight.type === 'absent' && sight.searched === 'everywhere') {
		const { message, description } = notListed(change, row);
		return {
			message,
			description: `${description} Zoom's lists can lag, so the change may still appear.`,
		};
	}
	if (sight.type === 'otherEmail') {
		const { email = '', status } = sight.listed;
		const { message, description } = otherEmail(change, row, email);
		return { message: `${message}; ${email} is now ${status}`, description };
	}
	return {
		message: `Zoom accepted the change (${change.action}), but doesn't show it. ${sightText(change, row, sight) ?? ''}`,
		description:
			"Zoom silently ignores unknown registrants. Check the ID or email. Zoom's lists can also lag, so the change may still appear; if it doesn't, run this item again.",
	};
}

/** Zoom accepted the change at first, and refused it when it was sent once more. */
function notRepeated(change: StatusChange, row: Row, sight: Sight, refused: Problem): Problem {
	const { message } = notChanged(change, row, sight);
	return {
		...refused,
		message: `${message}. Sent once more, it was refused: ${refused.message}`,
		description: `${refused.description} Zoom's lists can lag, so the change may still appear.`,
	};
}

/** A row's registrant as people name it. */
function nameOf({ registrant: { id, email } }: Row): string {
	return [id, email].filter(Boolean).join(', ');
}

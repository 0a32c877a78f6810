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
			return { ...of(cause.refusal), ...otherEmail(change, row, cause.listedEmail) };
		case 'undecided': {
			const problem = of(cause.refusal);
			return { ...problem, ...undecided(change, cause.outOf, problem.message) };
		}
		case 'lost': {
			const problem = of(cause.refusal);
			return { ...problem, ...lost(change, row, problem, cause.sight) };
		}
		case 'notChanged':
			return notChanged(change, row, cause.sight);
		case 'notChecked':
			return {
				message: noteOf(connection, change, row, cause.sight),
				description: `Look ${nameOf(row)} up in Zoom before you run again. With Options > Check Result set to Automatically, this isn't an error.`,
			};
		case 'exception':
			return problemOfException(cause.error);
	}
}

function notListed({ kind, eventId, occurrenceId }: StatusChange, row: Row): ErrorText {
	const where = occurrenceId === undefined ? '' : `, occurrence ${occurrenceId}`;
	return {
		message: `${nameOf(row)} is not among the registrants of ${describeEvent(kind, eventId)}${where}`,
		description: `Check the spelling, and that the person has registered for this ${kind.name}. People who cancelled through the link in their e-mail are no longer registrants. Who registered a moment ago may not be in Zoom's list yet; then run again for this item.`,
	};
}

function otherEmail({ kind, eventId }: StatusChange, row: Row, listedEmail: string): ErrorText {
	const { id = '', email = '' } = row.registrant;
	return {
		message: `${id} is ${listedEmail} in ${describeEvent(kind, eventId)}, not ${email}`,
		description: 'Correct the ID or the e-mail, or leave one of the two empty.',
	};
}

/** For answers that got lost while nothing could be read. */
const MAY_BE_DONE =
	'The change may have been made all the same: look it up in Zoom before you run again for this item.';

/** The server's fault, and what is to be seen of the registrant afterwards. */
function lost(change: StatusChange, row: Row, problem: Problem, sight: Sight): ErrorText {
	const seen = sightText(change, row, sight);
	return seen === undefined
		? { ...problem, description: `${problem.description} ${MAY_BE_DONE}` }
		: { message: `${problem.message}. ${seen}`, description: 'Run again for this item.' };
}

/** Why a change that Zoom accepted isn't said to be made. */
export function noteOf(
	connection: ZoomConnection,
	change: StatusChange,
	row: Row,
	sight: Sight,
): string {
	if (sight.type === 'unknown') {
		const { because } = sight;
		if (because === 'tooLong') {
			return "Accepted, but not checked: the list of registrants is too long to be read for this. Set Options > Check Result to Always, or give the registrant's ID.";
		}
		if (because === 'strangeStatus') {
			return `Accepted, but not checked: Zoom shows a status for ${nameOf(row)} that this node doesn't know, or none.`;
		}
		if (because === 'withoutEmails') {
			return `Accepted, but not checked: Zoom's list has registrants without an email. Give the ID of ${nameOf(row)}.`;
		}
		const { message } = problemOfRefusal(connection, change, because.refusal);
		return `Accepted, but not checked, because the registrants could not be read: ${message}`;
	}
	return `Accepted, but not confirmed: ${sightText(change, row, sight) ?? ''}`;
}

/** What Zoom shows of a registrant, as a sentence without a full stop; undefined if nothing is known. */
function sightText(change: StatusChange, row: Row, sight: Sight): string | undefined {
	const event = describeEvent(change.kind, change.eventId);
	switch (sight.type) {
		case 'seen':
		case 'otherwise':
			return `In Zoom's list for ${event}, ${nameOf(row)} is ${sight.listed.status}`;
		case 'otherEmail':
			return otherEmail(change, row, sight.listed.email ?? '').message;
		case 'contradictory':
			return `Zoom's lists for ${event} have ${nameOf(row)} more than once, as ${sight.statuses.join(' and ')}`;
		case 'absent':
			return sight.searched === 'everywhere'
				? `${nameOf(row)} is in none of Zoom's lists for ${event}`
				: `${nameOf(row)} is not in Zoom's list of ${LISTED_AS[change.action]} registrants for ${event}`;
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
		message: `Not changed, because Zoom refuses one or more of ${outOf} registrants and doesn't say which: ${reason}`,
		description: `Run again with fewer registrants to find the one at fault. If your Zoom app lacks the scope ${listScope} (server-to-server: ${listScope}:admin), add it and connect again: then the list can often tell.`,
	};
}

function notChanged(change: StatusChange, row: Row, sight: Sight): Problem {
	if (sight.type === 'absent' && sight.searched === 'everywhere') {
		const { message, description } = notListed(change, row);
		return {
			message,
			description: `${description} Its lists can lag: the change may still appear.`,
		};
	}
	if (sight.type === 'otherEmail') {
		const { email = '', status } = sight.listed;
		const { message, description } = otherEmail(change, row, email);
		return { message: `${message}; ${email} is now ${status}`, description };
	}
	return {
		message: `Zoom accepted the change (${change.action}) but doesn't show it. ${sightText(change, row, sight) ?? ''}`,
		description:
			"Zoom passes over registrants that it can't find. Check the ID or email. Its lists can also lag, so the change may still appear; if it doesn't, run again for this item.",
	};
}

/** A row's registrant as people name it. */
function nameOf({ registrant: { id, email } }: Row): string {
	return [id, email].filter(Boolean).join(', ');
}

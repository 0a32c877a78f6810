import type { ZoomConnection } from '../../../transport/connection';
import type { Refusal } from '../../../transport/refusal';
import type { ErrorText } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../../run/problems';
import type { FailureCause, Row, StatusChange } from './types';

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
		case 'becauseOfOthers': {
			const problem = of(cause.refusal);
			return { ...problem, ...becauseOfOthers(problem.message) };
		}
		case 'undecided':
			return { ...of(cause.refusal), ...undecided(change, cause.outOf) };
		case 'listUnreadable': {
			const problem = of(cause.refusal);
			return { ...problem, ...listUnreadable(problem.message, of(cause.reading).message) };
		}
		case 'notChanged':
			return notChanged(change, row, cause.listed?.status);
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

function becauseOfOthers(message: string): ErrorText {
	return {
		message: `Not changed, because Zoom refused the whole request, also without the registrants at fault: ${message}`,
		description:
			'Nobody is sent more than twice in one run. Remove the registrants at fault and run again for this item.',
	};
}

function listUnreadable(message: string, reading: string): ErrorText {
	return {
		message: `${message}. Who of the request is at fault could not be found out, because the list of registrants could not be read: ${reading}`,
		description: 'Run again for this item.',
	};
}

function undecided({ kind: { listScope } }: StatusChange, outOf: number): ErrorText {
	return {
		message: `Not changed, because Zoom refuses one or more of ${outOf} registrants and does not say which`,
		description: `Add the scope ${listScope} (server-to-server: ${listScope}:admin) to your Zoom app and connect again; then the node finds the one at fault by reading the list.`,
	};
}

function notChanged(
	{ kind, eventId, action }: StatusChange,
	row: Row,
	listed: string | undefined,
): Problem {
	const found = listed === undefined ? 'not among the registrants' : `still ${listed}`;
	return {
		message: `Zoom answered that ${nameOf(row)} of ${describeEvent(kind, eventId)} was changed (${action}), but in Zoom's list they are ${found}`,
		description:
			listed === undefined
				? 'Zoom passes over registrants that it does not know. Check the ID or e-mail.'
				: 'Run again for this item, with Options > Body Format set to JSON.',
	};
}

/** A row's registrant as people name it. */
function nameOf({ registrant: { id, email } }: Row): string {
	return [id, email].filter(Boolean).join(', ');
}

import { describeEvent } from '../../../zoom/eventKinds';
import type { Words } from './run';
import type { Row, StatusTarget } from './types';

/** Why a row fails that the event's list of registrants does not have. */
export function notAmongTheRegistrants(target: StatusTarget, row: Row): Words {
	const { kind, eventId, occurrenceId } = target;
	const where = occurrenceId === undefined ? '' : `, occurrence ${occurrenceId}`;
	return {
		message: `${nameOf(row)} is not among the registrants of ${describeEvent(kind, eventId)}${where}`,
		description: `Check the spelling, and that the person has registered for this ${kind.name}. People who cancelled through the link in their e-mail are no longer registrants. Who registered a moment ago may not be in Zoom's list yet; then run again for this item.`,
	};
}

/** Why a row fails whose e-mail is not the one that the list has with its ID. */
export function otherEmail({ kind, eventId }: StatusTarget, row: Row, listed: string): Words {
	return {
		message: `${row.given.id ?? ''} is ${listed} in ${describeEvent(kind, eventId)}, not ${row.given.email ?? ''}`,
		description: 'Correct the ID or the e-mail, or leave one of the two empty.',
	};
}

/** Why a row fails that is not at fault itself. */
export function becauseOfOthers(message: string): Words {
	return {
		message: `Not changed, because Zoom refused the whole request, also without the registrants at fault: ${message}`,
		description:
			'Nobody is sent more than twice in one run. Remove the registrants at fault and run again for this item.',
	};
}

/** Why a request fails whose culprit could not be looked for. */
export function listUnreadable(message: string, reading: string): Words {
	return {
		message: `${message}. Who of the request is at fault could not be found out, because the list of registrants could not be read: ${reading}`,
		description: 'Run again for this item.',
	};
}

/** Why rows fail that were still together when the bound of the search was reached. */
export function undecided({ kind: { listScope } }: StatusTarget, ofHowMany: number): Words {
	return {
		message: `Not changed, because Zoom refuses one or more of ${ofHowMany} registrants and does not say which`,
		description: `Add the scope ${listScope} (server-to-server: ${listScope}:admin) to your Zoom app and connect again; then the node finds the one at fault by reading the list.`,
	};
}

/** A row's registrant as people name it. */
export function nameOf({ given }: Row): string {
	return [given.id, given.email].filter(Boolean).join(', ');
}

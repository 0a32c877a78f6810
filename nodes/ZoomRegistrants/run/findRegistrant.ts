import type { Registrant } from '../../fields/registrants';
import { textOf } from '../../transport/guards';
import type { Refusal } from '../../transport/refusal';
import { isForbidden } from '../../zoom/errors/diagnose';
import { describeEvent } from '../../zoom/eventKinds';
import type { EventRef } from '../../zoom/events';
import { type ListedRegistrant, WITHOUT_IDS } from '../../zoom/registrants';
import type { Problem } from './outcome';
import { problemOfRefusal } from './problems';
import { anyStatus, findIn, isMissingFrom } from './roster';
import type { Run } from './run';

/**
 * Finds a registrant in the event's list, in any status. With several items, the whole list is read,
 * once for all of them; with one, only until the person is found. A list that may not be read is the
 * item's own problem, because registrants with an ID don't need it.
 */
export async function findRegistrant(
	{ connection, rosters }: Run,
	event: EventRef,
	registrant: Registrant,
	itemCount: number,
): Promise<{ found: ListedRegistrant } | { refusal: Refusal } | { problem: Problem }> {
	const wanted = itemCount > 1 ? undefined : [registrant];
	const roster = await rosters.get(event, anyStatus(wanted));
	if ('error' in roster) {
		return isForbidden(roster.error)
			? { problem: problemOfRefusal(connection, event, roster.error) }
			: { refusal: roster.error };
	}
	const found = findIn(roster.value, registrant);
	if (found !== undefined) return { found };
	if (!isMissingFrom(roster.value, registrant)) return { refusal: WITHOUT_IDS };
	const name = textOf(registrant.email ?? registrant.id);
	return {
		problem: {
			message: `${name} is not among the registrants of ${describeEvent(event.kind, event.eventId)}`,
			description:
				'Check the spelling. Someone who just registered may not be listed yet; if so, run this item again.',
		},
	};
}

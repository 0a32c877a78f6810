import { isForbidden } from '../../zoom/errors/diagnose';
import { describeEvent } from '../../zoom/eventKinds';
import type { EventRef } from '../../zoom/events';
import type { Refusal } from '../../transport/refusal';
import { anyStatus, findIn, type KnownRegistrant } from './roster';
import type { Registrant } from '../../fields/registrants';
import type { Problem } from './outcome';
import { problemOfRefusal } from './problems';
import { directoryOf, type Run } from './run';

export type FoundRegistrant =
	| { found: KnownRegistrant }
	| { refusal: Refusal }
	| { problem: Problem };

/**
 * Finds a registrant in the event's list, in any status. Where more items may ask, all of the list is
 * read, once for all of them; else only until the person is found. That the list may not be read is
 * the item's own problem, because those given by ID do not need it.
 */
export async function findRegistrant(
	run: Run,
	place: EventRef,
	registrant: Registrant,
	itemCount: number,
): Promise<FoundRegistrant> {
	const wanted = itemCount > 1 ? undefined : [registrant];
	const reading = await directoryOf(run, place, anyStatus(wanted));
	if ('refusal' in reading && isForbidden(reading.refusal)) {
		return { problem: problemOfRefusal(run.connection, place, reading.refusal) };
	}
	if ('refusal' in reading) return reading;
	const found = findIn(reading.directory, registrant);
	if (found !== undefined) return { found };
	const name = registrant.email ?? registrant.id ?? '';
	return {
		problem: {
			message: `${name} is not among the registrants of ${describeEvent(place.kind, place.eventId)}`,
			description:
				"Check the spelling. Who registered a moment ago may not be in Zoom's list yet; then run again for this item.",
		},
	};
}

import type { ZoomConnection } from '../../transport/connection';
import type { EventKind } from '../../zoom/eventKinds';
import type { EventRef } from '../../zoom/events';
import { registrationLinkFinder } from '../../zoom/registrationLinks';
import type { EventInput } from '../../fields/eventReference';
import type { Problem } from './outcome';
import { problemOfRefusal } from './problems';

export type Place = { place: EventRef } | { problem: Problem };

/** Turns an item's event into its ID; the events behind registration links are opened once a run. */
export function eventResolver(
	connection: ZoomConnection,
	kind: EventKind,
): (input: EventInput) => Promise<Place> {
	const find = registrationLinkFinder(connection, kind);
	return async ({ event, occurrenceId }) => {
		const search = 'id' in event ? event : await find(event.registrationLink);
		if ('id' in search) return { place: { kind, eventId: search.id, occurrenceId } };
		if ('refusal' in search) {
			return { problem: problemOfRefusal(connection, { kind }, search.refusal) };
		}
		const noun = kind.idLabel.toLowerCase();
		return {
			problem: {
				message: `${kind.idLabel}: none of this Zoom user's next ${search.notAmong} ${noun}s has the registration link ${search.link}`,
				description: `Registration links do not hold the ${noun} ID. Choose the ${noun} From List, or give its ID or join link.`,
			},
		};
	};
}

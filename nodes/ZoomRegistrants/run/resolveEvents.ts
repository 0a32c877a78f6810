import type { EventInput } from '../../fields/givenEvent';
import type { ZoomConnection } from '../../transport/connection';
import type { Result } from '../../transport/result';
import type { EventKind } from '../../zoom/eventKinds';
import type { EventRef } from '../../zoom/events';
import { registrationLinkFinder } from '../../zoom/registrationLinks';
import { guarded } from './guarded';
import type { Problem } from './outcome';
import { problemOfException, problemOfRefusal } from './problems';

/** Resolves an item's event to its ID; the host's events are opened once per run to find registration links. */
export function eventResolver(
	connection: ZoomConnection,
	kind: EventKind,
): (input: EventInput) => Promise<Result<EventRef, Problem>> {
	const find = registrationLinkFinder(connection, kind);
	const resolve = async ({
		event,
		occurrenceId,
	}: EventInput): Promise<Result<EventRef, Problem>> => {
		if ('id' in event) return { value: { kind, eventId: event.id, occurrenceId } };
		const search = await find(event.registrationLink);
		if ('error' in search) return { error: problemOfRefusal(connection, { kind }, search.error) };
		const found = search.value;
		if ('id' in found) return { value: { kind, eventId: found.id, occurrenceId } };
		const noun = kind.idLabel.toLowerCase();
		return {
			error: {
				message: `${kind.idLabel}: none of this Zoom user's next ${found.notAmong} ${noun}s has the registration link ${event.registrationLink}`,
				description: `Registration links don't contain the ${noun} ID. Choose the ${noun} From List, or enter its ID or join link.`,
			},
		};
	};
	return async (input) =>
		await guarded(
			async () => await resolve(input),
			(error) => ({ error: problemOfException(error) }),
		);
}

import type { ZoomConnection } from '../../../transport/connection';
import { describeEvent } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../../run/problems';
import type { Created, HostRole } from './createOne';

/** Why someone wasn't registered, or can't be reported as registered. */
export function problemOfCreated(
	connection: ZoomConnection,
	event: EventRef,
	created: Exclude<Created, { type: 'created' }>,
): Problem {
	switch (created.type) {
		case 'refused':
			return problemOfRefusal(connection, event, created.refusal);
		case 'notSent':
			return problemOfNotSent(connection, event, created.refusal);
		case 'unanswered': {
			const problem = problemOfRefusal(connection, event, created.refusal);
			return {
				...problem,
				message: `Sent in a batch, but Zoom's answer doesn't tell whether the person is registered. Not registered by themselves either: ${problem.message}`,
				description: 'Look up the person with Get Many before you register them again.',
			};
		}
		case 'isHost':
			return isHost(event, created.email, created.role);
		case 'withoutId':
			return {
				message: created.isUnlisted
					? "Zoom returned no registrant ID, and doesn't list the person as approved or pending"
					: "Zoom returned no registrant ID, and its list can't be read to check whether the person is registered",
				description: 'Look up the person with Get Many before you register them again.',
			};
		case 'exception':
			return problemOfException(created.error);
	}
}

function isHost({ kind, eventId }: EventRef, email: string, role: HostRole): Problem {
	const what = role === 'host' ? 'the host' : 'an alternative host';
	return {
		message: `${email} is ${what} of ${describeEvent(kind, eventId)}, and Zoom doesn't register hosts`,
		description: `Nothing was sent for this person. Remove the row: hosts join the ${kind.name} without registering.`,
	};
}

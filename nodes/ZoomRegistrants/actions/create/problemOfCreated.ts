import type { ZoomConnection } from '../../../transport/connection';
import type { EventRef } from '../../../zoom/events';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../../run/problems';
import type { Created } from './createOne';

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
		case 'withoutId':
			return {
				message: created.isUnlisted
					? "Zoom returned no registrant ID, and doesn't list the person"
					: "Zoom returned no registrant ID, and its list can't be read to check whether the person is registered",
				description: 'Look up the person with Get Many before you register them again.',
			};
		case 'exception':
			return problemOfException(created.error);
	}
}

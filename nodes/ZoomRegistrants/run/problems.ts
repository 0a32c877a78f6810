import { diagnose } from '../../zoom/errors/diagnose';
import type { ZoomConnection } from '../../transport/connection';
import type { EventRef } from '../../zoom/events';
import { explain } from '../../zoom/errors/explain';
import type { Refusal } from '../../transport/refusal';
import { appliesToRest } from './circuitBreaker';
import type { Problem } from './outcome';

/** A refusal as the problem of an item: the table's words, and Zoom's numbers beside them. */
export function problemOfRefusal(
	{ apiBaseUrl }: ZoomConnection,
	{ kind, eventId }: Pick<EventRef, 'kind'> & Partial<EventRef>,
	refusal: Refusal,
): Problem {
	const { code, httpStatus, trackingId } = refusal;
	return {
		...explain(refusal, { kind, eventId, apiBaseUrl }, Date.now()),
		code,
		httpStatus,
		trackingId,
	};
}

/** Why something was not sent at all: an earlier refusal holds for it, or there were too many. */
export function problemOfBlock(
	connection: ZoomConnection,
	place: EventRef,
	refusal: Refusal,
): Problem {
	const problem = problemOfRefusal(connection, place, refusal);
	if (appliesToRest(refusal)) return problem;
	const isFault = diagnose(refusal).affects === 'serverFault';
	return {
		message: `Not sent, because Zoom did not take the requests before this one: ${problem.message}`,
		description: isFault
			? 'Nothing was done for this item. See status.zoom.us, then run again for it.'
			: `Run again for this item. ${problem.description}`,
	};
}

import type { ZoomConnection } from '../../transport/connection';
import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';
import { explain } from '../../zoom/errors/explain';
import { failureOf } from '../../zoom/errors/failure';
import type { EventRef } from '../../zoom/events';
import { appliesToRest } from './circuitBreaker';
import type { Problem } from './outcome';

/** A refusal as the problem of an item: what it means, and Zoom's numbers beside it. */
export function problemOfRefusal(
	{ apiBaseUrl, clock }: ZoomConnection,
	{ kind, eventId }: Pick<EventRef, 'kind'> & Partial<EventRef>,
	refusal: Refusal,
): Problem {
	const { code, httpStatus, trackingId } = refusal;
	const now = clock.now();
	const text = explain(refusal, { kind, eventId, apiBaseUrl }, now);
	return { ...text, code, httpStatus, trackingId, failure: failureOf(refusal, now) };
}

/** Why something wasn't sent at all: an earlier refusal applies to it, or there were too many. */
export function problemOfNotSent(
	connection: ZoomConnection,
	event: EventRef,
	refusal: Refusal,
): Problem {
	const problem = problemOfRefusal(connection, event, refusal);
	if (appliesToRest(refusal)) return problem;
	const isFault = refusal.origin !== 'network' && diagnose(refusal).affects === 'serverFault';
	return {
		message: `Not sent, because Zoom did not take the requests before this one: ${problem.message}`,
		description: isFault
			? 'Nothing was done for this item. See status.zoom.us, then run again for it.'
			: `Run again for this item. ${problem.description}`,
	};
}

/** An exception of this package's own code. What it was about may have been sent. */
export function problemOfException({ message }: Error): Problem {
	return {
		message: `Something unexpected happened in this node: ${message}`,
		description:
			'Please report it. Check in Zoom what became of this item before you run the workflow again.',
		failure: { cause: 'node-defect' },
	};
}

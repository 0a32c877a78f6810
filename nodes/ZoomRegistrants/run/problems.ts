import type { ZoomConnection } from '../../transport/connection';
import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';
import { explain } from '../../zoom/errors/explain';
import { failureOf } from '../../zoom/errors/failure';
import type { EventRef } from '../../zoom/events';
import { appliesToRest } from './circuitBreaker';
import type { Problem } from './outcome';

/** A refusal as an item's problem: what it means, and Zoom's numbers. */
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

/** Why something wasn't sent: an earlier refusal applies to it, or there were too many. */
export function problemOfNotSent(
	connection: ZoomConnection,
	event: EventRef,
	refusal: Refusal,
): Problem {
	const problem = problemOfRefusal(connection, event, refusal);
	if (appliesToRest(refusal)) return problem;
	const isFault = refusal.origin !== 'network' && diagnose(refusal).affects === 'serverFault';
	return {
		message: `Not sent because Zoom didn't accept the previous requests: ${problem.message}`,
		description: isFault
			? 'Nothing was done for this item. Check status.zoom.us, then run it again.'
			: `Run this item again. ${problem.description}`,
	};
}

/** An exception in this package's own code. The item may have been sent. */
export function problemOfException({ message }: Error): Problem {
	return {
		message: `Something unexpected happened in this node: ${message}`,
		description:
			'Please report it. Before you run the workflow again, check in Zoom what happened to this item.',
		failure: { cause: 'node-defect' },
	};
}

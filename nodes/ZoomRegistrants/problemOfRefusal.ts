import type { ZoomConnection } from '../transport/connection';
import type { EventPlace } from '../transport/events';
import { explain } from '../transport/explain';
import type { Refusal } from '../transport/refusal';
import type { Problem } from './outcome';

/** A refusal as the problem of an item: the table's words, and Zoom's numbers beside them. */
export function problemOfRefusal(
	{ apiBaseUrl }: ZoomConnection,
	{ kind, eventId }: Pick<EventPlace, 'kind'> & Partial<EventPlace>,
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

import type { ZoomConnection } from '../transport/connection';
import { explain } from '../transport/explain';
import type { Refusal } from '../transport/refusal';
import type { Problem } from './outcome';

/** A refusal as the problem of an item: the table's words, and Zoom's numbers beside them. */
export function problemOfRefusal(
	{ apiBaseUrl }: ZoomConnection,
	refusal: Refusal,
	meetingId?: string,
): Problem {
	const { code, httpStatus, trackingId } = refusal;
	return {
		...explain(refusal, { meetingId, apiBaseUrl }, Date.now()),
		code,
		httpStatus,
		trackingId,
	};
}

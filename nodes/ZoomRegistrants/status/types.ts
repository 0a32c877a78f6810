import type { Registrant } from '../input/registrants';
import type { StatusAction } from '../input/statusAction';
import type { Problem } from '../outcome';

/** What one request can be about: one meeting, one occurrence or the whole series, one action. */
export interface StatusTarget {
	meetingId: string;
	occurrenceId?: string;
	action: StatusAction;
}

/** One registrant row of one input item. Outcomes are kept by row, so a row's identity matters. */
export interface Row {
	itemIndex: number;
	given: Registrant;
}

/** Rows with one target, in the order in which they came. */
export interface Group {
	target: StatusTarget;
	rows: Row[];
}

/** One registrant as sent, and every row that asked for it. */
export interface Recipient {
	registrant: Registrant;
	rows: Row[];
}

/** What became of a row: accepted by Zoom (and, where it was read back, verified), or not. */
export type RowOutcome =
	| { registrant: Registrant; verified: boolean; note?: string }
	| { problem: Problem };

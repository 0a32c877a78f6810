import type { EventRef } from '../../../zoom/events';
import type { RegistrantStatus } from '../../../zoom/registrants';
import type { Registrant } from '../../../fields/registrants';
import type { StatusAction } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';

/** What one request can be about: one event, one occurrence or the whole series, one action. */
export interface StatusTarget extends EventRef {
	action: StatusAction;
}

/** One registrant row of one input item. Outcomes are kept by row, so a row's identity matters. */
export interface Row {
	itemIndex: number;
	/** As given; once looked up, with the ID and e-mail that Zoom has. */
	given: Registrant;
}

/** What one input item asks for. */
export interface StatusRequest {
	target: StatusTarget;
	rows: Row[];
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

/** A row that Zoom accepted, that was left as it is, or that a dry run would send. */
export interface RowDone {
	registrant: Registrant;
	/** Read back, or found in that status before. */
	verified: boolean;
	/** Not sent, because Zoom's list has the registrant in that status already. */
	skipped?: boolean;
	joinUrl?: string;
	note?: string;
	/** Of a dry run. */
	plan?: { currentStatus?: RegistrantStatus; wouldBeSent: boolean };
}

export type RowOutcome = RowDone | { problem: Problem };

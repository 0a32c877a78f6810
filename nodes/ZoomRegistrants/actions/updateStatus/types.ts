import type { Registrant } from '../../../fields/registrants';
import type { Refusal } from '../../../transport/refusal';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import type { StatusAction } from '../../../zoom/statusAction';

/** What one request can be about: an event, one occurrence or the whole series, and an action. */
export interface StatusChange extends EventRef {
	action: StatusAction;
}

/** One registrant that one input item asks for. */
export interface Row {
	/** Its position in the run: it orders the results and tells rows apart. */
	readonly index: number;
	readonly itemIndex: number;
	/** As entered; if the list was read, with the ID and email that Zoom has. */
	readonly registrant: Registrant;
}

/** A row, and the change that it asks for. */
export interface RequestedChange {
	readonly change: StatusChange;
	readonly row: Row;
}

/** Rows with the same change, in the order of the items. */
export interface Batch {
	readonly change: StatusChange;
	readonly rows: readonly Row[];
}

/** One registrant as sent, and every row that asks for that person. */
export interface Recipient {
	readonly registrant: Registrant;
	readonly rows: readonly Row[];
}

/** What Zoom shows of a registrant after a change. */
export type Sight =
	/** Listed as the change leaves them. */
	| { readonly type: 'seen'; readonly listed: ListedRegistrant }
	/** Listed with another status. */
	| { readonly type: 'otherwise'; readonly listed: ListedRegistrant }
	/** Listed with the row's ID, but with another email than the row's. */
	| { readonly type: 'otherEmail'; readonly listed: ListedRegistrant }
	/** Listed more than once, with different statuses. */
	| { readonly type: 'contradictory'; readonly statuses: readonly string[] }
	/** Not listed: in any status, or not where the change would put them. */
	| { readonly type: 'absent'; readonly searched: 'everywhere' | 'expected' }
	| { readonly type: 'unknown'; readonly because: Unread };

/** Why nothing is known about a registrant: Zoom's refusal of the reading, or what the list is like. */
export type Unread = { readonly refusal: Refusal } | 'tooLong' | 'withoutEmails' | 'strangeStatus';

export interface RowSight {
	readonly row: Row;
	readonly sight: Sight;
}

/** The result of a row. */
export type RowResult = { readonly row: Row } & (
	| Accepted
	| Skipped
	| Superseded
	| Planned
	| Failed
);

/** Zoom accepted the change. */
export interface Accepted {
	type: 'accepted';
	/** As sent or, once read back, as Zoom has them. */
	registrant: Registrant;
	/** Whether Zoom was seen to have the new status; if it wasn't, a note says why. */
	verified: boolean;
	joinUrl?: string;
	/** Zoom's entry in which the new status was seen, if it was read for that. */
	listed?: ListedRegistrant;
	note?: string;
}

/** Not sent, because Zoom's list has the registrant in that status already. */
interface Skipped {
	type: 'skipped';
	registrant: Registrant;
	joinUrl?: string;
}

/** Not sent, because a later item changes the same registrant to something else. */
export interface Superseded {
	type: 'superseded';
	/** The index of that item. */
	byItem: number;
}

/** What a dry run would do. */
interface Planned {
	type: 'planned';
	registrant: Registrant;
	currentStatus?: string;
	wouldBeSent: boolean;
}

export interface Failed {
	type: 'failed';
	cause: FailureCause;
}

/** Why a row failed; `messages.ts` puts it into words. */
export type FailureCause =
	/** Zoom refused this row, everything that it was sent with, or the list that it needs. */
	| { reason: 'refused'; refusal: Refusal }
	/** Not sent, because a refusal of an earlier request applies. */
	| { reason: 'notSent'; refusal: Refusal }
	/** The roster doesn't have the registrant; with Zoom's refusal, if it was sent. */
	| { reason: 'notListed'; refusal?: Refusal }
	/** The roster has another email with this row's ID; with Zoom's refusal, if it was sent. */
	| { reason: 'otherEmail'; refusal?: Refusal; listedEmail: string }
	/** The bound on requests was reached while the invalid registrants weren't found. */
	| { reason: 'undecided'; refusal: Refusal; outOf: number }
	/** No proper answer, even if sent again; and what Zoom shows of the registrant. */
	| { reason: 'lost'; refusal: Refusal; sight: Sight }
	/** Zoom accepted the change, but shows something else; and why it couldn't be sent once more. */
	| { reason: 'notChanged'; sight: Sight; repetition?: Refusal }
	/** Zoom accepted the change, and it has to be checked, but can't be. */
	| { reason: 'notChecked'; sight: Sight }
	/** This package's own code failed. */
	| { reason: 'exception'; error: Error };

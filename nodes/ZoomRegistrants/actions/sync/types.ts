import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import type { Problem } from '../../run/outcome';
import type { NewRegistrant } from '../create/newRegistrant';

/**
 * What Sync With List does with people; `none` leaves them as they are, and `unknown` is of people whose
 * status couldn't be read.
 */
export type PlannedChange = keyof typeof CHANGED | 'unknown';

/** What was done with people, by what was planned. */
export const CHANGED = {
	create: 'created',
	approve: 'approved',
	deny: 'denied',
	cancel: 'cancelled',
	delete: 'deleted',
	none: 'unchanged',
} as const;

/** What the run was asked for, the same for all items. */
export interface SyncOptions {
	notInList: 'leave' | 'deny' | 'cancel' | 'delete';
	ifPendingOrDenied: 'approve' | 'approvePending' | 'leave';
	maximumRemovals: MaximumRemovals;
	dryRun: boolean;
	isSummary: boolean;
	/** Whether Zoom emails those it registers; undefined if the event's own setting decides. */
	confirmationEmail?: boolean;
}

/** How many people one run may remove: a number, or a share of Zoom's list in percent. */
export type MaximumRemovals = { people: number } | { percent: number };

/** One person of the list, and all input items that name them. */
export interface Listed {
	readonly items: readonly number[];
	/** The first name is `''` if no item has one. */
	readonly registrant: NewRegistrant;
}

/** The people to register for an event or one occurrence, each once. */
export interface SyncList {
	readonly event: EventRef;
	readonly people: readonly Listed[];
}

/** One person, and what Zoom has of them. */
export interface Person {
	/** Missing if the list doesn't have them. */
	readonly wanted?: Listed;
	/** Missing if Zoom doesn't have them. */
	readonly entry?: ListedRegistrant;
}

/** One person, and what has to be done with them or why that can't be. */
export interface PersonPlan extends Person {
	readonly change: PlannedChange;
	/** Why nothing is sent for this person although it should be. */
	readonly problem?: Problem;
	readonly note?: string;
}

/** What has to be done so that Zoom agrees with one list. */
export interface ListPlan {
	readonly event: EventRef;
	readonly people: readonly PersonPlan[];
	/** With *Leave*: how many approved or pending people aren't in the list. */
	readonly leftCount?: number;
}

/** One person of one list, for whom something has to be sent. */
export interface Task {
	readonly event: EventRef;
	readonly plan: PersonPlan;
	/** The registrant's ID, once there is one. */
	readonly id?: string;
}

/** What was seen of one person in the end, or why it didn't work. */
export interface Done {
	readonly plan: PersonPlan;
	readonly change: keyof typeof CHANGED;
	readonly problem?: Problem;
	/** Whether it's not known that the change failed: Zoom accepted it, or gave no answer. */
	readonly isUncertain?: boolean;
	readonly id?: string;
	/** As Zoom shows or answers it; missing if it doesn't. */
	readonly status?: string;
	/** Whether Zoom's list showed it. */
	readonly isVerified?: boolean;
	readonly joinUrl?: string;
	readonly note?: string;
}

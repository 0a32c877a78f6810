import type { RegistrantStatus } from './registrants';

export type StatusAction = 'approve' | 'cancel' | 'deny';

/** The status that a registrant has in Zoom once the action is done, in the words of this node. */
export const STATUS_AFTER: Record<StatusAction, 'approved' | 'cancelled' | 'denied'> = {
	approve: 'approved',
	cancel: 'cancelled',
	deny: 'denied',
};

/** Zoom's list has no cancelled registrants; it keeps them among the denied ones. */
export const LISTED_AS: Record<StatusAction, RegistrantStatus> = {
	approve: 'approved',
	cancel: 'denied',
	deny: 'denied',
};

/** Whether a word in lower case is one of those that Zoom has for a status. */
export function isStatus(word: string): boolean {
	return word === 'approved' || word === 'pending' || CANCELLED_AS.includes(word);
}

/** Words that a list may have for those who were cancelled. */
const CANCELLED_AS = ['denied', 'cancelled', 'canceled'];

/** Whether somebody listed with this status, in lower case, is as the action leaves them. */
export function isDone(action: StatusAction, status: string): boolean {
	return action === 'cancel' ? CANCELLED_AS.includes(status) : status === LISTED_AS[action];
}

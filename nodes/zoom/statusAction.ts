import type { RegistrantStatus } from './registrants';

export type StatusAction = 'approve' | 'cancel' | 'deny';

/** A registrant's status after the action, in this node's terms. */
export const STATUS_AFTER: Record<StatusAction, 'approved' | 'cancelled' | 'denied'> = {
	approve: 'approved',
	cancel: 'cancelled',
	deny: 'denied',
};

/** The status Zoom lists them with: cancelled registrants are listed as denied. */
export const LISTED_AS: Record<StatusAction, RegistrantStatus> = {
	approve: 'approved',
	cancel: 'denied',
	deny: 'denied',
};

/** Whether a lowercase word is one of Zoom's statuses. */
export function isStatus(word: string): boolean {
	return word === 'approved' || word === 'pending' || CANCELLED_AS.includes(word);
}

/** The statuses that cancelled registrants may be listed with. */
const CANCELLED_AS = ['denied', 'cancelled', 'canceled'];

/** Whether a registrant listed with this lowercase status is in the state the action leads to. */
export function isDone(action: StatusAction, status: string): boolean {
	return action === 'cancel' ? CANCELLED_AS.includes(status) : status === LISTED_AS[action];
}

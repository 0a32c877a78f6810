import type { EventKind } from '../kinds/kind';
import type { Wording } from '../kinds/wording';
import type { RateLimitLabel, Scope } from '../call';

/** What the specification says of an endpoint about the past; wordings have `{id}`, `{account}` and `{host}` in them. */
export interface PastRules {
	kind: EventKind;
	path: string;
	label: RateLimitLabel;
	scope: Scope;
	/** Of no such event, of one that was not held or has not ended, and of a UUID that Zoom cannot read. */
	missing: Wording;
	/** Of an event that is not the caller's. */
	noAccess: Wording;
	/** Of a host in another account; where it is not documented, as without access. */
	otherAccount?: Wording;
	/** Of a path without a number where the endpoint takes no UUID. */
	badId?: Wording;
	/** Of an account that pays nothing; where left out, it may ask too. */
	unpaid?: Wording;
	/** How many months back one may ask, the longest first. */
	reach: ReadonlyArray<{ months: number; beyond: Wording }>;
}

export const NO_PERMISSION: Wording = [400, 200, 'No permission.'];
export const PAID_OR_ZMP: Wording = [
	400,
	200,
	'Only available for Paid or ZMP account: {account}.',
];
export const OTHER_ACCOUNT: Wording = [
	400,
	1010,
	'User does not belong to this account: {account}.',
];

/** The scope of a report: classic `report:read:admin`, and no user-level one. */
export function reportScope(granular: string): Scope {
	return { granular, classic: 'report:read', accountOnly: true };
}

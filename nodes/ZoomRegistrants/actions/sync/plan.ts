import type { Registrant } from '../../../fields/registrants';
import { emailKey } from '../../../zoom/email';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { isStatus, type StatusAction } from '../../../zoom/statusAction';
import type { Roster } from '../../run/roster';
import { type Counted, DAILY_LIMIT } from '../../run/sentToday';
import {
	contradictory,
	dailyLimitReached,
	maybeListed,
	strangeStatus,
	withoutFirstName,
} from './messages';
import type { Listed, PersonPlan, SyncList, SyncOptions } from './types';

/** What this n8n has sent before; it bears on what can be sent now. */
export interface History {
	/** Epoch milliseconds. */
	now: number;
	sentToday: (counted: Counted, registrant: Registrant) => number;
	/** Whether the list may still show somebody as before a change to something else. */
	wasJustChangedOtherwise: (action: StatusAction, registrant: Registrant) => boolean;
}

/** What has to be done with the people of a list. Pure: a plan sends nothing. */
export function planListed(
	{ event, people }: SyncList,
	roster: Roster,
	options: SyncOptions,
	history: History,
): PersonPlan[] {
	return people.map((wanted): PersonPlan => {
		const { email } = wanted.registrant;
		const entry = bestOf(roster.byEmail.get(emailKey(email)) ?? []);
		if (entry === undefined) return planMissing(event, wanted, roster, history);
		const person = { wanted, entry };
		const unclear = whyUnclear(event, roster, entry);
		if (unclear !== undefined) return { ...person, change: 'unknown', problem: unclear };
		const registrant = { id: entry.id, email };
		if (!isToBeApproved(entry, options, history, registrant)) return { ...person, change: 'none' };
		return limited({ ...person, change: 'approve' }, 'statusChange', registrant, history);
	});
}

/** Somebody whom Zoom's list doesn't show. */
function planMissing(
	event: EventRef,
	wanted: Listed,
	{ hasEntriesWithoutEmail, hasEntriesWithoutId }: Roster,
	history: History,
): PersonPlan {
	const { email, firstName } = wanted.registrant;
	const plan: PersonPlan = { wanted, change: 'create' };
	if (hasEntriesWithoutId || hasEntriesWithoutEmail) {
		return { ...plan, problem: maybeListed(event, email) };
	}
	if (firstName === '') return { ...plan, problem: withoutFirstName(event, email) };
	return limited(plan, 'registration', { email }, history);
}

function isToBeApproved(
	{ status }: ListedRegistrant,
	{ ifPendingOrDenied }: SyncOptions,
	{ wasJustChangedOtherwise }: History,
	registrant: Registrant,
): boolean {
	if (ifPendingOrDenied === 'leave') return false;
	if (status === 'approved') return wasJustChangedOtherwise('approve', registrant);
	return status === 'pending' || ifPendingOrDenied === 'approve';
}

/** The plan, unless Zoom's daily limit is reached for the person. */
function limited(
	plan: PersonPlan,
	counted: Counted,
	registrant: Registrant,
	{ now, sentToday }: History,
): PersonPlan {
	if (sentToday(counted, registrant) < DAILY_LIMIT[counted]) return plan;
	const name = registrant.email ?? registrant.id ?? '';
	return { ...plan, problem: dailyLimitReached(name, counted, now) };
}

/**
 * The approved and pending registrants whom the list doesn't have, each once, and what has to be done
 * with them. Zoom cancels only those who are approved, so those who are pending are denied instead.
 */
export function planRemovals(
	{ event, people }: SyncList,
	roster: Roster,
	{ notInList }: SyncOptions,
	history: History,
): PersonPlan[] {
	if (notInList === 'leave') return [];
	return unlisted(people, roster).map((entry): PersonPlan => {
		const change = notInList === 'cancel' && entry.status === 'pending' ? 'deny' : notInList;
		const plan: PersonPlan = { entry, change };
		const unclear = whyUnclear(event, roster, entry);
		if (unclear !== undefined) return { ...plan, problem: unclear };
		if (change === 'delete') return plan;
		return limited(plan, 'statusChange', { id: entry.id, email: entry.email }, history);
	});
}

/**
 * Zoom's approved and pending registrants whom a list doesn't have. If Zoom lists an ID under several
 * emails, one of them in the list is enough: a change of that ID would change them.
 */
export function unlisted(people: readonly Listed[], roster: Roster): ListedRegistrant[] {
	const wanted = new Set(people.map(({ registrant }) => emailKey(registrant.email)));
	return registrantsIn(roster).filter(({ id }) =>
		(roster.byId.get(id) ?? []).every(({ email = '' }) => !wanted.has(emailKey(email))),
	);
}

/** Zoom's approved and pending registrants, each once. */
export function registrantsIn(roster: Roster): ListedRegistrant[] {
	return [...roster.byId.values()]
		.map((entries) => bestOf(entries))
		.filter((entry) => entry !== undefined)
		.filter(({ status }) => status === 'approved' || status === 'pending');
}

/** Of several entries of one person the one that lets them in, or may. */
function bestOf(entries: readonly ListedRegistrant[]): ListedRegistrant | undefined {
	const entryAs = (status: string) => entries.find((entry) => entry.status === status);
	return entryAs('approved') ?? entryAs('pending') ?? entries[0];
}

/** Why an entry doesn't tell what somebody's status is; undefined if it does. */
function whyUnclear(event: EventRef, { byId }: Roster, { id, email, status }: ListedRegistrant) {
	const statuses = [...new Set((byId.get(id) ?? []).map((entry) => entry.status))];
	const name = email ?? id;
	if (statuses.length > 1) return contradictory(event, name, statuses);
	return isStatus(status) ? undefined : strangeStatus(event, name, status);
}

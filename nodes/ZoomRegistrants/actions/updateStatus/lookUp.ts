import type { Registrant } from '../../../fields/registrants';
import type { Result } from '../../../transport/result';
import { isForbidden } from '../../../zoom/errors/diagnose';
import { type ListedRegistrant, WITHOUT_IDS } from '../../../zoom/registrants';
import type { StatusAction } from '../../../zoom/statusAction';
import { guarded } from '../../run/guarded';
import { anyStatus, findIn, isMissingFrom, type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import type { StatusOptions } from './options';
import { scopeOf } from './answerTo';
import { hasOtherEmail } from './recipients';
import type { FailureCause, RequestedChange, StatusChange } from './types';

/** A requested change, and what the roster says about the registrant if it was read for this row. */
export interface LookedUp extends RequestedChange {
	listed?: ListedRegistrant;
	failure?: FailureCause;
}

/**
 * Reads the rosters that the options need: once for each event and occurrence, and only until
 * everyone is found. Rows get the ID and email that Zoom has; emails that Zoom doesn't have, and IDs
 * with somebody else's email, fail here, before anything is sent. If a list may not be read, rows that
 * don't need it are sent anyway.
 */
export async function lookUp(
	run: Run,
	options: StatusOptions,
	requested: readonly RequestedChange[],
): Promise<LookedUp[]> {
	const isAmbiguous = ambiguousEventsIn(requested);
	const isRequired = (wanted: RequestedChange) => isLookedUp(options, wanted);
	const needed = requested.filter((wanted) => isRequired(wanted) || isAmbiguous(wanted));
	const rosters = await readRosters(run, needed);
	return requested.map((wanted): LookedUp => {
		const { change, row } = wanted;
		const mustBeFound = isRequired(wanted);
		const isUsed = mustBeFound || isAmbiguous(wanted);
		const roster = isUsed ? rosters.get(rosterKey(change)) : undefined;
		if (roster === undefined || (!mustBeFound && 'error' in roster)) return wanted;
		if ('error' in roster) return { ...wanted, failure: roster.error };
		const { registrant } = row;
		const listed = findIn(roster.value, registrant);
		if (listed !== undefined) {
			if (hasOtherEmail(row, listed.email)) {
				const listedEmail = listed.email ?? '';
				return { ...wanted, failure: { reason: 'otherEmail', listedEmail } };
			}
			const found = { id: listed.id, email: registrant.email ?? listed.email };
			return { change, row: { ...row, registrant: found }, listed };
		}
		const fails = mustBeFound && (registrant.id === undefined || options.dryRun);
		if (!fails) return wanted;
		return {
			...wanted,
			failure: isMissingFrom(roster.value, registrant)
				? { reason: 'notListed' }
				: { reason: 'refused', refusal: WITHOUT_IDS },
		};
	});
}

/** The rosters that rows need, by event and occurrence, or why the rows fail without. */
async function readRosters(
	run: Run,
	requested: readonly RequestedChange[],
): Promise<Map<string, Result<Roster, FailureCause>>> {
	const needed = new Map<string, { change: StatusChange; wanted: Registrant[] }>();
	for (const wanted of requested) {
		const { change, row } = wanted;
		const key = rosterKey(change);
		const need = needed.get(key) ?? { change, wanted: [] };
		need.wanted.push(row.registrant);
		needed.set(key, need);
	}
	const rosters = new Map<string, Result<Roster, FailureCause>>();
	for (const [key, { change, wanted }] of needed) {
		const roster = await guarded<Result<Roster, FailureCause>>(
			async () => await rosterFor(run, change, wanted),
			(error) => ({ error: { reason: 'exception', error } }),
		);
		rosters.set(key, roster);
	}
	return rosters;
}

async function rosterFor(
	run: Run,
	change: StatusChange,
	wanted: readonly Registrant[],
): Promise<Result<Roster, FailureCause>> {
	const roster = await run.rosters.get(change, anyStatus(wanted));
	if ('value' in roster) return roster;
	const refusal = roster.error;
	if (!isForbidden(refusal)) run.breaker.recordRefusal(scopeOf(change), refusal);
	return { error: { reason: 'refused', refusal } };
}

/**
 * Tells the events whose rows ask for different changes and name people in different ways, some by ID
 * and others by email: only the list can tell then who is changed twice, and which change is the last.
 */
function ambiguousEventsIn(requested: readonly RequestedChange[]) {
	const events = new Map<string, { actions: Set<StatusAction>; names: Set<string> }>();
	for (const { change, row } of requested) {
		const { id, email } = row.registrant;
		const seen = events.get(change.eventId) ?? { actions: new Set(), names: new Set() };
		seen.actions.add(change.action);
		if (id === undefined) seen.names.add('email');
		else if (email === undefined) seen.names.add('id');
		events.set(change.eventId, seen);
	}
	return ({ change }: RequestedChange) => {
		const { actions, names } = events.get(change.eventId) ?? {};
		return (actions?.size ?? 0) > 1 && (names?.size ?? 0) > 1;
	};
}

function isLookedUp(
	{ ifAlreadyInStatus, dryRun, lookUpByEmail }: StatusOptions,
	{ change: { kind }, row }: RequestedChange,
): boolean {
	if (ifAlreadyInStatus === 'skip' || dryRun) return true;
	return row.registrant.id === undefined && (lookUpByEmail || kind.requiresId);
}

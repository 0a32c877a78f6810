import type { EventInput } from '../../../fields/givenEvent';
import { type Registrant, withoutEventId } from '../../../fields/registrants';
import { isText } from '../../../transport/guards';
import type { Result } from '../../../transport/result';
import { domainOf } from '../../../zoom/email';
import { isForbidden } from '../../../zoom/errors/diagnose';
import type { EventKind } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { isDone, LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import { guarded } from '../../run/guarded';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { eventResolver } from '../../run/resolveEvents';
import { anyStatus, findIn, type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import { batchesOf } from './batches';
import type { Everyone } from './everyone';
import { type StatusOptions, wantsJoinUrl } from './options';
import { peopleIn } from './people';
import { wasJustChangedOtherwise } from './recentChanges';
import { scopeOf } from './send';
import type { Batch, FailureCause, RequestedChange, Row, RowResult, StatusChange } from './types';

/** What one item asks for, as read from its fields. */
export interface StatusInput extends EventInput {
	action: StatusAction;
	who: { registrants: Registrant[] } | { everyone: Everyone };
}

/** What a run is about to do. */
export interface Plan {
	/** What each item asks for, or why its event or people couldn't be found. */
	items: Map<number, Result<Batch, Problem>>;
	/** Rows that nothing has to be sent for: failed, skipped, or of a dry run. */
	settled: RowResult[];
	/** What has to be sent, in this order. */
	batches: Batch[];
}

/** A requested change, and what the roster says about the registrant if it was read for this row. */
interface LookedUp extends RequestedChange {
	listed?: ListedRegistrant;
	failure?: FailureCause;
}

/**
 * Finds every item's event and people, reads the lists that the options need, and decides what has to
 * be sent. Changes nothing in Zoom.
 */
export async function makePlan(
	run: Run,
	kind: EventKind,
	options: StatusOptions,
	inputs: ReadonlyMap<number, StatusInput>,
): Promise<Plan> {
	const items = await resolveItems(run, kind, inputs);
	const requested = [...items.values()].flatMap((item) =>
		'value' in item ? item.value.rows.map((row) => ({ change: item.value.change, row })) : [],
	);
	const lookedUp = await lookUp(run, options, requested);
	const supersederOf = lastChangesIn(lookedUp);
	const isContradicted = contradictionsIn(lookedUp.filter((found) => !supersederOf(found)));
	const settled: RowResult[] = [];
	const toSend: RequestedChange[] = [];
	for (const found of lookedUp) {
		const result = settledUnsent(run, options, found, {
			superseder: supersederOf(found),
			isContradicted: isContradicted(found),
		});
		if (result === undefined) toSend.push(found);
		else settled.push(result);
	}
	return { items, settled, batches: batchesOf(toSend) };
}

/** Finds the event and the people of every item. */
async function resolveItems(
	run: Run,
	kind: EventKind,
	inputs: ReadonlyMap<number, StatusInput>,
): Promise<Plan['items']> {
	const items: Plan['items'] = new Map();
	const resolve = eventResolver(run.connection, kind);
	let index = 0;
	for (const [itemIndex, input] of inputs) {
		const event = await resolve(input);
		const people: Result<Registrant[], Problem> =
			'error' in event
				? event
				: await guarded(
						async () => await peopleOf(run, event.value, input),
						(error) => ({ error: problemOfException(error) }),
					);
		if ('error' in event) items.set(itemIndex, event);
		else if ('error' in people) items.set(itemIndex, people);
		else {
			const rows = people.value.map(
				(registrant): Row => ({ index: index++, itemIndex, registrant }),
			);
			items.set(itemIndex, { value: { change: { ...event.value, action: input.action }, rows } });
		}
	}
	return items;
}

/** The registrants of one item: those it names or, for *Everyone*, those in Zoom's list. */
async function peopleOf(
	run: Run,
	event: EventRef,
	{ who, action }: StatusInput,
): Promise<Result<Registrant[], Problem>> {
	if ('registrants' in who) return withoutEventId(who.registrants, event.kind, event.eventId);
	const { status, domains } = who.everyone;
	const roster = await run.rosters.get(event, { statuses: [status] });
	if ('error' in roster) {
		run.breaker.recordRefusal(scopeOf({ ...event, action }), roster.error);
		return { error: problemOfRefusal(run.connection, event, roster.error) };
	}
	const wanted = new Set(domains);
	const isWanted = (email: string | undefined) =>
		wanted.size === 0 || wanted.has(domainOf(email) ?? '');
	const people = [...roster.value.byId.values()]
		.flatMap(([listed]) => listed ?? [])
		.filter((listed) => listed.status === status && isWanted(listed.email))
		.map(({ id, email }) => ({ id, email }));
	return { value: people };
}

/**
 * Reads the rosters that the options need: once for each event and occurrence, and only until
 * everyone is found. Rows get the ID and email that Zoom has; emails that Zoom doesn't have fail
 * here, before anything is sent. If a list may not be read, rows that don't need it are sent anyway.
 */
async function lookUp(
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
			const found = { id: listed.id, email: registrant.email ?? listed.email };
			return { change, row: { ...row, registrant: found }, listed };
		}
		const fails = mustBeFound && (registrant.id === undefined || options.dryRun);
		return fails ? { ...wanted, failure: { reason: 'notListed' } } : wanted;
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

/**
 * Tells which row changes the same person, in the same event and occurrence, to something else later
 * in the run; undefined if none does. Of contradicting changes only the last is sent: Zoom takes ten
 * a day of one person.
 */
function lastChangesIn(requested: readonly RequestedChange[]) {
	const personOf = peopleIn(requested);
	const keyOf = (wanted: RequestedChange) =>
		JSON.stringify([wanted.change.occurrenceId ?? '', personOf(wanted)]);
	const last = new Map(requested.map((wanted) => [keyOf(wanted), wanted]));
	return (wanted: RequestedChange): Row | undefined => {
		const final = last.get(keyOf(wanted));
		return final !== undefined && final.change.action !== wanted.change.action
			? final.row
			: undefined;
	};
}

/**
 * Tells which rows are about somebody whom other rows of this run change to another status. What the
 * list says about them is out of date as soon as the first of these changes is made.
 */
function contradictionsIn(requested: readonly RequestedChange[]) {
	const personOf = peopleIn(requested);
	const statuses = new Map<string, Set<string>>();
	for (const wanted of requested) {
		const person = personOf(wanted);
		const known = statuses.get(person) ?? new Set();
		statuses.set(person, known.add(LISTED_AS[wanted.change.action]));
	}
	return (wanted: RequestedChange) => (statuses.get(personOf(wanted))?.size ?? 0) > 1;
}

/** What becomes of a row that nothing has to be sent for; undefined if it has to be sent. */
function settledUnsent(
	{ connection: { apiBaseUrl, clock } }: Run,
	options: StatusOptions,
	{ change, row, listed, failure }: LookedUp,
	{ superseder, isContradicted }: { superseder: Row | undefined; isContradicted: boolean },
): RowResult | undefined {
	if (failure !== undefined) return { row, type: 'failed', cause: failure };
	const { registrant } = row;
	const isAlreadyDone =
		options.ifAlreadyInStatus === 'skip' &&
		listed !== undefined &&
		isDone(change.action, listed.status) &&
		!isContradicted &&
		!wasJustChangedOtherwise(apiBaseUrl, change, registrant, clock.now());
	if (options.dryRun) {
		const currentStatus = listed?.status;
		const wouldBeSent = !isAlreadyDone && superseder === undefined;
		return { row, type: 'planned', registrant, currentStatus, wouldBeSent };
	}
	if (superseder !== undefined) return { row, type: 'superseded', byItem: superseder.itemIndex };
	if (!isAlreadyDone) return undefined;
	const joinUrl = wantsJoinUrl(options, change) ? listed?.fields.join_url : undefined;
	return { row, type: 'skipped', registrant, ...(isText(joinUrl) && { joinUrl }) };
}

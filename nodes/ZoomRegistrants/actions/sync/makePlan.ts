import type { ErrorText, Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import { isForbidden } from '../../../zoom/errors/diagnose';
import { groupedBy, inLanes } from '../../run/lanes';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { anyStatus, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { sentToday } from '../../run/sentToday';
import { workThrough } from '../../run/workQueue';
import { wasJustChangedOtherwise } from '../updateStatus/recentChanges';
import {
	type Hosts,
	isToBeCreated,
	NOBODY,
	readHosts,
	withHostsLeft,
	withoutNewHosts,
} from './hosts';
import { notRemoved, tooManyRemovals, unreadable } from './messages';
import { type History, planListed, planRemovals, registrantsIn, unlisted } from './plan';
import { allowedRemovals } from './removals';
import type { ListPlan, PersonPlan, SyncList, SyncOptions } from './types';

/** Reads Zoom's lists, and plans what has to be done so that they agree. Changes nothing in Zoom. */
export async function makePlan(
	run: Run,
	options: SyncOptions,
	lists: readonly SyncList[],
	unreadItems: number,
): Promise<ListPlan[]> {
	const plans = await inLanes(
		groupedBy(lists, ({ event }) => event.eventId),
		async (lane) => await planLane(run, options, lane, unreadItems),
		(lane, error) => lane.map((list) => allFail(list, problemOfException(error))),
	);
	return plans.flat();
}

type HostReading = Result<Hosts, ErrorText>;

/** Plans the lists of one event, one for each occurrence; its hosts are read once at most. */
async function planLane(
	run: Run,
	options: SyncOptions,
	lane: readonly SyncList[],
	unreadItems: number,
): Promise<ListPlan[]> {
	let reading: Promise<HostReading> | undefined;
	return await workThrough(
		lane,
		async (list) => {
			const hostsOf = async () => await (reading ??= readHosts(run, list.event));
			return { results: [await planFor(run, options, list, unreadItems, hostsOf)], next: [] };
		},
		(list, error) => [allFail(list, problemOfException(error))],
	);
}

async function planFor(
	run: Run,
	options: SyncOptions,
	list: SyncList,
	unreadItems: number,
	hostsOf: () => Promise<HostReading>,
): Promise<ListPlan> {
	const { event } = list;
	const reading = await run.rosters.get(event, anyStatus());
	if ('error' in reading) {
		const refusal = reading.error;
		if (!isForbidden(refusal)) run.breaker.recordRefusal({ eventId: event.eventId }, refusal);
		return allFail(list, unreadable(problemOfRefusal(run.connection, event, refusal)));
	}
	const roster = reading.value;
	const history = historyOf(run, event);
	const planned = planListed(list, roster, options, history);
	const removals = planRemovals(list, roster, options, history);
	const isForHosts = removals.length > 0 || planned.some(isToBeCreated);
	const hosts: HostReading = isForHosts ? await hostsOf() : { value: NOBODY };
	const known = 'value' in hosts ? hosts.value : NOBODY;
	const people = withoutNewHosts(event, planned, known);
	if (options.notInList === 'leave') {
		return { event, people, leftCount: unlisted(list.people, roster).length };
	}
	const reason = whyNotCertain(roster, unreadItems) ?? ('error' in hosts ? hosts.error : undefined);
	if (reason !== undefined) {
		return { event, people: [...people, ...withheld(event, removals, reason)] };
	}
	const leaving = withHostsLeft(removals, known, roster);
	return bounded(options, roster, { event, people: [...people, ...leaving] });
}

/** What this n8n has sent before for the registrants of an event. */
function historyOf({ connection: { apiBaseUrl, clock } }: Run, event: EventRef): History {
	const now = clock.now();
	return {
		now,
		sentToday: (counted, registrant) => sentToday(apiBaseUrl, event, counted, registrant, now),
		wasJustChangedOtherwise: (action, registrant) =>
			wasJustChangedOtherwise(apiBaseUrl, { ...event, action }, registrant, now),
	};
}

function allFail({ event, people }: SyncList, problem: Problem): ListPlan {
	return { event, people: people.map((wanted) => ({ wanted, change: 'unknown', problem })) };
}

/** Why it isn't certain who is missing from the list, and what to do. */
function whyNotCertain(roster: Roster, unreadItems: number): ErrorText | undefined {
	if (unreadItems > 0) {
		const items = unreadItems === 1 ? 'an input item' : `${unreadItems} input items`;
		return {
			message: `${items} of this run couldn't be read, so the list may lack someone`,
			description: 'Correct the failed items, then run the workflow again.',
		};
	}
	if (roster.hasEntriesWithoutId || roster.hasEntriesWithoutEmail) {
		return {
			message:
				'Zoom lists registrants without an ID or email, so nobody can be told apart for certain',
			description: 'Remove people in Zoom, or with Update Status.',
		};
	}
	return undefined;
}

function withheld(
	event: EventRef,
	removals: readonly PersonPlan[],
	reason: ErrorText,
): PersonPlan[] {
	return removals.map((plan) => {
		const name = plan.entry?.email ?? plan.entry?.id ?? '';
		return {
			...plan,
			problem: plan.problem ?? notRemoved(event, plan.change, name, reason),
		};
	});
}

/** The plan, unless it removes more people than allowed; then nothing is sent for anybody. */
function bounded(
	{ notInList, maximumRemovals }: SyncOptions,
	roster: Roster,
	plan: ListPlan,
): ListPlan {
	const isRemoval = ({ wanted, change, problem }: PersonPlan) =>
		wanted === undefined && change !== 'none' && problem === undefined;
	const count = plan.people.filter(isRemoval).length;
	const outOf = registrantsIn(roster).length;
	const allowed = allowedRemovals(maximumRemovals, outOf);
	if (count <= allowed || notInList === 'leave') return plan;
	const bound = { removal: notInList, count, outOf, allowed };
	const problem = tooManyRemovals(plan.event, maximumRemovals, bound);
	return { ...plan, people: plan.people.map((person) => ({ ...person, problem })) };
}

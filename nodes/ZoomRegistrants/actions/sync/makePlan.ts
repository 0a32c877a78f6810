import { isText } from '../../../transport/guards';
import type { ErrorText } from '../../../transport/result';
import { emailKey, isEmail } from '../../../zoom/email';
import { type EventRef, getEvent } from '../../../zoom/events';
import { hostsOf } from '../../../zoom/sessions';
import { isForbidden } from '../../../zoom/errors/diagnose';
import { inLanes } from '../../run/lanes';
import type { Problem } from '../../run/outcome';
import { problemOfException, problemOfRefusal } from '../../run/problems';
import { anyStatus, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { sentToday } from '../../run/sentToday';
import { wasJustChangedOtherwise } from '../updateStatus/recentChanges';
import { notRemoved, tooManyRemovals } from './messages';
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
	return await inLanes(
		lists,
		async (list) => await planFor(run, options, list, unreadItems),
		(list, error) => allFail(list, problemOfException(error)),
	);
}

async function planFor(
	run: Run,
	options: SyncOptions,
	list: SyncList,
	unreadItems: number,
): Promise<ListPlan> {
	const { event } = list;
	const reading = await run.rosters.get(event, anyStatus());
	if ('error' in reading) {
		const refusal = reading.error;
		if (!isForbidden(refusal)) run.breaker.recordRefusal({ eventId: event.eventId }, refusal);
		return allFail(list, problemOfRefusal(run.connection, event, refusal));
	}
	const roster = reading.value;
	const history = historyOf(run, event);
	const people = planListed(list, roster, options, history);
	const removals = planRemovals(list, roster, options, history);
	if (options.notInList === 'leave') {
		return { event, people, leftCount: unlisted(list.people, roster).length };
	}
	if (removals.length === 0) return { event, people };
	const reason = whyNotCertain(roster, unreadItems) ?? (await withoutHosts(run, event, removals));
	if (!Array.isArray(reason)) {
		return { event, people: [...people, ...withheld(event, removals, reason)] };
	}
	return bounded(options, roster, { event, people: [...people, ...reason] });
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
	return { event, people: people.map((wanted) => ({ wanted, change: 'none', problem })) };
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

/** The removals, with the hosts left as they are; or why the hosts aren't known. */
async function withoutHosts(
	{ connection }: Run,
	event: EventRef,
	removals: readonly PersonPlan[],
): Promise<PersonPlan[] | ErrorText> {
	const answer = await getEvent(connection, event.kind, event.eventId);
	if ('error' in answer) {
		const { message, description } = problemOfRefusal(connection, event, answer.error);
		return {
			message: `the hosts of the ${event.kind.name} couldn't be read: ${message}`,
			description,
		};
	}
	const { host_id, host_email } = answer.value;
	const hosts = hostsOf(answer.value).filter((name) => name !== host_id);
	const emails = new Set(hosts.map(emailKey));
	if (!isText(host_email) || ![...emails].every(isEmail)) {
		return {
			message: `Zoom doesn't give the emails of all hosts of the ${event.kind.name}`,
			description: 'Remove people in Zoom, or with Update Status.',
		};
	}
	return removals.map((plan): PersonPlan => {
		const { entry } = plan;
		const isHost = entry?.email !== undefined && emails.has(emailKey(entry.email));
		return isHost ? { entry, change: 'none', note: HOST_STAYS } : plan;
	});
}

const HOST_STAYS = 'Not in the list, but left as is: a host or alternative host is never removed.';

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

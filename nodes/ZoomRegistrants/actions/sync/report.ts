import type { IDataObject } from 'n8n-workflow';

import { simplifiedRegistrant } from '../../../zoom/simplifiedRegistrant';
import { isText } from '../../../transport/guards';
import { describeEvent } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { ItemOutcome, Outcome, Problem } from '../../run/outcome';
import { problemOfException } from '../../run/problems';
import { CHANGED, type Done, type ListPlan, type PersonPlan, type SyncOptions } from './types';

/** The outcome of one person, and the item that it's linked to, if any. */
interface PersonOutcome {
	item: number | undefined;
	outcome: ItemOutcome;
}

/**
 * One outcome per person: those of the list under the first item that names them, the others under no
 * item. With *Summary Only*, the counts of each list in place of everyone who didn't fail.
 */
export function report(
	options: SyncOptions,
	plans: readonly ListPlan[],
	done: ReadonlyMap<PersonPlan, Done>,
): Map<number | undefined, Outcome> {
	const outcomes = new Map<number | undefined, Outcome>();
	const ofNoItem: ItemOutcome[] = [];
	for (const plan of plans) {
		const people = plan.people.map((person) => outcomeOrException(options, plan, person, done));
		for (const { item, outcome } of people) {
			if (options.isSummary && 'json' in outcome) continue;
			if (item === undefined) ofNoItem.push(outcome);
			else outcomes.set(item, outcome);
		}
		if (options.isSummary) ofNoItem.push({ json: summaryOf(options, plan, people, done) });
	}
	if (ofNoItem.length > 0) outcomes.set(undefined, { each: ofNoItem });
	return outcomes;
}

function outcomeOrException(
	options: SyncOptions,
	{ event }: ListPlan,
	plan: PersonPlan,
	done: ReadonlyMap<PersonPlan, Done>,
): PersonOutcome {
	const item = plan.wanted?.items[0];
	try {
		return { item, outcome: outcomeOf(options, event, plan, done.get(plan)) };
	} catch (error) {
		return { item, outcome: { problem: problemOfException(error as Error), details: {} } };
	}
}

function outcomeOf(
	{ dryRun }: SyncOptions,
	event: EventRef,
	plan: PersonPlan,
	done: Done | undefined,
): ItemOutcome {
	const currentStatus = plan.entry?.status;
	const problem = plan.problem ?? done?.problem;
	if (problem !== undefined) {
		const details = {
			...nameOf(plan, done?.id),
			...aboutOf(event),
			change: 'failed',
			...(plan.change !== 'unknown' && { plannedChange: plan.change }),
			...(currentStatus !== undefined && { currentStatus }),
			...(done?.status !== undefined && { status: done.status }),
		};
		return { problem: namedIn(problem, event, plan), details };
	}
	const note = noteOf(plan, done);
	if (dryRun) {
		return {
			json: {
				...nameOf(plan, undefined),
				dryRun: true,
				plannedChange: plan.change,
				...(currentStatus !== undefined && { currentStatus }),
				...aboutOf(event),
				...(note !== undefined && { note }),
			},
		};
	}
	if (plan.change !== 'none' && done === undefined) {
		throw new Error('The outcome for this person is unknown');
	}
	return { json: { ...nameOf(plan, done?.id), success: true, ...seenOf(event, plan, done) } };
}

/**
 * A problem that says whom and which event it's about. People who aren't in the list have no item that
 * tells, and n8n keeps nothing but the message of an item without a link on the error output.
 */
function namedIn(problem: Problem, event: EventRef, { wanted, entry }: PersonPlan): Problem {
	const name = entry?.email ?? entry?.id ?? '';
	const { message } = problem;
	if (wanted !== undefined || (message.includes(name) && message.includes(event.eventId))) {
		return problem;
	}
	return {
		...problem,
		message: `${name}, ${describeEvent(event.kind, event.eventId)}: ${message}`,
	};
}

/** What was done, and what was seen afterwards; of somebody left as they are, what the list shows. */
function seenOf(event: EventRef, plan: PersonPlan, done: Done | undefined): IDataObject {
	const isUnchanged = done === undefined;
	const status = isUnchanged ? plan.entry?.status : done.status;
	const listedUrl = plan.entry?.fields.join_url;
	const joinUrl = isUnchanged && status === 'approved' ? listedUrl : done?.joinUrl;
	const note = noteOf(plan, done);
	return {
		change: CHANGED[done?.change ?? 'none'],
		...(status !== undefined && { status }),
		...((isUnchanged || done.isVerified) && { verified: true }),
		...aboutOf(event),
		...(isText(joinUrl) && { joinUrl }),
		...(note !== undefined && { note }),
	};
}

/** The person: by Zoom's entry, and where it has none or nothing, by the list. */
function nameOf({ wanted, entry }: PersonPlan, createdId: string | undefined): IDataObject {
	const { firstName, lastName } = { ...wanted?.registrant, ...namesIn(entry?.fields ?? {}) };
	const id = entry?.id ?? createdId;
	return {
		...(id !== undefined && { id }),
		email: entry?.email ?? wanted?.registrant.email ?? '',
		...(isText(firstName) && { firstName }),
		...(isText(lastName) && { lastName }),
	};
}

function namesIn(fields: Record<string, unknown>): IDataObject {
	const { firstName, lastName } = simplifiedRegistrant(fields);
	return {
		...(isText(firstName) && { firstName }),
		...(isText(lastName) && { lastName }),
	};
}

function noteOf({ wanted, note }: PersonPlan, done: Done | undefined): string | undefined {
	const items = wanted?.items ?? [];
	const twice = items.length > 1 ? `Items ${items.join(', ')} are this person.` : undefined;
	const notes = [note, done?.note, twice].filter((one) => one !== undefined);
	return notes.length === 0 ? undefined : notes.join(' ');
}

function aboutOf({ kind, eventId, occurrenceId }: EventRef): IDataObject {
	return {
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
	};
}

/** How many people of a list had what done with them. */
function summaryOf(
	{ dryRun }: SyncOptions,
	{ event, people, leftCount }: ListPlan,
	outcomes: readonly PersonOutcome[],
	done: ReadonlyMap<PersonPlan, Done>,
): IDataObject {
	const failed = outcomes.filter(({ outcome }) => 'problem' in outcome).length;
	const counts = new Map<string, number>();
	for (const [position, { outcome }] of outcomes.entries()) {
		const plan = people[position];
		if (plan === undefined || 'problem' in outcome) continue;
		const change = dryRun ? plan.change : CHANGED[done.get(plan)?.change ?? 'none'];
		counts.set(change, (counts.get(change) ?? 0) + 1);
	}
	const words = dryRun ? Object.keys(CHANGED) : Object.values(CHANGED);
	return {
		...(dryRun ? { dryRun: true } : { success: failed === 0 }),
		...aboutOf(event),
		listed: people.filter(({ wanted }) => wanted !== undefined).length,
		...Object.fromEntries(words.map((word) => [word, counts.get(word) ?? 0])),
		failed,
		...(leftCount !== undefined && { notInList: leftCount }),
	};
}

import type { Registrant } from '../../../fields/registrants';
import type { Refusal } from '../../../transport/refusal';
import type { Result } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import { type EventRef, getCapacity } from '../../../zoom/events';
import { LISTED_AS } from '../../../zoom/statusAction';
import type { Problem } from '../../run/outcome';
import { problemOfRefusal } from '../../run/problems';
import { type Roster, rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import { scopeOf } from './answerTo';
import type { Everyone } from './everyone';
import { type Lag, lagOf, NO_LAG } from './listLag';
import type { Selection } from './selection';
import type { StatusChange } from './types';
import { WaitingList } from './waitingList';

/** The people chosen from everyone with a status, and the numbers that decided it. */
export interface Choice {
	/** The longest waiting first. */
	readonly people: readonly Registrant[];
	/** Those who aren't updated; only for a dry run, which reports them. */
	readonly others: readonly Registrant[];
	readonly limit?: number;
	/** What the approved are filled up to; undefined without *Fill Up To*. */
	readonly places?: Places;
	/** How many with an ID have the status, at the wanted domains; those that earlier items take included. */
	readonly listed: number;
	/** How many of them neither this item nor an earlier one takes. */
	readonly left: number;
	/** Of how many of them Zoom doesn't say when they registered. */
	readonly withoutTime: number;
	/** How many more have the status, at the wanted domains, but no ID, so that they can't be chosen. */
	readonly withoutId: number;
	/** How many with the status, at the wanted domains, this n8n has just approved; they are in already. */
	readonly justApproved: number;
	/** How many of the approved have no ID; they are counted. */
	readonly approvedWithoutId: number;
}

export interface Places {
	/** As entered. */
	readonly fillUpTo?: number;
	/** As Zoom shows it for the webinar. */
	readonly capacity?: number;
	/** The rows of Zoom's list of approved registrants. */
	readonly approvedBefore: number;
	/** How many this n8n has just approved whom that list doesn't have yet. */
	readonly approvedUnlisted: number;
	/** How many earlier items of this run approve. */
	readonly reserved: number;
}

/** How many more may be approved. */
export function freePlaces(places: Places): number {
	const { fillUpTo = Infinity, capacity = Infinity } = places;
	const taken = places.approvedBefore + places.approvedUnlisted + places.reserved;
	return Math.max(0, Math.min(fillUpTo, capacity) - taken);
}

/** Chooses the people of one item; items have to come in their order. */
export type Choose = (
	change: StatusChange,
	everyone: Everyone,
	selection: Selection,
) => Promise<Result<Choice, Problem>>;

/**
 * Chooses some of everyone with a status, for the items of a run, as if they were carried out one after
 * the other: nobody is chosen twice, and an item's places are what earlier items leave. Reads the
 * people before the approved: someone approved in between is counted then, and not chosen. The lists
 * may lag, so that those whom this n8n has just approved are counted, too, and not chosen again.
 */
export function chooser(run: Run, { dryRun }: { dryRun: boolean }): Choose {
	const waitingLists = new Map<string, WaitingList>();
	const reservations = new Reservations();
	const capacities = capacityReader(run);
	const lags = new Map<string, Lag>();
	return async (change, everyone, { limit, fillUpTo, toCapacity }) => {
		const { status, domains } = everyone;
		const isFilled = toCapacity || fillUpTo !== undefined;
		const statuses = isFilled ? [status, LISTED_AS.approve] : [status];
		const roster = await run.rosters.get(change, { statuses });
		if ('error' in roster) return { error: problemOfRefused(run, change, roster.error) };
		const capacity = toCapacity ? await capacities(change) : undefined;
		if (capacity !== undefined && 'error' in capacity) return capacity;
		const lag = isFilled
			? (lags.get(rosterKey(change)) ?? lagOf(run, change, roster.value))
			: NO_LAG;
		if (isFilled) lags.set(rosterKey(change), lag);
		const places: Places | undefined = isFilled
			? {
					...(fillUpTo !== undefined && { fillUpTo }),
					...(capacity !== undefined && { capacity: capacity.value }),
					approvedBefore: roster.value.approvedRows,
					approvedUnlisted: lag.unlisted,
					reserved: reservations.of(change),
				}
			: undefined;
		const key = JSON.stringify([rosterKey(change), status]);
		const waiting = waitingLists.get(key) ?? waitingListOf(roster.value, everyone, lag);
		waitingLists.set(key, waiting);
		const max = Math.min(limit ?? Infinity, places === undefined ? Infinity : freePlaces(places));
		const people = waiting.take(domains, max);
		if (change.action === 'approve') reservations.add(change, people.length);
		return {
			value: {
				people,
				others: dryRun ? waiting.left(domains) : [],
				...(limit !== undefined && { limit }),
				...(places !== undefined && { places }),
				listed: waiting.count(domains),
				left: waiting.countLeft(domains),
				withoutTime: waiting.countWithoutTime(domains),
				withoutId: roster.value.withoutId.of(everyone),
				justApproved: lag.counts.of(everyone),
				approvedWithoutId: isFilled ? roster.value.withoutId.of(APPROVED) : 0,
			},
		};
	};
}

const APPROVED: Everyone = { status: LISTED_AS.approve, domains: [] };

/** Everyone in the roster with the status; whoever is listed as approved, or just was, is in already. */
function waitingListOf(
	{ byId }: Roster,
	{ status }: Everyone,
	{ people: justApproved }: Lag,
): WaitingList {
	const hasTwo = (other: string) => other === LISTED_AS.approve && other !== status;
	return new WaitingList(
		[...byId.values()].flatMap((entries) => {
			const [listed] = entries;
			const isIn = entries.some((entry) => hasTwo(entry.status) || justApproved.has(entry));
			return listed === undefined || isIn || listed.status !== status ? [] : [listed];
		}),
	);
}

/**
 * The places that earlier items take. Of an occurrence, those of the whole series count too, and of
 * the series those of each occurrence; somebody chosen for both counts twice.
 */
class Reservations {
	private readonly counts = new Map<string, number>();

	of(event: EventRef): number {
		const { kind, eventId, occurrenceId } = event;
		if (occurrenceId === undefined) return this.count(eventId);
		return this.count(rosterKey(event)) + this.count(rosterKey({ kind, eventId }));
	}

	add(event: EventRef, number: number): void {
		for (const key of [event.eventId, rosterKey(event)]) {
			this.counts.set(key, this.count(key) + number);
		}
	}

	private count(key: string): number {
		return this.counts.get(key) ?? 0;
	}
}

/** Reads the capacity of each webinar once per run, after its list. */
function capacityReader(run: Run) {
	const readings = new Map<string, Result<number, Problem>>();
	const read = async (change: StatusChange): Promise<Result<number, Problem>> => {
		const answer = await getCapacity(run.connection, change.kind, change.eventId);
		if ('error' in answer) return { error: problemOfRefused(run, change, answer.error) };
		const { shown, number } = answer.value;
		return number === undefined ? { error: withoutCapacity(change, shown) } : { value: number };
	};
	return async (change: StatusChange): Promise<Result<number, Problem>> => {
		const reading = readings.get(change.eventId) ?? (await read(change));
		readings.set(change.eventId, reading);
		return reading;
	};
}

function withoutCapacity({ kind, eventId }: StatusChange, shown: string): Problem {
	const event = describeEvent(kind, eventId);
	return {
		message:
			shown === ''
				? `Zoom shows no capacity for ${event}`
				: `Zoom shows the capacity of ${event} as "${shown.slice(0, 40)}", which can't be used`,
		description:
			'Nothing was sent. Use Options > Fill Up To with a number instead of Fill Up To Capacity.',
	};
}

function problemOfRefused(run: Run, change: StatusChange, refusal: Refusal): Problem {
	run.breaker.recordRefusal(scopeOf(change), refusal);
	return problemOfRefusal(run.connection, change, refusal);
}

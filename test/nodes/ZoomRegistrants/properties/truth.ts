import type { Registrant, Sandbox } from '../../../../sandbox';
import { idOf, meant, type Named } from './people';
import { type Item, MEETINGS, type Scenario } from './scenario';

/** As Zoom's list shows it: it has nobody who is cancelled. */
const LISTED_AS = { approve: 'approved', deny: 'denied', cancel: 'denied' } as const;

/** The status that an item asks for. */
export const wanted = ({ action }: Item) => LISTED_AS[action];

/** Whether Zoom holds what an item asks for, of everyone whom the item names. */
export function isSo(sandbox: Sandbox, item: Item): boolean {
	return item.people.every((named) => {
		const person = meant(named);
		return (
			person !== undefined &&
			statusIn(registrant(sandbox, item.event, person), item) === wanted(item)
		);
	});
}

/**
 * Whether an item's word about its people is its own alone: a later item that wants somebody
 * otherwise makes it out of date. So does an earlier one that names somebody by ID while this one
 * names them by email only, or the other way round: the node can't tell that it's the same person,
 * and doesn't keep their order.
 */
export function isContradicted({ items }: Scenario, index: number): boolean {
	const item = items[index];
	return items.some((other, otherIndex) => {
		if (item === undefined || wanted(other) === wanted(item) || !overlap(item, other)) return false;
		return otherIndex > index || item.people.some((one) => isStrange(one, other));
	});
}

/** Whether everyone whom an item names had the status that it asks for from the start. */
export function wasSoBefore({ statuses }: Scenario, item: Item): boolean {
	return item.people.every((named) => statuses[meant(named) ?? -1] === wanted(item));
}

/** Whether another row of the event asks for the same of somebody. */
export function isWantedElsewhere({ items }: Scenario, index: number, named: Named): boolean {
	const item = items[index];
	return items.some(
		(other, otherIndex) =>
			item !== undefined &&
			other.event === item.event &&
			wanted(other) === wanted(item) &&
			other.people.filter((one) => meant(one) === meant(named)).length >
				(otherIndex === index ? 1 : 0),
	);
}

/** Statuses that somebody has and that nobody asked for; as texts, so that they can be read. */
export function changesNobodyAskedFor(sandbox: Sandbox, scenario: Scenario): string[] {
	return MEETINGS.flatMap((_, event) =>
		scenario.statuses.flatMap((before, person) => {
			const asking = scenario.items.filter(
				(item) => item.event === event && item.people.some((one) => meant(one) === person),
			);
			const asked = (occurrence?: string) =>
				asking.filter((item) => item.occurrence === occurrence).map(wanted);
			const { status, occurrenceStatus } = registrant(sandbox, event, person);
			const ofSeries = [before, ...asked()].includes(status) ? [] : [`${status}`];
			const ofOccurrences = Object.entries(occurrenceStatus)
				.filter(([occurrence, one]) => !asked(occurrence).some((status) => status === one))
				.map(([occurrence, one]) => `${one} for ${occurrence}`);
			return [...ofSeries, ...ofOccurrences].map((what) => `${idOf(event, person)} is ${what}`);
		}),
	);
}

function registrant(sandbox: Sandbox, event: number, person: number): Registrant {
	const { registrants } = sandbox.meeting(MEETINGS[event] ?? '');
	const found = registrants.find(({ id }) => id === idOf(event, person));
	if (found === undefined) throw new Error(`${idOf(event, person)} is gone`);
	return found;
}

function statusIn({ status, occurrenceStatus }: Registrant, { occurrence }: Item): string {
	return occurrence === undefined ? status : (occurrenceStatus[occurrence] ?? status);
}

/** Whether another item means the same person by a name that has nothing in common with this one. */
function isStrange(one: Named, { people }: Item): boolean {
	const isByEmailOnly = one.way === 'email';
	return people.some((other) => {
		const isSharing = one.way === 'idAndEmail' || other.way === 'idAndEmail';
		return meant(one) === meant(other) && !isSharing && isByEmailOnly !== (other.way === 'email');
	});
}

function overlap(one: Item, other: Item): boolean {
	const sameTime =
		one.occurrence === other.occurrence ||
		one.occurrence === undefined ||
		other.occurrence === undefined;
	const people = one.people.map(meant);
	return (
		one.event === other.event &&
		sameTime &&
		other.people.some((named) => {
			const person = meant(named);
			return person !== undefined && people.includes(person);
		})
	);
}

import type { IDataObject } from 'n8n-workflow';

import { describeEvent } from '../../../zoom/eventKinds';
import { type Choice, freePlaces, type Places } from './choose';
import type { Everyone } from './everyone';
import type { StatusChange } from './types';

/** For someone chosen whose change failed. */
export function nobodyInstead({ status }: Everyone): string {
	return `Nobody was approved in this person's place. If it's still free, a later run tries this person again as long as they are ${status}, otherwise the next one.`;
}

/** The numbers that decided a choice, as fields of each of its output items. */
export function choiceJson({ limit, left, withoutId, places }: Choice): IDataObject {
	const { reserved = 0, approvedUnlisted = 0, ...read } = places ?? {};
	return {
		...(limit !== undefined && { limit }),
		...read,
		...(approvedUnlisted > 0 && { approvedUnlisted }),
		...(reserved > 0 && { reservedByEarlierItems: reserved }),
		notIncluded: left + withoutId,
	};
}

/** What Zoom's lists don't tell of the people, as notes. */
export function notesOnLists(
	{ withoutTime, withoutId, approvedWithoutId }: Choice,
	{ status }: Everyone,
): string[] {
	return [
		...(withoutTime > 0
			? [
					`Zoom shows no registration time for ${counted(withoutTime, status)}. They come last, in the order of Zoom's list.`,
				]
			: []),
		...(withoutId > 0 ? [noteWithoutId(withoutId, status)] : []),
		...(approvedWithoutId > 0
			? [`Zoom lists ${counted(approvedWithoutId, 'approved')} without an ID. They are counted.`]
			: []),
	];
}

/** That some have the status, but can't be updated, as a note. */
export function noteWithoutId(number: number, status: string): string {
	return `Zoom lists ${counted(number, status)} without an ID, so they can't be updated.`;
}

/** Why nobody was chosen, as a clause; undefined if the list has nobody to choose from. */
export function whyNobody(
	change: StatusChange,
	{ status }: Everyone,
	choice: Choice,
): string | undefined {
	const event = describeEvent(change.kind, change.eventId);
	if (choice.listed === 0) {
		return choice.justApproved === 0
			? undefined
			: `This n8n has just approved the ${counted(choice.justApproved, status)} that Zoom lists for ${event}`;
	}
	const withId = choice.withoutId > 0 ? ' with an ID' : '';
	return choice.left === 0
		? `Earlier items include all ${status} registrants${withId} of ${event}`
		: whyNotMore(change, choice);
}

/**
 * Why not more were chosen, as a clause: what bounds the choice, and its numbers. If some were chosen,
 * it's for a dry run.
 */
export function whyNotMore(change: StatusChange, choice: Choice): string {
	const { limit = Infinity, places } = choice;
	return places === undefined || limit < freePlaces(places)
		? `Options > Limit is ${limit}`
		: whyFull(change, places, choice.people.length);
}

function whyFull({ kind, eventId }: StatusChange, places: Places, chosen: number): string {
	const { approvedBefore, approvedUnlisted, reserved } = places;
	const { capacity = Infinity, fillUpTo = Infinity } = places;
	const are = approvedBefore === 1 ? 'is' : 'are';
	const parts = [
		`There ${are} ${counted(approvedBefore, 'approved')} in ${describeEvent(kind, eventId)}`,
		...(approvedUnlisted > 0
			? [`this n8n has just approved ${approvedUnlisted} more, whom Zoom doesn't list yet`]
			: []),
		...(reserved > 0 ? [`earlier items approve ${reserved} more`] : []),
		...(chosen > 0 ? [`this item would approve ${chosen} more`] : []),
	];
	const bound =
		capacity < fillUpTo ? `the webinar's capacity is ${capacity}` : `Fill Up To is ${fillUpTo}`;
	return `${parts.join(', ')}, and ${bound}`;
}

function counted(number: number, status: string): string {
	return `${number} ${status} registrant${number === 1 ? '' : 's'}`;
}

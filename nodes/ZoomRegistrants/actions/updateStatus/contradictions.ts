import { LISTED_AS } from '../../../zoom/statusAction';
import type { PersonOf } from './people';
import type { RequestedChange, Row } from './types';

/**
 * Tells which row changes the same person, in the same event and occurrence, to something else later
 * in the run; undefined if none does. Of contradicting changes only the last is sent: Zoom accepts ten
 * a day of one person.
 */
export function lastChangesIn(requested: readonly RequestedChange[], personOf: PersonOf) {
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
export function contradictionsIn(requested: readonly RequestedChange[], personOf: PersonOf) {
	const statuses = new Map<string, Set<string>>();
	for (const wanted of requested) {
		const person = personOf(wanted);
		const known = statuses.get(person) ?? new Set();
		statuses.set(person, known.add(LISTED_AS[wanted.change.action]));
	}
	return (wanted: RequestedChange) => (statuses.get(personOf(wanted))?.size ?? 0) > 1;
}

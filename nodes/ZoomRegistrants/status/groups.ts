import type { Registrant } from '../input/registrants';
import { emailKey } from './recipients';
import type { Group, Row, StatusTarget } from './types';

/** What one input item asks for. */
export interface StatusRequest {
	target: StatusTarget;
	registrants: Registrant[];
}

/**
 * Gathers the rows of all items by meeting, occurrence and action.
 * A registrant who is changed twice in one run (approved, later denied) is changed in the order of
 * the items: a row never joins a group that would be sent before another change of the same person.
 */
export function groupsOf(requests: Map<number, StatusRequest>): Group[] {
	const groups: Array<Group & { position: number }> = [];
	const latest = new Map<string, Group & { position: number }>();
	const lastChange = new Map<string, number>();
	for (const [itemIndex, { target, registrants }] of requests) {
		const key = JSON.stringify([target.meetingId, target.occurrenceId ?? '', target.action]);
		for (const given of registrants) {
			const people = identitiesOf(target.meetingId, given);
			const notBefore = Math.max(-1, ...people.map((person) => lastChange.get(person) ?? -1));
			let group = latest.get(key);
			if (group === undefined || group.position < notBefore) {
				group = { target, rows: [], position: groups.length };
				groups.push(group);
				latest.set(key, group);
			}
			const row: Row = { itemIndex, given };
			group.rows.push(row);
			for (const person of people) lastChange.set(person, group.position);
		}
	}
	return groups.map(({ target, rows }) => ({ target, rows }));
}

function identitiesOf(meetingId: string, { id, email }: Registrant): string[] {
	return [
		...(id === undefined ? [] : [`${meetingId} id ${id}`]),
		...(email === undefined ? [] : [`${meetingId} email ${emailKey(email)}`]),
	];
}

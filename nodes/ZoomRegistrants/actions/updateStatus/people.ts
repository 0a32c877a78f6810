import type { Registrant } from '../../../fields/registrants';
import { emailKey } from '../../../zoom/email';
import type { RequestedChange } from './types';

/** Names the person that a row is about: the same name for all rows of one person in one event. */
export type PersonOf = (requested: RequestedChange) => string;

/**
 * Tells which rows of an event are about the same person: those with the same ID or email, directly
 * or through other rows that have both. Returns a name for each person. (A union-find over IDs and
 * emails, so that its cost grows with the number of rows and with nothing else.)
 */
export function peopleIn(requested: readonly RequestedChange[]): PersonOf {
	const parents = new Map<string, string>();
	const rootOf = (name: string): string => {
		let root = name;
		for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
		for (let at = name, up = parents.get(at); up !== undefined; up = parents.get(at)) {
			parents.set(at, root);
			if (up === root) break;
			at = up;
		}
		return root;
	};
	for (const { change, row } of requested) {
		const [name, other] = namesOf(change.eventId, row.registrant);
		if (name === undefined || other === undefined) continue;
		const [root, otherRoot] = [rootOf(name), rootOf(other)];
		if (root !== otherRoot) parents.set(otherRoot, root);
	}
	return ({ change, row }) => rootOf(namesOf(change.eventId, row.registrant)[0] ?? '');
}

function namesOf(eventId: string, { id, email }: Registrant): string[] {
	return [
		...(id === undefined ? [] : [`${eventId} id ${id}`]),
		...(email === undefined ? [] : [`${eventId} email ${emailKey(email)}`]),
	];
}

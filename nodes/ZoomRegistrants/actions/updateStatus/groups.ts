import { emailKey } from '../../run/roster';
import type { Registrant } from '../../../fields/registrants';
import type { Group, Row, StatusRequest, StatusTarget } from './types';

interface Change {
	action: string;
	occurrenceId?: string;
	/** The place of the group in which it is made. */
	position: number;
}

/**
 * Gathers the rows of all items by event, occurrence and action, without those that are settled.
 * A registrant who is changed twice in one run (approved, later denied) is changed in the order of
 * the items: a row never joins a group that would be sent before a contradicting change of the same
 * person.
 */
export function groupsOf(
	requests: Map<number, StatusRequest>,
	isSettled: (row: Row) => boolean = () => false,
): Group[] {
	const groups: Group[] = [];
	const latest = new Map<string, number>();
	const changes = new Map<string, Change[]>();
	const namesOf = aliasesIn(requests);
	for (const { target, rows } of requests.values()) {
		const { eventId, occurrenceId, action } = target;
		const key = JSON.stringify([eventId, occurrenceId ?? '', action]);
		for (const row of rows) {
			if (isSettled(row)) continue;
			const names = namesOf(eventId, row.given);
			const earlier = names.flatMap((name) => changes.get(name) ?? []);
			const notBefore = Math.max(
				-1,
				...earlier.filter((one) => contradicts(one, target)).map(({ position }) => position),
			);
			let position = latest.get(key);
			if (position === undefined || position < notBefore) {
				position = groups.push({ target, rows: [] }) - 1;
				latest.set(key, position);
			}
			groups[position]?.rows.push(row);
			for (const name of names) noteChange(changes, name, { action, occurrenceId, position });
		}
	}
	return groups;
}

/** Another action on the same occurrence; the whole series touches every occurrence. */
function contradicts(change: Change, { action, occurrenceId }: StatusTarget): boolean {
	const overlaps =
		change.occurrenceId === undefined ||
		occurrenceId === undefined ||
		change.occurrenceId === occurrenceId;
	return change.action !== action && overlaps;
}

/** Keeps the latest change of each kind, so that the list stays short. */
function noteChange(changes: Map<string, Change[]>, name: string, change: Change): void {
	const others = (changes.get(name) ?? []).filter(
		({ action, occurrenceId }) => action !== change.action || occurrenceId !== change.occurrenceId,
	);
	changes.set(name, [...others, change]);
}

/**
 * Every name of a registrant in an event: the ID and e-mail given, and those that any row of the
 * run gives together with them.
 */
function aliasesIn(requests: Map<number, StatusRequest>) {
	const together = new Map<string, Set<string>>();
	const link = (one: string, other: string) =>
		together.set(one, (together.get(one) ?? new Set()).add(other));
	for (const { target, rows } of requests.values()) {
		for (const { given } of rows) {
			const [one, other] = ownNames(target.eventId, given);
			if (one === undefined || other === undefined) continue;
			link(one, other);
			link(other, one);
		}
	}
	return (eventId: string, given: Registrant): string[] => {
		const own = ownNames(eventId, given);
		return [...new Set([...own, ...own.flatMap((name) => [...(together.get(name) ?? [])])])];
	};
}

function ownNames(eventId: string, { id, email }: Registrant): string[] {
	return [
		...(id === undefined ? [] : [`${eventId} id ${id}`]),
		...(email === undefined ? [] : [`${eventId} email ${emailKey(email)}`]),
	];
}

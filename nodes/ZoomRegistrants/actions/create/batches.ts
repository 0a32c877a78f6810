import { emailKey } from '../../run/roster';
import type { Entry } from './creation';
import { LABELS } from './formFields';
import type { NewRegistrant } from './newRegistrant';

/** Zoom's maximum of people in one batch. */
export const MAX_REGISTRANTS_PER_BATCH = 30;

/** The labels of what the batch does not take of somebody: it knows three fields only. */
export function unfitForBatch({ more, occurrenceIds }: NewRegistrant): string[] {
	return [
		...Object.keys(more).map((name) => LABELS.get(name) ?? name),
		...(occurrenceIds.length > 0 ? ['Occurrences'] : []),
	];
}

/** Puts rows that ask for the same thing together. */
export function mergeEntries(entries: Entry[]): Entry[] {
	const merged = new Map<string, Entry>();
	for (const entry of entries) {
		const { place, registrant, items } = entry;
		const email = emailKey(registrant.email);
		const key = JSON.stringify([place.eventId, { ...registrant, email }]);
		const known = merged.get(key);
		if (known === undefined) merged.set(key, { ...entry, items: [...items] });
		else known.items.push(...items);
	}
	return [...merged.values()];
}

/**
 * Divides entries into batches of one event and one choice of *Approve at Once*, up to 30 each, in the
 * order of the items. No batch names an e-mail twice.
 */
export function batchesOf(entries: Entry[]): Entry[][] {
	const byKind = new Map<string, Entry[][]>();
	for (const entry of entries) {
		const { place, registrant } = entry;
		const key = JSON.stringify([place.eventId, registrant.autoApprove]);
		const batches = byKind.get(key) ?? [];
		byKind.set(key, batches);
		const open = batches.find(
			(batch) =>
				batch.length < MAX_REGISTRANTS_PER_BATCH &&
				!batch.some((one) => isSameEmail(one.registrant.email, registrant.email)),
		);
		if (open === undefined) batches.push([entry]);
		else open.push(entry);
	}
	return [...byKind.values()].flat();
}

/** E-mails are compared without regard to capitals. */
export function isSameEmail(one: string, other: string): boolean {
	return emailKey(one) === emailKey(other);
}

import { emailKey } from '../../../zoom/email';
import type { EventRef } from '../../../zoom/events';
import { LABELS } from '../../../zoom/registrantFields';
import type { NewRegistrant } from './newRegistrant';

/** Zoom's maximum of people in one batch. */
const MAX_REGISTRANTS_PER_BATCH = 30;

/** Somebody to register, and all input items that ask for it. */
export interface Entry {
	readonly event: EventRef;
	readonly registrant: NewRegistrant;
	readonly items: readonly number[];
}

/** The labels of what a batch doesn't accept of somebody: it has three fields only. */
export function unfitForBatch({ zoomFields, occurrenceIds }: NewRegistrant): string[] {
	return [
		...Object.keys(zoomFields).map((name) => LABELS.get(name) ?? name),
		...(occurrenceIds.length > 0 ? ['Occurrences'] : []),
	];
}

/** Merges entries that ask for the same thing. */
export function mergeEntries(entries: readonly Entry[]): Entry[] {
	const merged = new Map<string, Entry & { items: number[] }>();
	for (const { event, registrant, items } of entries) {
		const email = emailKey(registrant.email);
		const key = JSON.stringify([event.eventId, { ...registrant, email }]);
		const entry = merged.get(key) ?? { event, registrant, items: [] };
		for (const item of items) entry.items.push(item);
		merged.set(key, entry);
	}
	return [...merged.values()];
}

/**
 * Divides entries into batches of one event and one choice of *Auto-Approve*, up to 30 each, in the
 * order of the items. No batch names an email twice.
 */
export function entryBatches(entries: readonly Entry[]): Entry[][] {
	const packers = new Map<string, Packer>();
	for (const entry of entries) {
		const key = JSON.stringify([entry.event.eventId, entry.registrant.autoApprove]);
		const packer = packers.get(key) ?? new Packer();
		packer.add(entry);
		packers.set(key, packer);
	}
	return [...packers.values()].flatMap(({ batches }) => batches);
}

/**
 * Puts each entry into the first batch that has room and doesn't name the email yet. An email goes
 * into a later batch each time, and full batches are skipped over by links that get shorter with
 * use, so the cost grows with the number of entries only.
 */
class Packer {
	readonly batches: Entry[][] = [];

	/** The first batch that an email may go into next. */
	private readonly nextOf = new Map<string, number>();

	/** From a full batch to one after it. */
	private readonly links = new Map<number, number>();

	add(entry: Entry): void {
		const email = emailKey(entry.registrant.email);
		const index = this.withRoomFrom(this.nextOf.get(email) ?? 0);
		const batch = this.batches[index] ?? [];
		this.batches[index] = batch;
		batch.push(entry);
		if (batch.length === MAX_REGISTRANTS_PER_BATCH) this.links.set(index, index + 1);
		this.nextOf.set(email, index + 1);
	}

	private withRoomFrom(start: number): number {
		let index = start;
		for (let next = this.links.get(index); next !== undefined; next = this.links.get(index)) {
			index = next;
		}
		for (let at = start; at !== index; ) {
			const next = this.links.get(at) ?? index;
			this.links.set(at, index);
			at = next;
		}
		return index;
	}
}

import { peopleIn, type PersonOf } from './people';
import type { Batch, RequestedChange, Row, StatusChange } from './types';

/**
 * Gathers rows into batches by event, occurrence and action.
 * A registrant who is changed twice in one run (approved, later denied) is changed in the order of
 * the items: a row never joins a batch that would be sent before a contradicting change of the same
 * person. Takes time in proportion to the number of rows, whatever they have in common.
 */
export function batchesOf(
	requested: readonly RequestedChange[],
	personOf: PersonOf = peopleIn(requested),
): Batch[] {
	const batches: Array<{ change: StatusChange; rows: Row[] }> = [];
	const latest = new Map<string, number>();
	const histories = new Map<string, History>();
	for (const wanted of requested) {
		const { change, row } = wanted;
		const key = batchKey(change);
		const person = personOf(wanted);
		const history = histories.get(person) ?? new History();
		histories.set(person, history);
		const notBefore = history.lastContradicting(change);
		let position = latest.get(key);
		if (position === undefined || position < notBefore) {
			position = batches.push({ change, rows: [] }) - 1;
			latest.set(key, position);
		}
		batches[position]?.rows.push(row);
		history.note(change, position);
	}
	return batches;
}

/** Tells the changes apart that can't share a request. */
export function batchKey({ eventId, occurrenceId, action }: StatusChange): string {
	return JSON.stringify([eventId, occurrenceId ?? '', action]);
}

const WHOLE_SERIES = '';

/** In which batches one person is changed already: the last position of each action. */
class History {
	private readonly byOccurrence = new Map<string, Map<string, number>>();

	/** Over all occurrences, and the whole series. */
	private readonly anywhere = new Map<string, number>();

	/**
	 * The position of the last batch that changes the person otherwise, -1 if there is none. A change
	 * of the whole series touches every occurrence.
	 */
	lastContradicting({ action, occurrenceId = WHOLE_SERIES }: StatusChange): number {
		const touched =
			occurrenceId === WHOLE_SERIES
				? [this.anywhere]
				: [this.byOccurrence.get(occurrenceId), this.byOccurrence.get(WHOLE_SERIES)];
		let last = -1;
		for (const positions of touched) {
			for (const [other, position] of positions ?? []) {
				if (other !== action) last = Math.max(last, position);
			}
		}
		return last;
	}

	note({ action, occurrenceId = WHOLE_SERIES }: StatusChange, position: number): void {
		const here = this.byOccurrence.get(occurrenceId) ?? new Map<string, number>();
		this.byOccurrence.set(occurrenceId, here.set(action, position));
		this.anywhere.set(action, Math.max(position, this.anywhere.get(action) ?? -1));
	}
}

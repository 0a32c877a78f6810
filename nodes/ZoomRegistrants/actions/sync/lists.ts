import { emailKey } from '../../../zoom/email';
import type { EventKind } from '../../../zoom/eventKinds';
import { groupedBy } from '../../run/lanes';
import type { Outcome } from '../../run/outcome';
import { eventResolver } from '../../run/resolveEvents';
import { rosterKey } from '../../run/roster';
import type { Run } from '../../run/run';
import type { EventRef } from '../../../zoom/events';
import type { SyncInput } from './input';
import { seriesAndOccurrence } from './messages';
import type { Listed, SyncList } from './types';

/** The lists of a run, and the outcomes of items that belong to none. */
export interface GatheredLists {
	lists: SyncList[];
	unusable: Map<number, Outcome>;
}

/** An item whose event is known. */
interface Row {
	item: number;
	event: EventRef;
	registrant: SyncInput['registrant'];
}

/** Makes one list per event and occurrence from the items, with each person once. */
export async function gatherLists(
	run: Run,
	kind: EventKind,
	inputs: ReadonlyMap<number, SyncInput>,
): Promise<GatheredLists> {
	const resolve = eventResolver(run.connection, kind);
	const unusable = new Map<number, Outcome>();
	const rows: Row[] = [];
	for (const [item, { registrant, ...input }] of inputs) {
		const event = await resolve(input);
		if ('error' in event) unusable.set(item, { problem: event.error, details: {} });
		else rows.push({ item, event: event.value, registrant });
	}
	const isMixed = mixedEventsIn(rows);
	for (const { item, event } of rows.filter(isMixed)) {
		unusable.set(item, { problem: seriesAndOccurrence(event), details: {} });
	}
	const usable = rows.filter((row) => !isMixed(row));
	const lists = groupedBy(usable, ({ event }) => rosterKey(event)).flatMap((group): SyncList[] => {
		const [first] = group;
		return first === undefined ? [] : [{ event: first.event, people: peopleIn(group) }];
	});
	return { lists, unusable };
}

/** The people of rows: those with the same email are one, with the first name that any of them has. */
function peopleIn(rows: readonly Row[]): Listed[] {
	return groupedBy(rows, ({ registrant }) => emailKey(registrant.email)).flatMap(
		(same): Listed[] => {
			const named = same.find(({ registrant }) => registrant.firstName !== '') ?? same[0];
			return named === undefined
				? []
				: [{ items: same.map(({ item }) => item), registrant: named.registrant }];
		},
	);
}

/** Tells the rows of events for which some rows name an occurrence and others the whole series. */
function mixedEventsIn(rows: readonly Row[]): (row: Row) => boolean {
	const kinds = new Map<string, Set<boolean>>();
	for (const { event } of rows) {
		const known = kinds.get(event.eventId) ?? new Set();
		kinds.set(event.eventId, known.add(event.occurrenceId === undefined));
	}
	return ({ event }) => (kinds.get(event.eventId)?.size ?? 0) > 1;
}

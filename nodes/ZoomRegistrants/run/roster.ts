import type { Registrant } from '../../fields/registrants';
import type { ZoomConnection } from '../../transport/connection';
import { textOf } from '../../transport/guards';
import type { Result } from '../../transport/result';
import { emailKey } from '../../zoom/email';
import { isForbidden, missingScopes } from '../../zoom/errors/diagnose';
import type { EventRef } from '../../zoom/events';
import type { Refusal } from '../../transport/refusal';
import {
	type ListedRegistrant,
	listRegistrants,
	REGISTRANT_STATUSES,
	type RegistrantStatus,
} from '../../zoom/registrants';
import { isDone, isStatus } from '../../zoom/statusAction';
import type { CircuitBreaker } from './circuitBreaker';
import { StatusCounts } from './statusCounts';

/** The registrants of an event or one occurrence, as listed by Zoom at one moment. */
export interface Roster {
	/** The statuses whose lists were read to the end. */
	readonly complete: ReadonlySet<RegistrantStatus>;
	/** Every entry with this ID; more than one if Zoom's lists contradict each other. */
	readonly byId: ReadonlyMap<string, readonly ListedRegistrant[]>;
	/** Every entry with this email, by `emailKey`. */
	readonly byEmail: ReadonlyMap<string, readonly ListedRegistrant[]>;
	/** Whether there are entries without an email; then an email that isn't found doesn't prove anyone missing. */
	readonly hasEntriesWithoutEmail: boolean;
	/** Whether there are entries without a usable ID, so that nobody can be said to be missing at all. */
	readonly hasEntriesWithoutId: boolean;
	/**
	 * How many rows the list of approved registrants has, even without an ID or twice; rows with another
	 * status of their own don't count. Only whole if that list is among the complete ones.
	 */
	readonly approvedRows: number;
	/** The rows without a usable ID in the list of each status; rows with another status of their own don't count. */
	readonly withoutId: StatusCounts;
	/** The number of requests made. */
	readonly pagesRead: number;
}

/** What a roster has to contain: everyone with these statuses, or at least the people wanted. */
interface RosterScope {
	statuses: readonly RegistrantStatus[];
	/** Reading ends as soon as all of them are found. */
	wanted?: readonly Registrant[];
	/** Reading ends, unfinished, after this many pages. */
	maxPages?: number;
}

/** Everyone in any status, or at least the people wanted. */
export function anyStatus(wanted?: readonly Registrant[]): RosterScope {
	return { statuses: REGISTRANT_STATUSES, wanted };
}

/** Every entry of a registrant: by ID if there is one, otherwise by email. */
export function entriesOf(
	{ byId, byEmail }: Pick<Roster, 'byId' | 'byEmail'>,
	{ id, email }: Registrant,
): readonly ListedRegistrant[] {
	if (id !== undefined) return byId.get(id) ?? [];
	return (email === undefined ? undefined : byEmail.get(emailKey(email))) ?? [];
}

/** Finds a registrant by ID if there is one, otherwise by email, case-insensitively. */
export function findIn(
	roster: Pick<Roster, 'byId' | 'byEmail'>,
	registrant: Registrant,
): ListedRegistrant | undefined {
	return entriesOf(roster, registrant)[0];
}

/** Whether a registrant is in the roster neither by name nor, maybe, as an entry without an ID. */
export function isMissingFrom(
	roster: Pick<Roster, 'byId' | 'byEmail' | 'hasEntriesWithoutId'>,
	registrant: Registrant,
): boolean {
	return !roster.hasEntriesWithoutId && findIn(roster, registrant) === undefined;
}

/** Whether a roster read earlier contains what is needed now. */
export function covers(roster: Roster, { statuses, wanted }: RosterScope): boolean {
	const isComplete = statuses.every((status) => roster.complete.has(status));
	return isComplete || Boolean(wanted?.every((person) => findIn(roster, person) !== undefined));
}

/** The rosters of one run. Each list is read once, no matter how many items need it. */
export class Rosters {
	/** Rosters that were read, or why they may not be read, by event and occurrence. */
	private readonly readings = new Map<string, Result<Roster>>();

	/** The refusal because a scope is missing; then no list can be read. */
	private missingScope?: Refusal;

	constructor(
		private readonly connection: ZoomConnection,
		private readonly breaker: CircuitBreaker,
	) {}

	/** The roster of an event, if this run has read it already. */
	cached(event: EventRef): Roster | undefined {
		const reading = this.readings.get(rosterKey(event));
		return reading !== undefined && 'value' in reading ? reading.value : undefined;
	}

	/**
	 * The roster of an event, read unless an earlier reading covers the scope. A refusal of access is
	 * remembered; other faults aren't.
	 */
	async get(event: EventRef, scope: RosterScope): Promise<Result<Roster>> {
		const key = rosterKey(event);
		const earlier = this.readings.get(key);
		const known = this.cached(event);
		if (earlier !== undefined && (known === undefined || covers(known, scope))) return earlier;
		const open = this.breaker.openFor({ eventId: event.eventId });
		if (open !== undefined) return { error: open };
		const statuses = [...new Set([...(known?.complete ?? []), ...scope.statuses])];
		const reading = await this.refresh(event, { ...scope, statuses });
		// An earlier reading is better than nothing, e.g. if access to the list is refused now.
		if ('value' in reading || (known === undefined && isForbidden(reading.error))) {
			this.readings.set(key, reading);
		}
		return reading;
	}

	/** Reads the current roster without remembering it. If the scope for lists is missing, Zoom is asked only once per run. */
	async refresh(event: EventRef, scope: RosterScope): Promise<Result<Roster>> {
		if (this.missingScope !== undefined) return { error: this.missingScope };
		const reading = await readRoster(this.connection, event, scope);
		if ('error' in reading && missingScopes(reading.error.message).length > 0) {
			this.missingScope = reading.error;
		}
		return reading;
	}
}

/**
 * Reads the registrants of an event or one occurrence without interruption: if the node changed
 * something between two pages, the list would have gaps.
 */
async function readRoster(
	connection: ZoomConnection,
	event: EventRef,
	{ statuses, wanted, maxPages = Infinity }: RosterScope,
): Promise<Result<Roster>> {
	const complete = new Set<RegistrantStatus>();
	const byId = new Map<string, ListedRegistrant[]>();
	const byEmail = new Map<string, ListedRegistrant[]>();
	const withoutId = new StatusCounts();
	const roster = {
		complete,
		byId,
		byEmail,
		hasEntriesWithoutEmail: false,
		hasEntriesWithoutId: false,
		approvedRows: 0,
		withoutId,
		pagesRead: 0,
	};
	let found = 0;
	for (const status of statuses) {
		if (roster.pagesRead >= maxPages) break;
		for await (const page of listRegistrants(connection, event, { status })) {
			if ('error' in page) return page;
			roster.pagesRead += 1;
			const nameless = page.value.unreadable.filter(({ fields }) =>
				mayHave(status, fields?.status),
			);
			if (page.value.unreadable.length > 0) roster.hasEntriesWithoutId = true;
			for (const { email } of nameless) withoutId.add(status, email);
			if (status === 'approved') {
				const named = page.value.registrants.filter((listed) => mayHave(status, listed.status));
				roster.approvedRows += named.length + nameless.length;
			}
			for (const listed of page.value.registrants) {
				add(byId, listed.id, listed);
				if (listed.email === undefined) roster.hasEntriesWithoutEmail = true;
				else add(byEmail, emailKey(listed.email), listed);
			}
			if (wanted !== undefined) {
				// Anyone found stays found, so each person is looked up once over all pages.
				for (let person = wanted[found]; person !== undefined; person = wanted[found]) {
					if (findIn(roster, person) === undefined) break;
					found += 1;
				}
				if (found === wanted.length) return { value: roster };
			}
			if (page.value.isLast) complete.add(status);
			else if (roster.pagesRead >= maxPages) break;
		}
	}
	return { value: roster };
}

/** Whether a row of a list may have the list's status; a status that isn't one of Zoom's says nothing. */
function mayHave(status: RegistrantStatus, shown: unknown): boolean {
	const text = textOf(shown).trim().toLowerCase();
	const isListed = status === 'denied' ? isDone('cancel', text) : text === status;
	return isListed || !isStatus(text);
}

function add(
	entries: Map<string, ListedRegistrant[]>,
	key: string,
	listed: ListedRegistrant,
): void {
	const known = entries.get(key);
	if (known === undefined) entries.set(key, [listed]);
	else known.push(listed);
}

/** A key that identifies an event and occurrence. */
export function rosterKey({ kind, eventId, occurrenceId }: EventRef): string {
	return JSON.stringify([kind.name, eventId, occurrenceId]);
}

import type { Registrant } from '../../../fields/registrants';
import { isText } from '../../../transport/guards';
import {
	canGetRegistrant,
	getRegistrant,
	type ListedRegistrant,
	REGISTRANT_STATUSES,
	type RegistrantStatus,
	WITHOUT_IDS,
} from '../../../zoom/registrants';
import { isDone, isStatus, LISTED_AS, type StatusAction } from '../../../zoom/statusAction';
import { lookUntil } from '../../run/reconcile';
import { entriesOf, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { hasOtherEmail } from './recipients';
import type { Row, RowSight, Sight, StatusChange } from './types';

/** What to look for, and how much may be read for it. */
export interface ReadBackScope {
	/** How many requests made the change. */
	requestCount: number;
	/** Reads to the end, however long the list is. */
	isExhaustive: boolean;
	/** Whether those who are seen are waited for until they have a join link. */
	wantsLink: boolean;
}

/** Zoom's lists can lag; they're read again after these waits, some ten seconds in all. */
const READ_AGAIN_AFTER_MS = [2_000, 8_000];

/** Readings of the first look, if fewer requests made the change, and those that follow a lag. */
const MIN_PAGES = 3;
const PAGES_FOR_LAG = 2;

/**
 * Reads what Zoom has of the registrants that a change was sent for. One registrant with a known ID
 * is asked for by ID; otherwise the list is read that the change puts people into, and those that it
 * doesn't show are looked for in the others. At most max(3, requests sent) readings, and two more if
 * somebody isn't seen at once.
 */
export async function readBack(
	run: Run,
	change: StatusChange,
	rows: readonly Row[],
	scope: ReadBackScope,
): Promise<RowSight[]> {
	const firstPages = scope.isExhaustive ? Infinity : Math.max(MIN_PAGES, scope.requestCount);
	const maxPages = firstPages + PAGES_FOR_LAG;
	const isThorough = scope.isExhaustive || scope.requestCount <= 1;
	const open = ({ sights }: Look) => sights.filter((seen) => isOpen(seen, scope));
	const last = await lookUntil<Look>(
		run.connection,
		[0, ...READ_AGAIN_AFTER_MS],
		async (before) =>
			before === undefined
				? await look(run, change, rows, firstPages, isThorough ? 'all' : 'likely')
				: await lookAgain(run, change, before, open(before), maxPages - before.pagesRead),
		(seen) => open(seen).length === 0 || seen.pagesRead >= maxPages,
	);
	return last?.sights ?? [];
}

/** Looks once more for those who may show now; all sights, and all pages read so far. */
async function lookAgain(
	run: Run,
	change: StatusChange,
	{ sights, pagesRead }: Look,
	open: readonly RowSight[],
	maxPages: number,
): Promise<Look> {
	const contradicting = new Set(
		open.flatMap(({ sight }) => (sight.type === 'contradictory' ? sight.statuses : [])),
	);
	const lists = contradicting.size > 0 ? contradicting : 'expected';
	const again = await look(run, change, open.map(asListed), maxPages, lists);
	return { sights: updated(sights, open, again), pagesRead: pagesRead + again.pagesRead };
}

/** One look at the list that a change puts people into, without waiting for a list that lags. */
export async function lookOnce(
	run: Run,
	change: StatusChange,
	rows: readonly Row[],
): Promise<RowSight[]> {
	return (await lookInLists(run, change, rows, MIN_PAGES, 'expected')).sights;
}

/** Whether a later look may show more. */
function isOpen({ sight }: RowSight, { wantsLink }: ReadBackScope): boolean {
	if (['otherwise', 'absent', 'contradictory'].includes(sight.type)) return true;
	return sight.type === 'seen' && wantsLink && !isText(sight.listed.fields.join_url);
}

/** The row with the ID that the list has, so that one person can be asked for by ID. */
function asListed({ row, sight }: RowSight): Row {
	if (!('listed' in sight) || row.registrant.id !== undefined) return row;
	return { ...row, registrant: { ...row.registrant, id: sight.listed.id } };
}

/** The newer sights in place of the older ones, where the later look shows anything. */
function updated(sights: readonly RowSight[], open: readonly RowSight[], again: Look): RowSight[] {
	const newer = new Map(
		open.map(({ row }, position): [Row, Sight | undefined] => [row, again.sights[position]?.sight]),
	);
	return sights.map(({ row, sight }): RowSight => {
		const later = newer.get(row);
		if (later === undefined || !('listed' in later)) return { row, sight };
		// They aren't in the other list any more only if it was read to its end.
		const { status: shown } = later.listed;
		const isBetter =
			sight.type !== 'contradictory' ||
			sight.statuses.every((status) => status === shown || again.complete?.has(status));
		return { row, sight: isBetter ? later : sight };
	});
}

/**
 * How far a look goes: the list that the change puts people into; those not seen there in the other
 * lists, too, and emails without an ID among the pending; emails without an ID in every list; or also
 * the lists that contradicted each other.
 */
type Lists = 'expected' | 'likely' | 'all' | ReadonlySet<string>;

interface Look {
	sights: RowSight[];
	pagesRead: number;
	/** The statuses whose lists were read to the end. */
	complete?: ReadonlySet<string>;
}

/** One look at the registrants. */
async function look(
	run: Run,
	change: StatusChange,
	rows: readonly Row[],
	maxPages: number,
	lists: Lists,
): Promise<Look> {
	const [only, ...others] = rows;
	if (only === undefined) return { sights: [], pagesRead: 0 };
	if (others.length > 0 || !canGetRegistrant(change) || only.registrant.id === undefined) {
		const inLists = await lookInLists(run, change, rows, maxPages, lists);
		const areUnread = inLists.sights.every(({ sight }) => sight.type === 'unknown');
		return areUnread && canGetRegistrant(change) && rows.length <= maxPages
			? await lookById(run, change, inLists)
			: inLists;
	}
	const answer = await getRegistrant(run.connection, change, only.registrant.id);
	const listed = 'value' in answer ? answer.value : undefined;
	if (listed?.id === only.registrant.id && listed.status !== '') {
		const sight = sightOfEntries([listed], change.action, only.registrant);
		return { sights: [{ row: only, sight }], pagesRead: 1 };
	}
	const inLists = await lookInLists(run, change, rows, Math.max(1, maxPages - 1), lists);
	return { ...inLists, pagesRead: inLists.pagesRead + 1 };
}

/** Asks for a few registrants one by one, where the list can't be read or doesn't tell. */
async function lookById(run: Run, change: StatusChange, unread: Look): Promise<Look> {
	const sights: RowSight[] = [];
	let { pagesRead } = unread;
	let isRefused = false;
	for (const { row, sight } of unread.sights) {
		const { id } = row.registrant;
		if (id === undefined || isRefused) {
			sights.push({ row, sight });
			continue;
		}
		const answer = await getRegistrant(run.connection, change, id);
		pagesRead += 1;
		isRefused = 'error' in answer;
		const listed = 'value' in answer ? answer.value : undefined;
		const isUsable = listed?.id === id && listed.status !== '';
		sights.push({
			row,
			sight: isUsable ? sightOfEntries([listed], change.action, row.registrant) : sight,
		});
	}
	return { sights, pagesRead };
}

async function lookInLists(
	{ rosters }: Run,
	change: StatusChange,
	rows: readonly Row[],
	maxPages: number,
	lists: Lists,
): Promise<Look> {
	const expected = LISTED_AS[change.action];
	const wanted = rows.map(({ registrant }) => registrant);
	const first = await rosters.refresh(change, { statuses: [expected], wanted, maxPages });
	if ('error' in first) {
		const sight: Sight = { type: 'unknown', because: { refusal: first.error } };
		return { sights: rows.map((row) => ({ row, sight })), pagesRead: 1 };
	}
	const unseen = wanted.filter((registrant) => entriesOf(first.value, registrant).length === 0);
	const others = REGISTRANT_STATUSES.filter((status) => status !== expected);
	const isNext = (status: RegistrantStatus) =>
		typeof lists === 'string'
			? status === 'pending' || unseen.length > 0 || lists === 'all'
			: lists.has(status);
	const statuses = others.filter(isNext);
	// An email without an ID can be in two lists, and then nothing tells which of the two was changed.
	const hasIds = wanted.every(({ id }) => id !== undefined);
	const needsMore = unseen.length > 0 || !hasIds;
	const pagesLeft = maxPages - first.value.pagesRead;
	const second =
		lists !== 'expected' && needsMore && pagesLeft > 0
			? await rosters.refresh(change, {
					statuses,
					wanted: hasIds && unseen.length > 0 ? unseen : undefined,
					maxPages: pagesLeft,
				})
			: undefined;
	const read = [first.value, ...(second !== undefined && 'value' in second ? [second.value] : [])];
	return {
		sights: rows.map((row) => ({ row, sight: sightOf(read, change.action, row.registrant) })),
		pagesRead: read.reduce((sum, { pagesRead }) => sum + pagesRead, 0),
		complete: new Set(read.flatMap(({ complete }) => [...complete])),
	};
}

/** What the lists that were read show of a registrant after an action. */
export function sightOf(
	rosters: readonly Roster[],
	action: StatusAction,
	registrant: Registrant,
): Sight {
	const entries = rosters.flatMap((roster) => entriesOf(roster, registrant));
	if (entries.length > 0) return sightOfEntries(entries, action, registrant);
	if (rosters.some(({ hasEntriesWithoutId }) => hasEntriesWithoutId)) {
		return { type: 'unknown', because: { refusal: WITHOUT_IDS } };
	}
	const complete = new Set(rosters.flatMap((roster) => [...roster.complete]));
	if (!complete.has(LISTED_AS[action])) return { type: 'unknown', because: 'tooLong' };
	const isNameless = rosters.some(({ hasEntriesWithoutEmail }) => hasEntriesWithoutEmail);
	if (registrant.id === undefined && isNameless) {
		return { type: 'unknown', because: 'withoutEmails' };
	}
	const isEverywhere = REGISTRANT_STATUSES.every((status) => complete.has(status));
	return { type: 'absent', searched: isEverywhere ? 'everywhere' : 'expected' };
}

function sightOfEntries(
	entries: readonly ListedRegistrant[],
	action: StatusAction,
	registrant: Registrant,
): Sight {
	const [first] = entries;
	if (first === undefined) return { type: 'absent', searched: 'expected' };
	const statuses = [...new Set(entries.map(({ status }) => status))];
	if (statuses.length > 1) return { type: 'contradictory', statuses };
	if (first.isStatusAssumed) return { type: 'unknown', because: 'strangeStatus' };
	if (hasOtherEmail({ registrant }, first.email)) return { type: 'otherEmail', listed: first };
	if (isDone(action, first.status)) return { type: 'seen', listed: first };
	return isStatus(first.status)
		? { type: 'otherwise', listed: first }
		: { type: 'unknown', because: 'strangeStatus' };
}

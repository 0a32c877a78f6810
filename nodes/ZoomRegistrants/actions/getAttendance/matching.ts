import { emailKey } from '../../../zoom/email';
import type { Participant } from '../../../zoom/participants';
import { isText } from '../../../transport/guards';
import type { ListedRegistrant } from '../../../zoom/registrants';
import type { Stay } from './stays';

/** A row that counts: someone was in the room, not only in the waiting room. */
export interface Row {
	participant: Participant;
	/** Undefined if Zoom doesn't say when, or contradicts itself. */
	stay?: Stay;
}

/** What a row was matched by, the surest first. */
export type MatchedBy = 'registrantId' | 'email' | 'name';

export interface Match {
	matchedBy: MatchedBy;
	rows: Row[];
}

export interface Matching {
	/** By registrant ID. */
	matches: ReadonlyMap<string, Match>;
	/** Rows that fit nobody, by person as far as Zoom tells people apart. */
	others: Row[][];
	/** Why a registrant who matches no row may still have been there, by registrant ID. */
	doubts: ReadonlyMap<string, Doubt>;
}

/**
 * `ambiguous`: a row has the registrant's email or name, but others have it too. `otherLink`: a row has
 * the registrant's email, but the ID of another one. `namesake`: a row that is nobody's has the name.
 */
export type Doubt = 'ambiguous' | 'otherLink' | 'namesake';

/**
 * Matches rows to registrants: by registrant ID, else by an email that exactly one approved registrant
 * has, and by name only if asked to. What fits nobody, or more than one, is left as it is. Rows that
 * `isKnown` are those of hosts, who aren't taken for a registrant of the same name.
 */
export function matchParticipants(
	rows: readonly Row[],
	registrants: readonly ListedRegistrant[],
	{ byName, isKnown = () => false }: { byName: boolean; isKnown?: (row: Row) => boolean },
): Matching {
	const matches = new Map<string, Match>();
	const doubts = new Map<string, Doubt>();
	const byId = new Map(registrants.map((one) => [one.id, one]));
	const approved = registrants.filter(({ status }) => status === 'approved');
	const byEmail = grouped(approved, ({ email }) => emailKey(email ?? ''));
	const unmatched: Row[] = [];
	for (const row of rows) {
		const { registrantId, email } = row.participant;
		const owners = byEmail.get(emailKey(email)) ?? [];
		const [owner, another] = owners;
		const named = byId.get(registrantId);
		if (named !== undefined) {
			add(matches, registrantId, 'registrantId', row);
			if (emailKey(named.email ?? '') === emailKey(email)) continue;
			for (const { id } of owners) doubts.set(id, 'otherLink');
		} else if (owner !== undefined && another === undefined) add(matches, owner.id, 'email', row);
		else {
			for (const { id } of owners) doubts.set(id, 'ambiguous');
			unmatched.push(row);
		}
	}
	const matching = { matches, others: groupedByPerson(unmatched), doubts };
	return withNames(matching, grouped(approved, nameOf), { byName, isKnown });
}

/**
 * Looks at the names of the people who match nobody. If asked to, those whose name is that of one approved
 * registrant, and of nobody else who came, are matched; otherwise the registrant of that name is in doubt.
 */
function withNames(
	matching: Matching,
	owners: ReadonlyMap<string, ListedRegistrant[]>,
	{ byName, isKnown }: { byName: boolean; isKnown: (row: Row) => boolean },
): Matching {
	const matches = new Map(matching.matches);
	const doubts = new Map(matching.doubts);
	const candidates = matching.others.filter((rows) => isNameAll(rows) && !rows.some(isKnown));
	const people = grouped(candidates, nameOfPerson);
	const others = matching.others.filter((rows) => {
		const name = nameOfPerson(rows);
		const [owner, another] = owners.get(name) ?? [];
		if (owner === undefined) return true;
		const namesakes = people.get(name) ?? [];
		const isOnlyOne = another === undefined && namesakes.length === 1 && namesakes[0] === rows;
		const all = [...rows, ...(matching.matches.get(owner.id)?.rows ?? [])];
		if (byName && isOnlyOne && !overlap(all)) {
			for (const row of rows) add(matches, owner.id, 'name', row);
			return false;
		}
		const doubt = byName && namesakes.includes(rows) ? 'ambiguous' : 'namesake';
		for (const { id } of owners.get(name) ?? []) doubts.set(id, doubts.get(id) ?? doubt);
		return true;
	});
	return { matches, others, doubts };
}

/** Whether Zoom shows neither a registrant nor an email of a person. */
export function isNameAll(rows: readonly Row[]): boolean {
	return rows.every(({ participant: { registrantId, email } }) => registrantId + email === '');
}

/** The one name of all rows of a person; none if they differ. */
function nameOfPerson(rows: readonly Row[]): string {
	const names = new Set(rows.map(({ participant }) => nameKey(participant.name)));
	const [name = ''] = names;
	return names.size > 1 ? '' : name;
}

function add(matches: Map<string, Match>, id: string, matchedBy: MatchedBy, row: Row): void {
	const known = matches.get(id);
	if (known === undefined) matches.set(id, { matchedBy, rows: [row] });
	else {
		known.rows.push(row);
		if (matchedBy === 'registrantId') known.matchedBy = matchedBy;
		else if (matchedBy === 'email' && known.matchedBy === 'name') known.matchedBy = matchedBy;
	}
}

/** By the registrant ID, else the Zoom user, the email or the name; someone without any is on their own. */
function groupedByPerson(rows: readonly Row[]): Row[][] {
	const keyOf = ({ participant: { userId, registrantId, email, name } }: Row, index: number) =>
		JSON.stringify(
			[
				['registrant', registrantId],
				['user', userId],
				['email', emailKey(email)],
				['name', nameKey(name)],
			].find(([, key]) => key !== '') ?? ['row', index],
		);
	return [...grouped(rows, keyOf).values()];
}

/** A name for comparison: case, accents' composition, width and the number of blanks don't count. */
export function nameKey(name: string): string {
	return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function nameOf({ fields: { first_name, last_name } }: ListedRegistrant): string {
	return nameKey([first_name, last_name].filter(isText).join(' '));
}

/** Whether a person's rows overlap, so that two people may share the name. */
function overlap(rows: readonly Row[]): boolean {
	const stays = rows.flatMap(({ stay }) => stay ?? []).sort((a, b) => a.from - b.from);
	let until = -Infinity;
	return stays.some(({ from, to }) => {
		const isOverlapping = from < until;
		until = Math.max(until, to);
		return isOverlapping;
	});
}

/** Groups values by a key, in the order of first mention; those with an empty key are left out. */
function grouped<Value>(
	values: readonly Value[],
	keyOf: (value: Value, index: number) => string,
): Map<string, Value[]> {
	const groups = new Map<string, Value[]>();
	for (const [index, value] of values.entries()) {
		const key = keyOf(value, index);
		const group = groups.get(key);
		if (key === '') continue;
		if (group === undefined) groups.set(key, [value]);
		else group.push(value);
	}
	return groups;
}

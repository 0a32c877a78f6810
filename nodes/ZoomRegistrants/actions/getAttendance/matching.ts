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
	/** IDs of the registrants who share an email, or a name, with a row that is therefore nobody's. */
	ambiguous: ReadonlySet<string>;
}

/**
 * Matches rows to registrants: by registrant ID, else by an email that exactly one approved registrant
 * has, and by name only if asked to. What fits nobody, or more than one, is left as it is.
 */
export function matchParticipants(
	rows: readonly Row[],
	registrants: readonly ListedRegistrant[],
	{ byName }: { byName: boolean },
): Matching {
	const matches = new Map<string, Match>();
	const ambiguous = new Set<string>();
	const ids = new Set(registrants.map(({ id }) => id));
	const approved = registrants.filter(({ status }) => status === 'approved');
	const byEmail = grouped(approved, ({ email }) => emailKey(email ?? ''));
	const unmatched: Row[] = [];
	for (const row of rows) {
		const { registrantId, email } = row.participant;
		const owners = byEmail.get(emailKey(email)) ?? [];
		const [owner, another] = owners;
		if (ids.has(registrantId)) add(matches, registrantId, 'registrantId', row);
		else if (owner !== undefined && another === undefined) add(matches, owner.id, 'email', row);
		else {
			for (const { id } of owners) ambiguous.add(id);
			unmatched.push(row);
		}
	}
	const others = groupedByPerson(unmatched);
	if (!byName) return { matches, others, ambiguous };
	return matchedByName({ matches, others, ambiguous }, approved);
}

/** Adds the people whose name is that of one approved registrant and of nobody else who came. */
function matchedByName(matching: Matching, approved: ListedRegistrant[]): Matching {
	const matches = new Map(matching.matches);
	const ambiguous = new Set(matching.ambiguous);
	const owners = grouped(approved, nameOf);
	const named = grouped(matching.others, nameOfPerson);
	const others: Row[][] = [];
	for (const [name, people] of named) {
		const [owner, another] = owners.get(name) ?? [];
		const [rows = []] = people;
		const isUnique = another === undefined && people.length === 1 && !overlap(rows);
		if (owner !== undefined && isUnique) {
			for (const row of rows) add(matches, owner.id, 'name', row);
			continue;
		}
		for (const { id } of owners.get(name) ?? []) ambiguous.add(id);
		for (const person of people) others.push(person);
	}
	for (const person of matching.others) if (nameOfPerson(person) === '') others.push(person);
	return { matches, others, ambiguous };
}

/** The one name of all rows of a person; none if they differ, or if the ID is another registrant's. */
function nameOfPerson(rows: readonly Row[]): string {
	const names = new Set(rows.map(({ participant }) => nameKey(participant.name)));
	const [name = ''] = names;
	const hasId = rows.some(({ participant }) => participant.registrantId !== '');
	return names.size > 1 || hasId ? '' : name;
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

import type { Registrant } from '../../../fields/registrants';
import { emailKey } from '../../../zoom/email';
import type { Recipient, Row } from './types';

/**
 * The registrants that rows ask for, each once, in the order of first mention.
 * The same ID is the same registrant. An email without an ID is the registrant who has it with one,
 * if there is exactly one; then both are sent, because Zoom wants both when they are known.
 */
export function recipientsOf(rows: readonly Row[]): Recipient[] {
	const idsByEmail = new Map<string, Set<string>>();
	for (const { registrant } of rows) {
		if (registrant.id === undefined || registrant.email === undefined) continue;
		const key = emailKey(registrant.email);
		const ids = idsByEmail.get(key) ?? new Set();
		idsByEmail.set(key, ids.add(registrant.id));
	}
	const people = new Map<string, { id?: string; email?: string; rows: Row[] }>();
	for (const row of rows) {
		const { id, email } = completed(row.registrant, idsByEmail);
		const key = id === undefined ? `email ${emailKey(email ?? '')}` : `id ${id}`;
		const person = people.get(key) ?? { id, rows: [] };
		person.email ??= email;
		person.rows.push(row);
		people.set(key, person);
	}
	return [...people.values()].map(({ id, email, rows: asking }) => ({
		registrant: registrantOf(id, email),
		rows: asking,
	}));
}

/** All rows that ask for these recipients. */
export function allRowsOf(recipients: readonly Recipient[]): Row[] {
	return recipients.flatMap(({ rows }) => rows);
}

function completed(registrant: Registrant, idsByEmail: Map<string, Set<string>>): Registrant {
	const { id, email } = registrant;
	if (id !== undefined || email === undefined) return registrant;
	const ids = idsByEmail.get(emailKey(email));
	return ids?.size === 1 ? { id: [...ids][0], email } : registrant;
}

/** Both fields in Zoom's order, without the one that isn't known. */
function registrantOf(id: string | undefined, email: string | undefined): Registrant {
	return { ...(id !== undefined && { id }), ...(email !== undefined && { email }) };
}

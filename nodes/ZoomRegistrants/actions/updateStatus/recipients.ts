import { emailKey } from '../../run/roster';
import type { Registrant } from '../../../fields/registrants';
import type { Recipient, Row } from './types';

/**
 * The registrants that rows ask for, each once, in the order of first mention.
 * The same ID is the same registrant. An e-mail without an ID is the registrant who has it with one,
 * where there is exactly one such; then both are sent, because Zoom wants them both when known.
 */
export function recipientsOf(rows: Row[]): Recipient[] {
	const idsByEmail = new Map<string, Set<string>>();
	for (const { given } of rows) {
		if (given.id === undefined || given.email === undefined) continue;
		const key = emailKey(given.email);
		idsByEmail.set(key, (idsByEmail.get(key) ?? new Set()).add(given.id));
	}
	const recipients = new Map<string, Recipient>();
	for (const row of rows) {
		const { id, email } = completed(row.given, idsByEmail);
		const key = id === undefined ? `email ${emailKey(email ?? '')}` : `id ${id}`;
		const recipient = recipients.get(key);
		if (recipient === undefined) {
			recipients.set(key, { registrant: registrantOf(id, email), rows: [row] });
		} else {
			recipient.rows.push(row);
			recipient.registrant = registrantOf(id, recipient.registrant.email ?? email);
		}
	}
	return [...recipients.values()];
}

/** All rows that ask for these recipients. */
export function rowsOf(recipients: Recipient[]): Row[] {
	return recipients.flatMap(({ rows }) => rows);
}

/** The recipients that are left without some of their rows, gathered anew. */
export function recipientsWithout(recipients: Recipient[], rows: Row[]): Recipient[] {
	const without = new Set(rows);
	return recipientsOf(rowsOf(recipients).filter((row) => !without.has(row)));
}

function completed(given: Registrant, idsByEmail: Map<string, Set<string>>): Registrant {
	if (given.id !== undefined || given.email === undefined) return given;
	const ids = idsByEmail.get(emailKey(given.email));
	return ids?.size === 1 ? { id: [...ids][0], email: given.email } : given;
}

/** Both fields in Zoom's order, without the one that is not known. */
function registrantOf(id: string | undefined, email: string | undefined): Registrant {
	return { ...(id !== undefined && { id }), ...(email !== undefined && { email }) };
}

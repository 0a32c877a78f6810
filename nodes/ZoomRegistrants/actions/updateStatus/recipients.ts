import type { Registrant } from '../../../fields/registrants';
import { emailKey, isSameEmail } from '../../../zoom/email';
import type { Recipient, Row } from './types';

/**
 * The registrants that rows ask for, each once, in the order of first mention. Rows are about the same
 * recipient if they say the same: no row is sent with another row's ID or email.
 */
export function recipientsOf(rows: readonly Row[]): Recipient[] {
	const recipients = new Map<string, { registrant: Registrant; rows: Row[] }>();
	for (const row of rows) {
		const { id, email } = row.registrant;
		const key = JSON.stringify([id ?? '', email === undefined ? '' : emailKey(email)]);
		const known = recipients.get(key);
		if (known === undefined)
			recipients.set(key, { registrant: registrantOf(id, email), rows: [row] });
		else known.rows.push(row);
	}
	return [...recipients.values()];
}

/** All rows that ask for these recipients. */
export function allRowsOf(recipients: readonly Recipient[]): Row[] {
	return recipients.flatMap(({ rows }) => rows);
}

/** Both fields in Zoom's order, without the one that isn't known. */
export function registrantOf(id: string | undefined, email: string | undefined): Registrant {
	return { ...(id !== undefined && { id }), ...(email !== undefined && { email }) };
}

/** Whether a row names somebody by another email than the one that Zoom lists with the same ID. */
export function hasOtherEmail(
	{ registrant: { email } }: Pick<Row, 'registrant'>,
	listed: string | undefined,
): boolean {
	return email !== undefined && listed !== undefined && !isSameEmail(email, listed);
}

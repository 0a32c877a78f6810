import type { EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { isEmail } from '../zoom/email';
import { asText, invalid, type Parsed, tooLong, whyNotText } from './parsed';

/** Characters. Zoom's IDs have about 22; no maximum is documented. */
export const REGISTRANT_ID_MAX = 255;

/** Characters: the longest possible address is 64, the "@" and 255. Zoom decides about shorter ones. */
export const EMAIL_MAX = 320;

/** A registrant as Zoom accepts it: an ID, an email, or both. */
export interface Registrant {
	id?: string;
	email?: string;
}

/**
 * Reads the *Registrants* collection, one registrant per row. If there is an ID, the email isn't
 * checked, because Zoom uses the ID.
 */
export function parseRegistrants(field: unknown): Parsed<Registrant[]> {
	const rows = isRecord(field) ? field.registrant : undefined;
	if (!Array.isArray(rows) || rows.length === 0) {
		return invalid(
			'Registrants is empty',
			'Add at least one registrant, with an ID, an email or both.',
		);
	}
	const registrants: Registrant[] = [];
	for (const [index, row] of rows.entries()) {
		const parsed = parseRegistrant(isRecord(row) ? row : {}, `Registrants, row ${index + 1}`);
		if ('error' in parsed) return parsed;
		registrants.push(parsed.value);
	}
	return { value: registrants };
}

/**
 * The registrants, unless one of their IDs is the ID of the meeting or webinar, which people copy from
 * Zoom's response to adding a registrant. Zoom would silently ignore it. `label` names the field if it
 * isn't a row of *Registrants*.
 */
export function withoutEventId(
	registrants: Registrant[],
	{ idLabel }: EventKind,
	eventId: string,
	label?: string,
): Parsed<Registrant[]> {
	const row = registrants.findIndex(({ id }) => id?.replace(/[\s-]/g, '') === eventId);
	if (row < 0) return { value: registrants };
	const noun = idLabel.toLowerCase();
	return invalid(
		`${label ?? `Registrants, row ${row + 1}`}: ID ${eventId} belongs to the ${noun}, not to a registrant`,
		`In Zoom's response to adding a registrant, id is the ${noun} and registrant_id is the registrant. Use registrant_id, or only the email.`,
	);
}

/** Reads one registrant; `where` names its place in messages. */
export function parseRegistrant(row: Record<string, unknown>, where: string): Parsed<Registrant> {
	const id = asText(row.id);
	const email = asText(row.email);
	if (id === undefined) return notText(where, 'ID', row.id);
	if (email === undefined) return notText(where, 'Email', row.email);
	const refused =
		tooLong(`${where}: ID`, id, REGISTRANT_ID_MAX) ?? tooLong(`${where}: Email`, email, EMAIL_MAX);
	if (refused !== undefined) return refused;
	if (id !== '') return { value: email === '' ? { id } : { id, email } };
	if (email === '') {
		return invalid(
			`${where}: neither ID nor Email is filled in`,
			'Enter an ID, an email or both, or remove the row.',
		);
	}
	if (isEmail(email)) return { value: { email } };
	return invalid(
		`${where}: "${email.slice(0, 80)}" isn't an email address`,
		'Correct the address, or enter the registrant ID.',
	);
}

function notText(where: string, name: string, value: unknown): Parsed<never> {
	const check = `Check the expression in '${name}'`;
	const why = whyNotText(value, '');
	if (why !== '') return invalid(`${where}: ${name} ${why}`, `${check}.`);
	return invalid(
		`${where}: ${name} isn't a valid string`,
		`${check}; it returns nothing, or a list or object.`,
	);
}

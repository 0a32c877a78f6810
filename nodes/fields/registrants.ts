import type { EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { isEmail } from '../zoom/email';
import { asText, invalid, type Parsed, tooLong, whyNotText } from './parsed';

/** Characters. Zoom's have about 22, and nothing says how many there can be. */
export const REGISTRANT_ID_MAX = 255;

/** Characters, the most that an address can have: 64, the "@", and 255. For fewer, Zoom judges. */
export const EMAIL_MAX = 320;

/** A registrant as Zoom takes it: an ID, an e-mail, or both. */
export interface Registrant {
	id?: string;
	email?: string;
}

/**
 * Reads the *Registrants* collection, one registrant a row.
 * Where there is an ID the e-mail is passed on unjudged, because Zoom goes by the ID then.
 */
export function parseRegistrants(field: unknown): Parsed<Registrant[]> {
	const rows = isRecord(field) ? (field.registrant ?? []) : undefined;
	if (!Array.isArray(rows) || rows.length === 0) {
		return invalid(
			'Registrants is empty',
			'Add at least one registrant, with an ID, an e-mail or both.',
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
 * The registrants, unless one has the meeting's or webinar's ID for an ID: Zoom would pass over it
 * in silence. People take it from Zoom's answer to adding a registrant. `label` names the field, where
 * it is not a row of *Registrants*.
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
		`${label ?? `Registrants, row ${row + 1}`}: ID ${eventId} is the ${noun}'s, not a registrant's`,
		`In Zoom's answer to adding a registrant, id is the ${noun} and registrant_id is the registrant. Use registrant_id, or the e-mail alone.`,
	);
}

/** Reads one registrant; `where` names the place for messages. */
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
			`${where}: neither ID nor Email is set`,
			'Give the registrant an ID, an e-mail or both, or remove the row.',
		);
	}
	if (isEmail(email)) return { value: { email } };
	return invalid(
		`${where}: "${email.slice(0, 80)}" is not an e-mail address`,
		'Correct the address, or give the registrant ID.',
	);
}

function notText(where: string, name: string, value: unknown): Parsed<never> {
	const check = `Check the expression in ${name}`;
	const why = whyNotText(value, '');
	if (why !== '') return invalid(`${where}: ${name} ${why}`, `${check}.`);
	return invalid(
		`${where}: ${name} is not a text`,
		`${check}; it finds nothing, or a list or object.`,
	);
}

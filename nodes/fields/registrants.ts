import type { EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { isEmail } from '../zoom/email';
import { asText, type Parsed } from './parsed';

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
		return {
			problem: 'Registrants is empty',
			nextStep: 'Add at least one registrant, with an ID, an e-mail or both.',
		};
	}
	const registrants: Registrant[] = [];
	for (const [index, row] of rows.entries()) {
		const parsed = parseRegistrant(isRecord(row) ? row : {}, `Registrants, row ${index + 1}`);
		if ('problem' in parsed) return parsed;
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
	return {
		problem: `${label ?? `Registrants, row ${row + 1}`}: ID ${eventId} is the ${noun}'s, not a registrant's`,
		nextStep: `In Zoom's answer to adding a registrant, id is the ${noun} and registrant_id is the registrant. Use registrant_id, or the e-mail alone.`,
	};
}

/** Reads one registrant; `where` names the place for messages. */
export function parseRegistrant(row: Record<string, unknown>, where: string): Parsed<Registrant> {
	const id = asText(row.id);
	const email = asText(row.email);
	if (id === undefined || email === undefined) {
		const name = id === undefined ? 'ID' : 'Email';
		return {
			problem: `${where}: ${name} is not a text`,
			nextStep: `Check the expression in ${name}; it finds nothing, or a list or object.`,
		};
	}
	if (id !== '') return { value: email === '' ? { id } : { id, email } };
	if (email === '') {
		return {
			problem: `${where}: neither ID nor Email is set`,
			nextStep: 'Give the registrant an ID, an e-mail or both, or remove the row.',
		};
	}
	if (isEmail(email)) return { value: { email } };
	return {
		problem: `${where}: "${email.slice(0, 80)}" is not an e-mail address`,
		nextStep: 'Correct the address, or give the registrant ID.',
	};
}

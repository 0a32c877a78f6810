import { isRecord } from '../transport/guards';
import { isEmail } from '../zoom/email';
import { asText, invalid, type Parsed, tooLong, whyNotText } from './parsed';
import { EMAIL_MAX, type Registrant, REGISTRANT_ID_MAX } from './registrants';

/** Zoom's other paths under a list of registrants; as an ID they would request something else. */
const OTHER_PATHS = new Set(['questions', 'status']);

const NEXT_STEP = 'Choose a registrant From List, or enter an email or registrant ID.';

/**
 * Reads the *Registrant* field: an ID or an email. An ID becomes part of a URL, so it must not be one
 * that leads elsewhere, such as "..".
 */
export function parseRegistrantReference(field: unknown): Parsed<Registrant> {
	const { mode, value }: Record<string, unknown> = isRecord(field) ? field : { value: field };
	const text = asText(value);
	if (text === undefined) return invalid(`Registrant ${whyNotText(value)}`, NEXT_STEP);
	if (text === '') return invalid('Registrant is empty', NEXT_STEP);
	const max = text.includes('@') ? EMAIL_MAX : REGISTRANT_ID_MAX;
	const refused = tooLong('Registrant', text, max);
	if (refused !== undefined) return refused;
	if (mode !== 'email' && !text.includes('@')) return parseId(text);
	if (isEmail(text)) return { value: { email: text } };
	return invalid(
		`Registrant: "${text.slice(0, 80)}" isn't an email address`,
		'Correct the address, or choose By ID and enter the registrant ID.',
	);
}

function parseId(id: string): Parsed<Registrant> {
	const leadsElsewhere = /^[\s./\\]*$/.test(id) || OTHER_PATHS.has(id.toLowerCase());
	if (!leadsElsewhere) return { value: { id } };
	return invalid(`Registrant: "${id.slice(0, 80)}" isn't a registrant ID`, NEXT_STEP);
}

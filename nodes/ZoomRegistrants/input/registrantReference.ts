import { isRecord } from '../../transport/isRecord';
import { isEmail } from './isEmail';
import { asText, type Parsed } from './parsed';
import type { Registrant } from './registrants';

/** Reads *Registrant*: one who is registered, by ID or by e-mail. */
export function parseRegistrantReference(field: unknown): Parsed<Registrant> {
	const mode = isRecord(field) ? field.mode : 'id';
	const text = asText(isRecord(field) ? field.value : field);
	if (text === undefined || text === '') {
		return {
			problem: text === '' ? 'Registrant is empty' : 'Registrant is not a text',
			nextStep: 'Choose a registrant From List, or give an e-mail or a registrant ID.',
		};
	}
	if (mode !== 'email' && !text.includes('@')) return { value: { id: text } };
	if (isEmail(text)) return { value: { email: text } };
	return {
		problem: `Registrant: "${text.slice(0, 80)}" is not an e-mail address`,
		nextStep: 'Correct the address, or choose By ID and give the registrant ID.',
	};
}

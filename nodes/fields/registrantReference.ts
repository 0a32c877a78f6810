import { isRecord } from '../transport/guards';
import type { EventInput } from './eventReference';
import { isEmail } from '../zoom/email';
import type { ItemFields } from '../ZoomRegistrants/run/itemFields';
import { asText, type Parsed } from './parsed';
import { type Registrant, withoutEventId } from './registrants';

/** What follows the registrants in other paths of Zoom's; as an ID it would ask for something else. */
const OTHER_PATHS = new Set(['questions', 'status']);

/** Reads the event of an item and *Registrant*, who must not have the event's ID for an ID. */
export function readRegistrant(fields: ItemFields): EventInput & { registrant: Registrant } {
	const { checked, get, kind } = fields;
	const registrant = checked(parseRegistrantReference(get('registrantId')));
	const input = fields.event();
	if ('id' in input.event) {
		checked(withoutEventId([registrant], kind, input.event.id, 'Registrant'));
	}
	return { ...input, registrant };
}

/**
 * Reads *Registrant*: one who is registered, by ID or by e-mail. An ID becomes part of an address, so
 * it may not be one that leads elsewhere, such as "..".
 */
export function parseRegistrantReference(field: unknown): Parsed<Registrant> {
	const mode = isRecord(field) ? field.mode : 'id';
	const text = asText(isRecord(field) ? field.value : field);
	if (text === undefined || text === '') {
		return {
			problem: text === '' ? 'Registrant is empty' : 'Registrant is not a text',
			nextStep: 'Choose a registrant From List, or give an e-mail or a registrant ID.',
		};
	}
	if (mode !== 'email' && !text.includes('@')) return parseId(text);
	if (isEmail(text)) return { value: { email: text } };
	return {
		problem: `Registrant: "${text.slice(0, 80)}" is not an e-mail address`,
		nextStep: 'Correct the address, or choose By ID and give the registrant ID.',
	};
}

function parseId(id: string): Parsed<Registrant> {
	const leadsElsewhere = /^[\s./\\]*$/.test(id) || OTHER_PATHS.has(id.toLowerCase());
	if (!leadsElsewhere) return { value: { id } };
	return {
		problem: `Registrant: "${id.slice(0, 80)}" is not a registrant ID`,
		nextStep: 'Choose a registrant From List, or give an e-mail or a registrant ID.',
	};
}

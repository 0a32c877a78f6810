import { validationFailed, ZoomError } from '../../errors';
import type { Occurrence, Registrant, RegistrationForm } from '../../types';
import type { Registration } from '../access';
import { noteOddity, type ApiCall } from '../call';
import { isObject } from '../jsonBody';
import { isEmail } from './email';
import { statusFor } from './statusFor';
import type { Named } from './statusLimit';

/** Zoom's specification: `registrants` has `maximum: 30`. */
const MAX_REGISTRANTS_PER_REQUEST = 30;

interface Entry {
	id?: string;
	email?: string;
}

interface Index {
	byId: Map<string, Registrant>;
	byEmail: Map<string, Registrant>;
}

/** Checks the list of a status request and notes that its people were named; an empty list is up to a switch. */
export function requestedEntries(
	call: ApiCall,
	registration: Registration,
	registrants: unknown,
): Entry[] {
	const { overThirty, emptyRegistrants } = call.context.switches;
	const isMissing = registrants === undefined || registrants === null || registrants === '';
	const list: unknown = isMissing ? [] : registrants;
	if (!Array.isArray(list)) throw validationFailed('registrants');
	if (list.length === 0) {
		if (emptyRegistrants === 'refuse') throw validationFailed('registrants');
		noteOddity(call, 'the request names no registrants, so it changes nothing');
	}
	const entries = list.map((one: unknown) => checkedEntry(call, registration, one));
	countSends(call, registration, entries);
	if (entries.length > MAX_REGISTRANTS_PER_REQUEST && overThirty === 'refuse') {
		throw validationFailed('registrants', 'A maximum of 30 registrants is allowed.');
	}
	return entries.slice(0, MAX_REGISTRANTS_PER_REQUEST);
}

/** Finds each entry: an ID wins over the email beside it, emails match in any case. A switch refuses or skips strangers. */
export function namedRegistrants(
	call: ApiCall,
	{ form }: Registration,
	occurrence: Occurrence | undefined,
	entries: Entry[],
): Named[] {
	const { unknownRegistrant, refusalNamesRegistrant } = call.context.switches;
	const index = indexOf(form, entries);
	const named: Named[] = [];
	for (const entry of entries) {
		const registrant = find(index, entry);
		if (registrant && statusFor(registrant, occurrence) !== undefined) {
			named.push({ registrant, as: entry.email ?? registrant.id });
		} else if (unknownRegistrant === 'refuse') {
			throw refusalNamesRegistrant
				? new ZoomError(400, 3000, `Registrant ${entry.id ?? entry.email} was not found.`)
				: new ZoomError(404, 404, 'Meeting or registrant not found.');
		}
	}
	return named;
}

function checkedEntry(call: ApiCall, { kind, event }: Registration, one: unknown): Entry {
	if (!isObject(one)) throw validationFailed('registrants');
	const entry: Entry = {};
	for (const [name, value] of Object.entries(one)) {
		const known = kind.status.names.find((one) => one === name);
		if (!known) {
			noteOddity(call, `a registrant has an unknown field "${name}"`);
		} else if (typeof value !== 'string') {
			throw validationFailed(`registrants.${name}`);
		} else if (value !== '') {
			entry[known] = value;
		}
	}
	if (entry.id === undefined && entry.email === undefined) throw validationFailed('registrants');
	if (kind.status.checksEmails && entry.email !== undefined && !isEmail(entry.email)) {
		throw validationFailed('registrants.email');
	}
	if (entry.id === event.id) noteOddity(call, 'the ID of a registrant is that of the event');
	return entry;
}

function countSends(call: ApiCall, { form, key }: Registration, entries: Entry[]): void {
	const { unknownSends } = call.context.state;
	const index = indexOf(form, entries);
	for (const entry of entries) {
		const registrant = find(index, entry);
		const stranger = `${key} ${entry.id ?? entry.email}`;
		if (registrant) registrant.sends += 1;
		else unknownSends[stranger] = (unknownSends[stranger] ?? 0) + 1;
	}
}

function find(index: Index, entry: Entry): Registrant | undefined {
	if (entry.id !== undefined) return index.byId.get(entry.id);
	return index.byEmail.get((entry.email ?? '').toLowerCase());
}

/** Only those a request names, so that an event of thousands is gone through once. */
function indexOf(form: RegistrationForm, entries: Entry[]): Index {
	const ids = new Set(entries.map((entry) => entry.id));
	const emails = new Set(entries.map((entry) => entry.email?.toLowerCase()));
	const index: Index = { byId: new Map(), byEmail: new Map() };
	for (const registrant of form.registrants) {
		const email = registrant.email.toLowerCase();
		if (ids.has(registrant.id)) index.byId.set(registrant.id, registrant);
		if (emails.has(email)) index.byEmail.set(email, registrant);
	}
	return index;
}

import { type Answer, refusal } from './answer';
import type { Call } from './call';
import {
	heldOf,
	type Person,
	type Reference,
	type Status,
	type Zoom,
	type ZoomEvent,
} from './zoom';

const MAX_PEOPLE = 30;
const MAX_PAGE = 300;
const MAX_EMAIL = 128;
const ACTIONS = { meeting: ['approve', 'cancel', 'deny'], recording: ['approve', 'deny'] };

/** Zoom as documented: it does what it is asked, or says why not. */
export function honestAnswer(zoom: Zoom, call: Call): Answer {
	const event = zoom.find(call.eventKind, call.eventId);
	if (event === undefined) return missingEvent(zoom, call);
	if (call.occurrence !== '' && !event.occurrences.includes(call.occurrence)) {
		return refusal(400, 3000, 'Invalid occurrence_id');
	}
	switch (call.kind) {
		case 'status':
			return status(zoom, event, call);
		case 'list':
			return list(zoom, event, call);
		case 'get':
			return get(event, call);
		case 'create':
			return create(zoom, event, call);
		case 'batch':
			return batch(zoom, event, call);
		case 'delete':
			return remove(zoom, event, call);
		default:
			return refusal(404, 404, 'The requested resource was not found.');
	}
}

function missingEvent(zoom: Zoom, { eventKind, eventId }: Call): Answer {
	const webinar = eventKind === 'meeting' && zoom.find('webinar', eventId) !== undefined;
	if (webinar) return refusal(400, 3000, 'Cannot access webinar info.');
	const noun = eventKind === 'webinar' ? 'Webinar' : 'Meeting';
	return refusal(404, 3001, `${noun} does not exist: ${eventId}.`);
}

/** What is wrong with a body that Zoom wants fields in. */
function bodyFault({ format, body }: Call): Answer | undefined {
	if (format === 'other') return refusal(415, 300, 'Unsupported Content Type');
	if (body === undefined) return refusal(400, 300, 'Request Body should be a valid JSON object.');
	return undefined;
}

function invalid(field: string): Answer {
	return refusal(400, 300, 'Validation Failed.', {
		errors: [{ field, message: 'Invalid field.' }],
	});
}

function status(zoom: Zoom, event: ZoomEvent, call: Call): Answer {
	const fault = bodyFault(call);
	if (fault !== undefined) return fault;
	const actions = event.kind === 'recording' ? ACTIONS.recording : ACTIONS.meeting;
	if (!actions.includes(call.action)) return invalid('action');
	if (call.people.length > MAX_PEOPLE) return invalid('registrants');
	if (call.people.some((person) => !isReference(person))) return invalid('registrants');
	zoom.change(event, call.action, call.people.filter(isKnownBy(event)), call.occurrence);
	return { status: 204 };
}

/** Recordings know people by their ID alone. */
function isKnownBy({ kind }: ZoomEvent) {
	return ({ id }: Reference) => kind !== 'recording' || (id !== undefined && id !== '');
}

function isReference(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).every(
		([key, field]) => ['id', 'email'].includes(key) && typeof field === 'string',
	);
}

function list(zoom: Zoom, event: ZoomEvent, call: Call): Answer {
	const wanted = call.query.status ?? 'approved';
	if (!['pending', 'approved', 'denied'].includes(wanted)) return invalid('status');
	const size = Number(call.query.page_size ?? 30);
	if (!(size >= 1 && size <= MAX_PAGE)) return invalid('page_size');
	const token = call.query.next_page_token ?? '';
	const start = token === '' ? 0 : Number(/^page(\d+)of/.exec(token)?.[1] ?? NaN);
	if (Number.isNaN(start)) {
		return refusal(400, 300, 'The next page token is invalid or expired.');
	}
	const people = event.people.filter(
		(person) => heldOf(person, call.occurrence, call.asOf) === wanted,
	);
	const next = start + size;
	return {
		status: 200,
		body: {
			page_count: Math.ceil(people.length / size),
			page_number: 1,
			page_size: size,
			total_records: people.length,
			next_page_token: next < people.length ? `page${next}of${zoom.now()}` : '',
			registrants: people.slice(start, next).map((person) => entry(event, person, call)),
		},
	};
}

/** One person of a list, or the answer to one who is asked for. */
function entry(event: ZoomEvent, person: Person, { occurrence, asOf }: Call) {
	const held = heldOf(person, occurrence, asOf);
	return {
		id: person.id,
		email: person.email,
		first_name: person.firstName,
		last_name: person.lastName,
		status: held,
		create_time: new Date(person.log[0]?.at ?? 0).toISOString(),
		...(held === 'approved' ? { join_url: joinUrl(event, person) } : {}),
	};
}

function joinUrl(event: ZoomEvent, person: Person): string {
	return `https://us02web.zoom.us/w/${event.id}?tk=${person.id}`;
}

function get(event: ZoomEvent, call: Call): Answer {
	const person = event.people.find(({ id }) => id === call.registrantId);
	const held = person && heldOf(person, call.occurrence, call.asOf);
	if (person === undefined || held === undefined || held === 'gone' || event.kind === 'recording') {
		return refusal(404, 3079, `This registrant does not exist: ${call.registrantId}.`);
	}
	return { status: 200, body: entry(event, person, call) };
}

interface Newcomer {
	email?: unknown;
	first_name?: unknown;
	last_name?: unknown;
}

function newcomerFault({ email, first_name }: Newcomer): Answer | undefined {
	if (typeof email !== 'string' || email.length > MAX_EMAIL || !/^\S+@\S+\.\S+$/.test(email)) {
		return invalid('email');
	}
	return typeof first_name === 'string' && first_name !== '' ? undefined : invalid('first_name');
}

/** Somebody who is registered already stays who they are. */
function enrol(zoom: Zoom, event: ZoomEvent, newcomer: Newcomer, approved: boolean): Person {
	const email = String(newcomer.email);
	const known = zoom.lookUp(event, { email });
	if (known !== undefined && heldOf(known) !== 'gone') return known;
	const held: Status = approved || !event.approvesManually ? 'approved' : 'pending';
	return zoom.register(event, email, held, String(newcomer.first_name));
}

function create(zoom: Zoom, event: ZoomEvent, call: Call): Answer {
	const fault = bodyFault(call) ?? newcomerFault(call.body ?? {});
	if (fault !== undefined) return fault;
	const person = enrol(zoom, event, call.body ?? {}, call.body?.auto_approve === true);
	const approved = heldOf(person) === 'approved';
	return {
		status: 201,
		body: {
			id: Number(event.id),
			registrant_id: person.id,
			topic: 'Autumn Product Launch',
			start_time: '2026-12-01T17:00:00Z',
			...(approved ? { join_url: joinUrl(event, person) } : {}),
		},
	};
}

function batch(zoom: Zoom, event: ZoomEvent, call: Call): Answer {
	const fault = bodyFault(call);
	if (fault !== undefined) return fault;
	const newcomers: Newcomer[] = call.people;
	if (newcomers.length > MAX_PEOPLE || newcomers.length === 0) return invalid('registrants');
	for (const newcomer of newcomers) {
		const wrong = newcomerFault(newcomer);
		if (wrong !== undefined) return wrong;
	}
	const people = newcomers.map((newcomer) =>
		enrol(zoom, event, newcomer, call.body?.auto_approve === true),
	);
	return {
		status: 201,
		body: {
			registrants: people.map((person) => ({
				email: person.email,
				registrant_id: person.id,
				...(heldOf(person) === 'approved' ? { join_url: joinUrl(event, person) } : {}),
			})),
		},
	};
}

function remove(zoom: Zoom, event: ZoomEvent, call: Call): Answer {
	const person = event.people.find(({ id }) => id === call.registrantId);
	if (person === undefined || heldOf(person) === 'gone') {
		return refusal(
			400,
			300,
			'The value that you entered for the Registrant ID field is invalid. Enter a valid value and try again.',
		);
	}
	zoom.set(person, 'gone');
	return { status: 204 };
}

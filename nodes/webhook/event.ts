import { createHash } from 'node:crypto';

import { isRecord, isText } from '../transport/guards';

/** What people register for, as Zoom's event names begin. */
type RegistrationSubject = 'meeting' | 'webinar' | 'recording';

/** What has happened to the registration, as Zoom's event names end. */
type RegistrationChange = 'created' | 'approved' | 'cancelled' | 'denied';

/** Somebody has registered, or a registration has changed. */
export interface RegistrationEvent {
	type: 'registration';
	/** e.g. `meeting.registration_created` */
	name: string;
	subject: RegistrationSubject;
	change: RegistrationChange;
	/** When it happened, in epoch milliseconds. */
	time?: number;
	/** Who did it: e-mail; Zoom tells only where it was not the registrant. */
	operator?: string;
	/** The meeting, webinar or recording. */
	object: Record<string, unknown>;
	registrant: Record<string, unknown>;
}

/** What Zoom sends to the address of a subscription. */
type ZoomEvent =
	| RegistrationEvent
	| { type: 'validation'; plainToken: string }
	/** Nothing that this package knows, with the reason for n8n's log. */
	| { type: 'other'; reason: string };

/**
 * Every registration event that Zoom has. Recordings have no *cancelled*.
 * https://developers.zoom.us/docs/api/meetings/events/
 */
export const REGISTRATION_EVENTS = [
	'meeting.registration_approved',
	'meeting.registration_cancelled',
	'meeting.registration_created',
	'meeting.registration_denied',
	'recording.registration_approved',
	'recording.registration_created',
	'recording.registration_denied',
	'webinar.registration_approved',
	'webinar.registration_cancelled',
	'webinar.registration_created',
	'webinar.registration_denied',
] as const;

const VALIDATION_EVENT = 'endpoint.url_validation';

/** Reads the JSON of a request, of which nothing is taken for granted. */
export function readEvent(body: unknown): ZoomEvent {
	if (!isRecord(body)) return { type: 'other', reason: 'the body is not a JSON object' };
	const { event: name } = body;
	const payload = isRecord(body.payload) ? body.payload : {};
	if (name === VALIDATION_EVENT) {
		const { plainToken } = payload;
		if (isText(plainToken)) return { type: 'validation', plainToken };
		return { type: 'other', reason: 'the validation has no plainToken' };
	}
	const known = REGISTRATION_EVENTS.find((registrationEvent) => registrationEvent === name);
	if (known === undefined) return { type: 'other', reason: 'it is not about a registration' };
	const object = isRecord(payload.object) ? payload.object : {};
	const { registrant } = object;
	if (!isRecord(registrant)) return { type: 'other', reason: 'the event has no registrant' };
	const [subject, change] = known.split('.registration_') as [
		RegistrationSubject,
		RegistrationChange,
	];
	return {
		type: 'registration',
		name: known,
		subject,
		change,
		time: timeOf(body.event_ts),
		operator: isText(payload.operator) ? payload.operator : undefined,
		object,
		registrant,
	};
}

/** The occurrences that an event is about; none for a meeting that does not repeat. */
export function eventOccurrences({ object }: RegistrationEvent) {
	const occurrences = Array.isArray(object.occurrences) ? object.occurrences.filter(isRecord) : [];
	return occurrences.flatMap(({ occurrence_id, start_time }) => {
		const occurrenceId = idOf(occurrence_id);
		if (occurrenceId === undefined) return [];
		return isText(start_time) ? [{ occurrenceId, startTime: start_time }] : [{ occurrenceId }];
	});
}

/** An ID as text, whether Zoom sent a number or a text. */
export function idOf(value: unknown): string | undefined {
	return isText(value) || typeof value === 'number' ? String(value) : undefined;
}

/**
 * Tells an event from every other one, and is the same when Zoom delivers it again. It is a hash, so
 * that it can be kept without keeping anything about a person. Zoom numbers neither its events nor
 * its deliveries, so it is made of what happened, when, and to whom.
 */
export function eventKey(event: RegistrationEvent, rawBody: Uint8Array): string {
	const hash = createHash('sha256');
	if (event.time === undefined) return hash.update(rawBody).digest('base64url').slice(0, 16);
	const { name, time, object, registrant } = event;
	const parts = [
		name,
		time,
		idOf(object.id),
		idOf(registrant.id),
		registrant.email,
		...eventOccurrences(event).map(({ occurrenceId }) => occurrenceId),
	];
	return hash.update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

function timeOf(eventTs: unknown): number | undefined {
	const time = isText(eventTs) ? Number(eventTs) : eventTs;
	if (typeof time !== 'number' || Number.isNaN(new Date(time).getTime())) return undefined;
	return time;
}

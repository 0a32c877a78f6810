import { createHash } from 'node:crypto';

import { isRecord, isText } from '../transport/guards';

/** What people register for: the first part of Zoom's event names. */
type RegistrationSubject = 'meeting' | 'webinar' | 'recording';

/** What happened to the registration: the last part of Zoom's event names. */
type RegistrationChange = 'created' | 'approved' | 'cancelled' | 'denied';

/** Someone registered, or a registration changed. */
export interface RegistrationEvent {
	type: 'registration';
	/** e.g. `meeting.registration_created` */
	name: string;
	subject: RegistrationSubject;
	change: RegistrationChange;
	/** When it happened, in epoch milliseconds. */
	time?: number;
	/** Email of the user who did it; Zoom sends it only if that wasn't the registrant. */
	operator?: string;
	/** The meeting, webinar or recording. */
	object: Record<string, unknown>;
	registrant: Record<string, unknown>;
}

/** What Zoom sends to a subscription's webhook URL. */
type ZoomEvent =
	| RegistrationEvent
	| { type: 'validation'; plainToken: string }
	/** Nothing this package supports, with the reason for n8n's log. */
	| { type: 'other'; reason: string };

/**
 * All of Zoom's registration events. Recordings have no *cancelled*.
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

/** Reads the JSON of a request without assuming anything about it. */
export function readEvent(body: unknown): ZoomEvent {
	if (!isRecord(body)) return { type: 'other', reason: "the body isn't a JSON object" };
	const { event: name } = body;
	const payload = isRecord(body.payload) ? body.payload : {};
	if (name === VALIDATION_EVENT) {
		const { plainToken } = payload;
		if (isText(plainToken)) return { type: 'validation', plainToken };
		return { type: 'other', reason: 'the validation has no plainToken' };
	}
	const known = REGISTRATION_EVENTS.find((registrationEvent) => registrationEvent === name);
	if (known === undefined) return { type: 'other', reason: "it isn't a registration event" };
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

/** The occurrences an event is about; none if the meeting doesn't repeat. */
export function eventOccurrences({ object }: RegistrationEvent) {
	const occurrences = Array.isArray(object.occurrences) ? object.occurrences.filter(isRecord) : [];
	return occurrences.flatMap(({ occurrence_id, start_time }) => {
		const occurrenceId = idOf(occurrence_id);
		if (occurrenceId === undefined) return [];
		return isText(start_time) ? [{ occurrenceId, startTime: start_time }] : [{ occurrenceId }];
	});
}

/** An ID as a string, whether Zoom sent a number or a string. */
export function idOf(value: unknown): string | undefined {
	return isText(value) || typeof value === 'number' ? String(value) : undefined;
}

/**
 * Identifies an event; the same for every delivery of it. It's a hash, so it can be stored without
 * storing personal data. Zoom numbers neither events nor deliveries, so the hash is made from what
 * happened, when, and to whom.
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

import { createHash } from 'node:crypto';

import { isRecord, isText } from '../transport/guards';
import {
	type ParticipantEventName,
	type RegistrationEventName,
	TRIGGER_EVENTS,
} from './eventNames';

/** When something happened, and to which meeting, webinar or recording. */
interface Occasion {
	/** In epoch milliseconds. */
	time?: number;
	/** The meeting, webinar or recording. */
	object: Record<string, unknown>;
}

/** Someone registered, or a registration changed. */
export interface RegistrationEvent extends RegistrationEventName, Occasion {
	/** Email of the user who did it; Zoom sends it only if that wasn't the registrant. */
	operator?: string;
	registrant: Record<string, unknown>;
}

/** Someone came in or left: a registrant, the host, a guest, or a caller by phone. */
export interface ParticipantEvent extends ParticipantEventName, Occasion {
	participant: Record<string, unknown>;
}

/** An event that can start a workflow. */
export type TriggerEvent = RegistrationEvent | ParticipantEvent;

/** What Zoom sends to a subscription's webhook URL. */
type ZoomEvent =
	| TriggerEvent
	| { type: 'validation'; plainToken: string }
	/** Nothing this package supports, with the reason for n8n's log. */
	| { type: 'other'; reason: string };

const VALIDATION_EVENT = 'endpoint.url_validation';

/** Reads the JSON of a request without assuming anything about it. */
export function readEvent(body: unknown): ZoomEvent {
	if (!isRecord(body)) return other("the body isn't a JSON object");
	const payload = isRecord(body.payload) ? body.payload : {};
	if (body.event === VALIDATION_EVENT) {
		const { plainToken } = payload;
		if (isText(plainToken)) return { type: 'validation', plainToken };
		return other('the validation has no plainToken');
	}
	const known = TRIGGER_EVENTS.find(({ name }) => name === body.event);
	if (known === undefined) return other("it isn't an event of registrants or participants");
	const object = isRecord(payload.object) ? payload.object : {};
	const occasion = { time: timeOf(body.event_ts), object };
	const { registrant, participant } = object;
	if (known.type === 'participant') {
		if (!isRecord(participant)) return other('the event has no participant');
		return { ...known, ...occasion, participant };
	}
	if (!isRecord(registrant)) return other('the event has no registrant');
	const operator = isText(payload.operator) ? payload.operator : undefined;
	return { ...known, ...occasion, operator, registrant };
}

/**
 * The occurrences an event is about; none if the meeting doesn't repeat. Zoom doesn't say which one
 * someone joins or leaves.
 */
export function eventOccurrences({ object }: TriggerEvent) {
	const occurrences = Array.isArray(object.occurrences) ? object.occurrences.filter(isRecord) : [];
	return occurrences.flatMap(({ occurrence_id, start_time }) => {
		const occurrenceId = idOf(occurrence_id);
		if (occurrenceId === undefined) return [];
		return isText(start_time) ? [{ occurrenceId, startTime: start_time }] : [{ occurrenceId }];
	});
}

/** The ID of the registrant who joined or left; `undefined` if Zoom doesn't name one. */
export function registrantIdOf({ participant }: ParticipantEvent): string | undefined {
	return idOf(participant.registrant_id);
}

/** An ID as a string, whether Zoom sent a number or a string; `undefined` if it's empty or blank. */
export function idOf(value: unknown): string | undefined {
	const id = isText(value) ? value.trim() : value;
	return isText(id) || typeof id === 'number' ? String(id) : undefined;
}

/**
 * Identifies an event; the same for every delivery of it. It's a hash, so it can be stored without
 * storing personal data. Zoom numbers neither events nor deliveries, so the hash is made from what
 * happened, when, and to whom. If Zoom doesn't say that, it's made from the bytes of the request.
 */
export function eventKey(event: TriggerEvent, rawBody: Uint8Array): string {
	const parts = identityOf(event);
	const hash = createHash('sha256').update(parts === undefined ? rawBody : JSON.stringify(parts));
	return hash.digest('base64url').slice(0, 16);
}

/** What tells an event from all others; `undefined` if Zoom didn't send enough. */
function identityOf(event: TriggerEvent): unknown[] | undefined {
	const { name, time, object } = event;
	if (time === undefined) return undefined;
	const what = [name, time, idOf(object.id)];
	if (event.type === 'registration') {
		const { registrant } = event;
		const occurrences = eventOccurrences(event).map(({ occurrenceId }) => occurrenceId);
		return [...what, idOf(registrant.id), registrant.email, ...occurrences];
	}
	// Each stay has a `user_id` of its own; `participant_uuid` stays the same when someone comes back.
	const { user_id, participant_uuid } = event.participant;
	const stay = idOf(user_id);
	if (stay === undefined) return undefined;
	return [...what, idOf(object.uuid), stay, idOf(participant_uuid)];
}

function other(reason: string): ZoomEvent {
	return { type: 'other', reason };
}

function timeOf(eventTs: unknown): number | undefined {
	const time = isText(eventTs) ? Number(eventTs) : eventTs;
	if (typeof time !== 'number' || Number.isNaN(new Date(time).getTime())) return undefined;
	return time;
}

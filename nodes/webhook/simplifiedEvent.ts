import type { IDataObject } from 'n8n-workflow';

import { isRecord, isText } from '../transport/guards';
import { simplifiedRegistrant } from '../zoom/simplifiedRegistrant';
import {
	eventOccurrences,
	idOf,
	type ParticipantEvent,
	registrantIdOf,
	type RegistrationEvent,
	type TriggerEvent,
} from './event';

/**
 * An event as the trigger outputs it, with the Zoom Registrants node's field names: the person, then
 * what happened, when, and to which meeting or webinar.
 */
export function simplifiedEvent(event: TriggerEvent): IDataObject {
	const simplified = event.type === 'registration' ? registration(event) : participant(event);
	return withoutGaps(simplified);
}

/**
 * *Update Status* can use it unchanged. Zoom sends a status only with *created*; for other events, the
 * change is the status.
 */
function registration(event: RegistrationEvent): Record<string, unknown> {
	const { change, operator, object, registrant } = event;
	const status = change === 'created' ? registrant.status : change;
	const occurrences: IDataObject[] = eventOccurrences(event);
	const [first] = occurrences;
	return {
		...simplifiedRegistrant({ ...registrant, status }),
		trackingSource: trackingSource(registrant.tracking_source),
		...occasion(event),
		occurrenceId: occurrences.length === 1 ? first?.occurrenceId : undefined,
		occurrences: occurrences.length === 0 ? undefined : occurrences,
		hostId: object.host_id,
		operator,
	};
}

/**
 * `id` is the registrant's, as everywhere, and missing if Zoom doesn't name one: the participant's own
 * ID is valid only until they leave.
 */
function participant(event: ParticipantEvent): Record<string, unknown> {
	const { object, participant: person } = event;
	return {
		id: registrantIdOf(event),
		email: person.email,
		name: person.user_name,
		phone: person.phone_number,
		joinTime: person.join_time,
		leaveTime: person.leave_time,
		leaveReason: person.leave_reason,
		...occasion(event),
		instanceUuid: object.uuid,
		hostId: object.host_id,
		participantId: idOf(person.user_id),
		participantUuid: person.participant_uuid,
		userId: idOf(person.participant_user_id) ?? idOf(person.id),
	};
}

function occasion({ name, subject, time, object }: TriggerEvent): Record<string, unknown> {
	return {
		event: name,
		eventTime: time === undefined ? undefined : new Date(time).toISOString(),
		[subject === 'webinar' ? 'webinarId' : 'meetingId']: idOf(object.id),
		topic: object.topic,
		startTime: object.start_time,
		timezone: object.timezone,
	};
}

/** The webinar tracking link that a registrant came from. */
function trackingSource(source: unknown): IDataObject | undefined {
	if (!isRecord(source)) return undefined;
	const { id, source_name, tracking_url } = source;
	const simplified = withoutGaps({ id, sourceName: source_name, trackingUrl: tracking_url });
	return Object.keys(simplified).length === 0 ? undefined : simplified;
}

/** Only the fields that have a value: a non-empty string, a number or an object. */
function withoutGaps(fields: Record<string, unknown>): IDataObject {
	const filled = Object.entries(fields).filter(
		([, value]) => isText(value) || typeof value === 'number' || typeof value === 'object',
	);
	return Object.fromEntries(filled.filter(([, value]) => value !== null)) as IDataObject;
}

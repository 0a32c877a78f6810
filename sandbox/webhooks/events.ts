import type { Registration } from '../api/access';
import { ANSWER_NAMES } from '../api/registrants/formFields';
import { ofKind, registrantExtras } from '../api/registrants/row';
import { trackingUrl } from '../api/trackingSources';
import { zoomDateTime } from '../clock';
import type { Occurrence, Registrant, RegistrationChange, User } from '../types';

/** One change of one registration. */
export interface RegistrationEvent {
	change: RegistrationChange;
	registration: Registration;
	registrant: Registrant;
	/** The one occurrence it is about; undefined for all that the person registered for. */
	occurrence?: Occurrence;
	/** The user that made the change; undefined for a registration. */
	operator?: User;
}

/** Zoom's name of the event: `meeting.registration_created`, … */
export function eventName({ change, registration }: RegistrationEvent): string {
	return `${registration.kind.name}.registration_${change}`;
}

/** The payload of an event (https://developers.zoom.us/docs/api/meetings/events/). */
export function eventPayload(event: RegistrationEvent, accountId: string): Record<string, unknown> {
	const { registration, registrant, operator } = event;
	const { uuid, id, hostId, topic, type, startTime, duration, timezone } = registration.event;
	const occurrences = occurrencesOf(event);
	return {
		account_id: accountId,
		...(operator ? { operator: operator.email, operator_id: operator.id } : {}),
		object: {
			uuid,
			id: Number(id),
			host_id: hostId,
			topic,
			type,
			...(startTime === null ? {} : { start_time: zoomDateTime(startTime) }),
			duration,
			timezone,
			...(occurrences.length > 0 ? { occurrences } : {}),
			registrant: {
				id: registrant.id,
				first_name: registrant.firstName,
				last_name: registrant.lastName,
				email: registrant.email,
				...(event.change === 'created' ? form(registrant) : {}),
				...extras(event),
			},
		},
	};
}

function occurrencesOf({
	registration,
	registrant,
	occurrence,
}: RegistrationEvent): Array<Record<string, unknown>> {
	const { kind, event } = registration;
	if (kind.name === 'recording') return [];
	const all = event.occurrences.filter(({ id }) => registrant.occurrenceIds?.includes(id) ?? true);
	return (occurrence ? [occurrence] : all).map(({ id, startTime }) => ({
		occurrence_id: id,
		start_time: zoomDateTime(startTime),
	}));
}

function form(registrant: Registrant): Record<string, unknown> {
	return {
		...Object.fromEntries(ANSWER_NAMES.map((name) => [name, registrant.answers[name] ?? ''])),
		custom_questions: registrant.customQuestions,
		status: registrant.status,
	};
}

/** What lets the person in belongs to a registration and its approval, the tracking source to every event. */
function extras({ change, registration, registrant }: RegistrationEvent): Record<string, unknown> {
	const { kind, event } = registration;
	const letsIn = change === 'created' || change === 'approved';
	const status = change === 'approved' ? 'approved' : registrant.status;
	const source = event.trackingSources.find(({ id }) => id === registrant.trackingSourceId);
	return {
		...(letsIn ? ofKind(registrantExtras(registration, registrant, status), kind.row) : {}),
		...(kind.name === 'webinar' && source
			? {
					tracking_source: {
						id: source.id,
						source_name: source.name,
						tracking_url: trackingUrl(event, source),
					},
				}
			: {}),
	};
}

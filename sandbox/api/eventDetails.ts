import { zoomDateTime } from '../clock';
import type { Meeting, Occurrence } from '../types';
import { registrationOf } from './access';
import type { ApiCall, Endpoint, Scope } from './call';
import type { Kind } from './kinds/kind';

/** `GET /meetings/{meetingId}`, `GET /webinars/{webinarId}`: details with settings and the occurrences still ahead. */
export function getEvent(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: kind.path,
		label: 'Light',
		scope,
		query: ['occurrence_id', 'show_previous_occurrences'],
		handle: (call) => {
			const { event } = registrationOf(call, kind, 'details');
			return eventDetailsOf(call, kind, event);
		},
	};
}

/** A meeting or webinar as the answer about it alone shows it. */
export function eventDetailsOf(call: ApiCall, kind: Kind, event: Meeting): Record<string, unknown> {
	const status = kind.name === 'meeting' ? { status: event.live ? 'started' : 'waiting' } : {};
	const capacity = kind.name === 'webinar' ? shownCapacity(call, event) : {};
	const details = { ...eventDetails(call, event), ...status, ...capacity };
	return { ...details, settings: settings(kind, event) };
}

function eventDetails(call: ApiCall, event: Meeting): Record<string, unknown> {
	const host = call.context.state.users[event.hostId];
	const registration = event.approvalType === 2 ? {} : { registration_url: event.registrationUrl };
	const isSeries = event.type === 8 || event.type === 9;
	return {
		uuid: event.uuid,
		id: Number(event.id),
		host_id: event.hostId,
		host_email: host?.email,
		topic: event.topic,
		type: event.type,
		...(event.startTime === null ? {} : { start_time: zoomDateTime(event.startTime) }),
		duration: event.duration,
		timezone: event.timezone,
		agenda: event.agenda,
		created_at: zoomDateTime(event.createdAt),
		join_url: event.joinUrl,
		...registration,
		...(isSeries ? { occurrences: occurrenceRows(call, event) } : {}),
	};
}

function settings(kind: Kind, event: Meeting): Record<string, unknown> {
	const ofWebinars = {
		registrants_restrict_number: event.registrantsLimit,
		notify_registrants: true,
	};
	return {
		approval_type: event.approvalType,
		registration_type: event.registrationType,
		alternative_hosts: event.alternativeHosts.join(';'),
		close_registration: false,
		...(kind.name === 'meeting' ? { join_before_host: event.joinBeforeHost } : {}),
		registrants_confirmation_email: true,
		registrants_email_notification: true,
		...(kind.name === 'webinar' ? ofWebinars : {}),
	};
}

function shownCapacity({ context }: ApiCall, { seats }: Meeting): Record<string, unknown> {
	const { webinarCapacity } = context.switches;
	if (webinarCapacity === 'absent') return {};
	return { capacity: webinarCapacity === 'text' ? String(seats) : seats };
}

function occurrenceRows(call: ApiCall, event: Meeting): Array<Record<string, unknown>> {
	const now = call.context.now();
	const withPrevious = call.query.show_previous_occurrences === 'true';
	return event.occurrences
		.filter((one) => withPrevious || one.startTime + one.duration * 60_000 > now)
		.map(occurrenceRow);
}

/** An occurrence as every answer shows it. */
export function occurrenceRow(occurrence: Occurrence): Record<string, unknown> {
	return {
		occurrence_id: occurrence.id,
		start_time: zoomDateTime(occurrence.startTime),
		duration: occurrence.duration,
		status: occurrence.status,
	};
}

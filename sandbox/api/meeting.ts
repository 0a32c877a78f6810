import { zoomDateTime } from '../clock';
import { ZoomError } from '../errors';
import type { Meeting } from '../types';
import { visibleMeeting } from './access';
import type { ApiCall, Endpoint } from './call';

/** `GET /meetings/{meetingId}`: details with settings and the occurrences still ahead. */
export const getMeeting: Endpoint = {
	method: 'GET',
	path: '/meetings/:meetingId',
	label: 'Light',
	scope: { granular: 'meeting:read:meeting', classic: 'meeting:read' },
	query: ['occurrence_id', 'show_previous_occurrences'],
	handle: (call) => {
		const meeting = visibleMeeting(call, {
			webinar: new ZoomError(400, 3000, 'Cannot access webinar info.'),
			notHost: new ZoomError(400, 3000, 'Cannot access meeting information.'),
		});
		return meetingDetails(call, meeting);
	},
};

function meetingDetails(call: ApiCall, meeting: Meeting): Record<string, unknown> {
	const host = call.context.state.users[meeting.hostId];
	const registration =
		meeting.approvalType === 2 ? {} : { registration_url: meeting.registrationUrl };
	return {
		uuid: meeting.uuid,
		id: Number(meeting.id),
		host_id: meeting.hostId,
		host_email: host?.email,
		topic: meeting.topic,
		type: meeting.type,
		status: meeting.live ? 'started' : 'waiting',
		...(meeting.startTime === null ? {} : { start_time: zoomDateTime(meeting.startTime) }),
		duration: meeting.duration,
		timezone: meeting.timezone,
		agenda: meeting.agenda,
		created_at: zoomDateTime(meeting.createdAt),
		join_url: meeting.joinUrl,
		...registration,
		...(meeting.type === 8 ? { occurrences: occurrenceRows(call, meeting) } : {}),
		settings: {
			approval_type: meeting.approvalType,
			registration_type: meeting.registrationType,
			close_registration: false,
			registrants_confirmation_email: true,
			registrants_email_notification: true,
		},
	};
}

function occurrenceRows(call: ApiCall, meeting: Meeting): Array<Record<string, unknown>> {
	const now = call.context.now();
	const withPrevious = call.query.show_previous_occurrences === 'true';
	return meeting.occurrences
		.filter((one) => withPrevious || one.startTime + one.duration * 60_000 > now)
		.map((one) => ({
			occurrence_id: one.id,
			start_time: zoomDateTime(one.startTime),
			duration: one.duration,
			status: one.status,
		}));
}

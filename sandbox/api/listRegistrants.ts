import { zoomDateTime } from '../clock';
import { validationFailed, ZoomError } from '../errors';
import { opaqueText } from '../ids';
import type { Meeting, Occurrence, Registrant, RegistrantStatus } from '../types';
import { registrationMeeting, requestedOccurrence } from './access';
import type { Endpoint } from './call';
import { pageOf } from './paging';

const STATUSES = ['approved', 'pending', 'denied'];
const FORM_FIELDS =
	'address city country zip state phone industry org job_title purchasing_time_frame role_in_purchase_process no_of_employees comments'.split(
		' ',
	);

/** `GET /meetings/{meetingId}/registrants`: those in one status, `approved` unless another is asked for. */
export const listRegistrants: Endpoint = {
	method: 'GET',
	path: '/meetings/:meetingId/registrants',
	label: 'Medium',
	scope: { granular: 'meeting:read:list_registrants', classic: 'meeting:read' },
	query: ['occurrence_id', 'status', 'page_size', 'page_number', 'next_page_token'],
	handle: (call) => {
		const meeting = registrationMeeting(
			call,
			new ZoomError(400, 300, 'Cannot access webinar info.'),
		);
		if (meeting.approvalType === 2) {
			throw new ZoomError(400, 300, `This meeting has not registration required: ${meeting.id}.`);
		}
		const occurrence = requestedOccurrence(call, meeting);
		const status = call.query.status ?? 'approved';
		if (!STATUSES.includes(status)) throw validationFailed('status');
		const rows = meeting.registrants
			.filter((registrant) => statusFor(registrant, occurrence) === status)
			.map((registrant) => registrantRow(meeting, registrant, occurrence));
		return pageOf(call, 'registrants', rows);
	},
};

/** A registrant's status for one occurrence or the whole series; undefined when not registered for that occurrence. */
export function statusFor(
	registrant: Registrant,
	occurrence: Occurrence | undefined,
): RegistrantStatus | undefined {
	if (!occurrence) return registrant.status;
	if (registrant.occurrenceIds && !registrant.occurrenceIds.includes(occurrence.id)) {
		return undefined;
	}
	return registrant.occurrenceStatus[occurrence.id] ?? registrant.status;
}

function registrantRow(
	meeting: Meeting,
	registrant: Registrant,
	occurrence: Occurrence | undefined,
): Record<string, unknown> {
	const status = statusFor(registrant, occurrence);
	const token = opaqueText(43, 'join', meeting.id, registrant.id);
	const pin = Number.parseInt(registrant.id.replace(/[^0-9]/g, '').slice(0, 6), 10) || 0;
	return {
		id: registrant.id,
		email: registrant.email,
		first_name: registrant.firstName,
		last_name: registrant.lastName,
		...Object.fromEntries(FORM_FIELDS.map((name) => [name, registrant.answers[name] ?? ''])),
		custom_questions: registrant.customQuestions,
		status,
		create_time: zoomDateTime(registrant.createTime),
		...(status === 'approved'
			? { join_url: `https://us02web.zoom.us/w/${meeting.id}?tk=${token}` }
			: {}),
		participant_pin_code: 100_000 + pin,
	};
}

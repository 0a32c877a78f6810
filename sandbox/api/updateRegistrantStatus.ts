import { notAJsonObject, unsupportedContentType, validationFailed, ZoomError } from '../errors';
import type { Switches } from '../switches';
import type { Meeting, Occurrence, RegistrantStatus } from '../types';
import { registrationMeeting, requestedOccurrence } from './access';
import type { ApiCall, Endpoint } from './call';
import { namedRegistrants, requestedEntries } from './namedRegistrants';
import { bodyFormat, readStatusBody } from './statusBody';
import { countStatusChange, refuseOverDailyLimit, type Named } from './statusLimit';

const STATUS_AFTER: Record<string, RegistrantStatus> = {
	approve: 'approved',
	deny: 'denied',
	cancel: 'denied',
};

/**
 * `PUT /meetings/{meetingId}/registrants/status`: approve, cancel or deny up to 30 registrants. 204 without a body
 * when accepted; when refused, nothing has changed and nothing counts.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/PUT/meetings/{meetingId}/registrants/status
 */
export const updateRegistrantStatus: Endpoint = {
	method: 'PUT',
	path: '/meetings/:meetingId/registrants/status',
	label: 'Medium',
	scope: { granular: 'meeting:update:registrant_status', classic: 'meeting:write' },
	query: ['occurrence_id'],
	handle,
};

async function handle(call: ApiCall): Promise<undefined> {
	const { context } = call;
	const format = bodyFormat(call);
	if (format === 'multipart') refuseMultipart(context.switches.multipart);
	const body = ignoresBody(call, format) ? undefined : await readStatusBody(call, format);
	const webinar = new ZoomError(400, 3000, 'Cannot access webinar information.');
	const meeting = registrationMeeting(call, webinar);
	if (meeting.approvalType === 2) {
		throw registrationNotRequired(context.switches.registrationDisabled, meeting.id);
	}
	if (!body) return;
	const status = typeof body.action === 'string' ? STATUS_AFTER[body.action] : undefined;
	if (status === undefined) throw validationFailed('action');
	const entries = requestedEntries(call, meeting, body.registrants);
	const occurrence = requestedOccurrence(call, meeting);
	const named = namedRegistrants(call, meeting, occurrence, entries);
	if (named.length === 0) return;
	refuseOverDailyLimit(context, meeting, named);
	countStatusChange(context, meeting, named);
	setStatus(named, occurrence, status);
}

function refuseMultipart(multipart: Switches['multipart']): void {
	if (multipart === 'refuse415') throw unsupportedContentType();
	if (multipart === 'refuse400') throw notAJsonObject();
}

function ignoresBody(call: ApiCall, format: string): boolean {
	return format === 'multipart' && call.context.switches.multipart === 'ignore204';
}

function registrationNotRequired(
	answer: Switches['registrationDisabled'],
	meetingId: Meeting['id'],
): ZoomError {
	if (answer === 'http404code404') {
		return new ZoomError(
			404,
			404,
			`Registration has not been enabled for this meeting: ${meetingId}.`,
		);
	}
	const httpStatus = answer === 'http300' ? 300 : 400;
	const message = `This meeting has not set registration as required:${meetingId}.`;
	return new ZoomError(httpStatus, 300, message);
}

/** For the whole series the status holds for every occurrence; for one occurrence only that one changes. */
function setStatus(
	named: Named[],
	occurrence: Occurrence | undefined,
	status: RegistrantStatus,
): void {
	for (const { registrant } of named) {
		if (occurrence) {
			registrant.occurrenceStatus[occurrence.id] = status;
		} else {
			registrant.status = status;
			registrant.occurrenceStatus = {};
		}
	}
}

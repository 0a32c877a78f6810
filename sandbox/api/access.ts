import { userDoesNotExist, ZoomError } from '../errors';
import type { Meeting, Occurrence, User } from '../types';
import type { ApiCall } from './call';

/** The refusals that differ from endpoint to endpoint. */
interface Wording {
	webinar: ZoomError;
	notHost: ZoomError;
}

/** The meeting named in the path, for reading it; throws what Zoom answers when it may not be seen. */
export function visibleMeeting(call: ApiCall, wording: Wording): Meeting {
	const { state } = call.context;
	const id = call.params.meetingId ?? '';
	if (!/^\d{1,18}$/.test(id)) throw new ZoomError(400, 300, 'Invalid meeting id.');
	const meeting = state.meetings[id];
	if (!meeting) throw new ZoomError(404, 3001, `Meeting does not exist: ${id}.`);
	if (meeting.type === 5 || meeting.type === 9) throw wording.webinar;
	const host = hostOf(call, meeting);
	if (host.accountId !== state.accountId) {
		throw new ZoomError(400, 1010, `User does not belong to this account: ${state.accountId}.`);
	}
	if (meeting.inaccessible) throw new ZoomError(400, 3000, 'Cannot access meeting information.');
	if (call.caller.level === 'user' && call.caller.userId !== host.id) throw wording.notHost;
	return meeting;
}

/** The same for its registrants: the host must also be allowed to host, and be on a paid plan. */
export function registrationMeeting(call: ApiCall, webinar: ZoomError): Meeting {
	const notHost = new ZoomError(400, 3003, 'Not meeting host.');
	const meeting = visibleMeeting(call, { webinar, notHost });
	const host = hostOf(call, meeting);
	if (!host.mayHost) {
		throw new ZoomError(
			400,
			3161,
			'Meeting hosting and scheduling capabilities are not allowed for your user account.',
		);
	}
	if (!host.licensed) {
		throw new ZoomError(400, 200, `Only available for paid users: ${host.id}.`);
	}
	return meeting;
}

/** The occurrence named in the query, or undefined for the whole series. */
export function requestedOccurrence(call: ApiCall, meeting: Meeting): Occurrence | undefined {
	const id = call.query.occurrence_id;
	if (!id) return undefined;
	const occurrence = meeting.occurrences.find((one) => one.id === id);
	if (!occurrence || occurrence.status === 'deleted') {
		throw new ZoomError(400, 3000, 'Invalid occurrence_id');
	}
	return occurrence;
}

function hostOf(call: ApiCall, meeting: Meeting): User {
	const host = call.context.state.users[meeting.hostId];
	if (!host) throw userDoesNotExist(meeting.hostId);
	return host;
}

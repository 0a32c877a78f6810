import { addMeeting } from '../build';
import { validationFailed } from '../errors';
import { registrationOf } from './access';
import { Answer, noteOddity, scope, type ApiCall, type Endpoint } from './call';
import { eventDetailsOf } from './eventDetails';
import { isObject, readJsonBody } from './jsonBody';
import { meeting } from './kinds/meeting';
import { requestedUser } from './users';

const WRITE = scope('meeting:write:meeting', 'meeting:write');
const FIELDS = ['topic', 'type', 'start_time', 'duration', 'timezone', 'agenda', 'settings'];
const MAX_TOPIC_LENGTH = 200;

/**
 * `POST /users/{userId}/meetings`: 201 with the details of the new meeting. Only scheduled meetings,
 * type 2; registration is off unless `settings.approval_type` says otherwise.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/POST/users/{userId}/meetings
 */
export const createMeeting: Endpoint = {
	method: 'POST',
	path: '/users/:userId/meetings',
	label: 'Medium',
	scope: WRITE,
	query: [],
	handle: (call) => {
		const host = requestedUser(call, WRITE.granular);
		const body = readJsonBody(call);
		for (const name of body.keys()) {
			if (!FIELDS.includes(name)) noteOddity(call, `the body has an unknown field "${name}"`);
		}
		const { context } = call;
		const event = addMeeting(context.state, context.now(), {
			hostId: host.id,
			createdAt: context.now(),
			...newMeeting(body),
			// Zoom Basic has no registration.
			...(host.licensed ? {} : { approvalType: 2 }),
		});
		return new Answer(201, eventDetailsOf(call, meeting, event));
	},
};

/**
 * `DELETE /meetings/{meetingId}`: 204, and the meeting is gone with its registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/DELETE/meetings/{meetingId}
 */
export const deleteMeeting: Endpoint = {
	method: 'DELETE',
	path: meeting.path,
	label: 'Light',
	scope: scope('meeting:delete:meeting', 'meeting:write'),
	query: ['occurrence_id', 'schedule_for_reminder', 'cancel_meeting_reminder'],
	handle: (call: ApiCall) => {
		const { event } = registrationOf(call, meeting, 'details');
		delete call.context.state.meetings[event.id];
		return undefined;
	},
};

function newMeeting(body: Map<string, unknown>) {
	const { approval_type: approvalType = 2 } = objectIn(body, 'settings');
	const startTime = Date.parse(String(body.get('start_time')));
	const duration = body.get('duration') ?? 60;
	const topic = body.get('topic') ?? 'Zoom Meeting';
	if ((body.get('type') ?? 2) !== 2) throw validationFailed('type');
	if (approvalType !== 0 && approvalType !== 1 && approvalType !== 2) {
		throw validationFailed('settings.approval_type');
	}
	if (Number.isNaN(startTime)) throw validationFailed('start_time');
	if (typeof duration !== 'number') throw validationFailed('duration');
	if (typeof topic !== 'string' || topic.length > MAX_TOPIC_LENGTH) throw validationFailed('topic');
	return { topic, startTime, duration, approvalType } as const;
}

function objectIn(body: Map<string, unknown>, name: string): Record<string, unknown> {
	const value = body.get(name) ?? {};
	if (!isObject(value)) throw validationFailed(name);
	return value;
}

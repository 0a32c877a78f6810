import { registrantId, visibleEmail } from '../api/past/participantRow';
import { WEBINAR_TYPES } from '../build';
import { zoomDateTime } from '../clock';
import type { SandboxContext } from '../context';
import type { Instance, Meeting, Participant } from '../types';
import { publishEvent } from './publish';

/** Sends `meeting.participant_joined` or `webinar.participant_joined` (https://developers.zoom.us/docs/api/meetings/events/). */
export function publishJoined(
	context: SandboxContext,
	event: Meeting,
	instance: Instance,
	participant: Participant,
): void {
	const times = { join_time: zoomDateTime(participant.joinTime) };
	publishParticipant(context, event, instance, participant, 'joined', times);
}

/** Sends `meeting.participant_left` or `webinar.participant_left`, which tell no time of joining. */
export function publishLeft(
	context: SandboxContext,
	event: Meeting,
	instance: Instance,
	participant: Participant,
	reason: string,
): void {
	const times = {
		leave_time: zoomDateTime(participant.leaveTime ?? context.now()),
		leave_reason: `${participant.name} left the ${kindOf(event)}.<br>Reason: ${reason}`,
	};
	publishParticipant(context, event, instance, participant, 'left', times);
}

/** Sends `meeting.ended` or `webinar.ended`. */
export function publishEnded(context: SandboxContext, event: Meeting, instance: Instance): void {
	publishEvent(context, {
		name: `${kindOf(event)}.ended`,
		hostId: event.hostId,
		payload: () => ({
			account_id: context.state.accountId,
			object: {
				...eventObject(event, instance),
				end_time: zoomDateTime(instance.endTime ?? context.now()),
			},
		}),
	});
}

/** The name that the events of a meeting or webinar begin with. */
export function kindOf({ type }: Meeting): 'meeting' | 'webinar' {
	return WEBINAR_TYPES.includes(type) ? 'webinar' : 'meeting';
}

function publishParticipant(
	context: SandboxContext,
	event: Meeting,
	instance: Instance,
	participant: Participant,
	what: 'joined' | 'left',
	times: Record<string, string>,
): void {
	publishEvent(context, {
		name: `${kindOf(event)}.participant_${what}`,
		hostId: event.hostId,
		payload: () => ({
			account_id: context.state.accountId,
			object: {
				...eventObject(event, instance),
				participant: {
					user_id: participant.userId,
					user_name: context.switches.participantNames === 'shown' ? participant.name : '',
					id: participant.zoomUserId,
					participant_uuid: participant.participantUuid,
					...times,
					email: visibleEmail(context.switches, participant),
					...registrantId(context.switches, participant),
					participant_user_id: participant.zoomUserId,
					customer_key: participant.customerKey,
					phone_number: participant.phoneNumber,
				},
			},
		}),
	});
}

/** The ID is a text here, and a number in the events of registrations. */
function eventObject(event: Meeting, { uuid, startTime }: Instance): Record<string, unknown> {
	const { id, hostId, topic, type, timezone, duration } = event;
	return {
		id,
		uuid,
		host_id: hostId,
		topic,
		type,
		start_time: zoomDateTime(startTime),
		timezone,
		duration,
	};
}

import { meetingOf } from '../build';
import { addInstanceTo, addParticipantsTo, type ParticipantInput } from '../buildInstances';
import type { SandboxContext } from '../context';
import type { Instance, Meeting, Participant } from '../types';
import { kindOf, publishEnded, publishJoined, publishLeft } from './attendance';

/**
 * Somebody comes in now, and webhooks hear of it unless they are left waiting. The first one starts the meeting or
 * webinar, with a new UUID; throws when there is none of that number.
 */
export function join(
	context: SandboxContext,
	meetingId: string | number,
	who: ParticipantInput,
): Participant {
	const { state, now } = context;
	const event = meetingOf(state, meetingId);
	const instance = running(event) ?? start(context, event);
	const input = { joinTime: now(), leaveTime: null, ...who };
	const [participant] = addParticipantsTo(event, instance, state, [input]);
	if (!participant) throw new Error(`Nobody came to ${meetingId}`);
	if (participant.status === 'in_meeting') publishJoined(context, event, instance, participant);
	return participant;
}

/** Somebody who came in, named by the `userId` of that stay, leaves now; throws when they are not there. */
export function leave(
	context: SandboxContext,
	meetingId: string | number,
	userId: string,
): Participant {
	const event = meetingOf(context.state, meetingId);
	const instance = runningOf(event);
	const participant = instance.participants.find((one) => one.userId === userId);
	if (participant?.leaveTime !== null) throw new Error(`${userId} is not in ${meetingId}`);
	leaves(context, event, instance, participant, `left the ${kindOf(event)}.`);
	return participant;
}

/** The host ends it now: everybody leaves, and it can be started again; throws when it is not running. */
export function end(context: SandboxContext, meetingId: string | number): Instance {
	const event = meetingOf(context.state, meetingId);
	const instance = runningOf(event);
	for (const participant of instance.participants) {
		if (participant.leaveTime !== null) continue;
		leaves(context, event, instance, participant, `Host ended the ${kindOf(event)}.`);
	}
	instance.endTime = context.now();
	event.live = false;
	publishEnded(context, event, instance);
	return instance;
}

function start({ state, now }: SandboxContext, event: Meeting): Instance {
	event.live = true;
	return addInstanceTo(event, state, now(), { startTime: now(), endTime: null });
}

function leaves(
	context: SandboxContext,
	event: Meeting,
	instance: Instance,
	participant: Participant,
	reason: string,
): void {
	participant.leaveTime = context.now();
	if (participant.status === 'in_meeting') {
		publishLeft(context, event, instance, participant, reason);
	}
}

function running({ instances }: Meeting): Instance | undefined {
	return instances.find(({ endTime }) => endTime === null);
}

function runningOf(event: Meeting): Instance {
	const instance = running(event);
	if (!instance) throw new Error(`${event.id} is not running`);
	return instance;
}

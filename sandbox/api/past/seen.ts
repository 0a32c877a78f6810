import { MINUTE_MS } from '../../clock';
import type { Instance, Participant } from '../../types';
import type { ApiCall } from '../call';
import { refusePast } from './access';
import type { PastRules } from './rules';

/** A stay as lists show it; its duration is 0 until it is worked out. */
export type SeenParticipant = Participant & { isWorkedOut: boolean };

/** The stays that lists show currently; throws where a switch says that Zoom finds none. */
export function seenParticipants(
	call: ApiCall,
	rules: PastRules,
	instance: Instance,
): SeenParticipant[] {
	const { oneParticipant, attendanceNotReady: how } = call.context.switches;
	const isWorkedOut = isReady(call, instance.endTime ?? 0);
	if (!isWorkedOut && how === 'notFound') refusePast(call, rules.missing);
	const people = new Set(instance.participants.map(({ participantUuid }) => participantUuid));
	if (rules.kind.name === 'meeting' && people.size <= 1) {
		return oneParticipant === 'notFound' ? refusePast(call, rules.missing) : [];
	}
	const all = instance.participants.map((one) => ({ ...one, isWorkedOut }));
	if (isWorkedOut) return all;
	if (how === 'partial') {
		const half = Math.ceil(all.length / 2);
		return all.slice(0, half).map((one) => ({ ...one, isWorkedOut: true }));
	}
	return how === 'empty' ? [] : all;
}

function isReady({ context }: ApiCall, endTime: number): boolean {
	const { attendanceReadyMinutes: minutes } = context.switches;
	return minutes !== 'never' && endTime + minutes * MINUTE_MS <= context.now();
}

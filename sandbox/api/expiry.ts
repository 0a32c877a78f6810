import { DAY_MS, MINUTE_MS } from '../clock';
import type { Meeting, RegistrationForm } from '../types';
import type { ApiCall } from './call';
import type { Kind } from './kinds/kind';

/** Zoom: an ID expires 30 days after the meeting was last held. */
const EXPIRES_AFTER_MS = 30 * DAY_MS;

/** What a switch says is left of a meeting that has expired: its form without registrants, or nothing; undefined when all is kept. */
export function expiredForm(
	{ context }: ApiCall,
	kind: Kind,
	event: Meeting,
): RegistrationForm | 'notFound' | undefined {
	const { expiredMeeting } = context.switches;
	const isKept = expiredMeeting === 'kept' || kind.name !== 'meeting';
	if (isKept || lastHeld(event) + EXPIRES_AFTER_MS > context.now()) return undefined;
	return expiredMeeting === 'notFound' ? 'notFound' : { ...kind.form(event), registrants: [] };
}

/** The last end, planned or real; a meeting without fixed time that was never held does not expire. */
function lastHeld({ startTime, duration, occurrences, instances }: Meeting): number {
	const planned = occurrences.length > 0 ? occurrences : [{ startTime, duration }];
	const ends = [
		...planned.map((one) => (one.startTime ?? 0) + one.duration * MINUTE_MS),
		...instances.map(({ endTime }) => endTime ?? Number.POSITIVE_INFINITY),
	];
	const isOpen = startTime === null && instances.length === 0;
	return isOpen ? Number.POSITIVE_INFINITY : Math.max(...ends);
}

import type { Participant } from '../../../zoom/participants';
import type { ReadInstance } from './sources';
import { isUnprocessed } from './stays';

/**
 * What can be said about an instance from what Zoom returned:
 * `complete` everyone who came is listed; `incomplete` someone is missing, or times are; `notReady` Zoom
 * is still at it; `onePerson` Zoom doesn't list meetings of one person; `nobodyListed` Zoom has no list.
 */
export type Verdict = 'complete' | 'incomplete' | 'notReady' | 'onePerson' | 'nobodyListed';

const MINUTE_MS = 60_000;

/** What is missing after a day won't come any more. */
const PROCESSING_MS = 24 * 60 * MINUTE_MS;

/** Zoom typically needs a few minutes, 15 at most. Until then a list that can't be checked isn't believed. */
const SETTLING_MS = 15 * MINUTE_MS;

/** Judges an instance that was read at `now`, in epoch milliseconds. */
export function verdictOn(read: ReadInstance, isMeeting: boolean, now: number): Verdict {
	const { participants } = read;
	const count = read.details.participantsCount;
	const isRecent = now < endOf(read) + PROCESSING_MS;
	if (participants.length === 0) {
		if (isMeeting && count === 1) return 'onePerson';
		return isRecent ? 'notReady' : 'nobodyListed';
	}
	// Each row counts as a person here: only a list that is too short in every reading is incomplete.
	const isShort = participants.length < Math.max(count ?? 0, read.rowCount ?? 0);
	if (isShort || isUnfinished(participants)) return isRecent ? 'notReady' : 'incomplete';
	if (isOpen(read) && isRecent) return 'notReady';
	const isUnchecked = count === undefined && now < endOf(read) + SETTLING_MS;
	return isUnchecked ? 'notReady' : 'complete';
}

/** Whether Zoom is still at the times of those in the room: someone's are missing, or all lasted no time. */
function isUnfinished(participants: readonly Participant[]): boolean {
	const inRoom = participants.filter(({ isInWaitingRoom }) => !isInWaitingRoom);
	if (inRoom.some(isUnprocessed)) return true;
	return inRoom.length > 0 && inRoom.every(({ duration }) => duration === 0);
}

/** Whether Zoom has the details of an instance, but no end: as far as it says, it's still running. */
function isOpen({ details: { startTime, endTime } }: ReadInstance): boolean {
	return startTime !== undefined && endTime === undefined;
}

/** When to try again, in epoch milliseconds: 15 minutes after the end, or after now. */
export function retryAt(reads: readonly ReadInstance[], now: number): number {
	const settled = lastEndOf(reads) + SETTLING_MS;
	return settled > now ? settled : now + SETTLING_MS;
}

/** When the last of several instances ended, as far as it's known, in epoch milliseconds. */
export function lastEndOf(reads: readonly ReadInstance[]): number {
	return Math.max(...reads.map(endOf));
}

/** The real end as far as it's known: Zoom's, the last time of leaving, or at least the start. */
function endOf({ details: { endTime }, participants, instance }: ReadInstance): number {
	if (endTime !== undefined) return endTime;
	return participants.reduce(
		(latest, { leaveTime = latest }) => Math.max(latest, leaveTime),
		instance.startTime,
	);
}

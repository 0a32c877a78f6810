import { adviceOn } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import type { StatusRun } from './run';
import type { StatusTarget } from './types';

/** After so many refusals in a row of the same passing kind, the rest is not tried any more. */
const MAX_REFUSALS_IN_A_ROW = 3;

/**
 * Remembers a refusal for all that it is about, so that the same answer is not asked for again.
 * A passing trouble (a failing server, a registrant's daily limit) counts once it has come three
 * times in a row: for the run, or for the meeting.
 */
export function remember(run: StatusRun, target: StatusTarget, refusal: Refusal): void {
	const { concerns } = adviceOn(refusal);
	if (concerns === 'request' || isDailyForRegistrant(refusal)) run.refusalsInARow += 1;
	const isLasting = run.refusalsInARow >= MAX_REFUSALS_IN_A_ROW;
	if (concerns === 'account' || concerns === 'format' || (concerns === 'request' && isLasting)) {
		run.blocks.set('everything', refusal);
	} else if (concerns === 'event' || (isDailyForRegistrant(refusal) && isLasting)) {
		run.blocks.set(target.meetingId, refusal);
	} else if (concerns === 'group') {
		run.blocks.set(groupKey(target), refusal);
	}
}

/** The refusal that already holds for this target, if there is one. */
export function blockOf(run: StatusRun, target: StatusTarget): Refusal | undefined {
	return (
		run.blocks.get('everything') ??
		run.blocks.get(target.meetingId) ??
		run.blocks.get(groupKey(target))
	);
}

/** Zoom's limit of status changes a day for one registrant, or for one event. */
export function isDailyForRegistrant(refusal: Refusal): boolean {
	return refusal.httpStatus === 429 && adviceOn(refusal).concerns === 'registrant';
}

/** Gives up on a whole group, e.g. because every piece of it was refused alike. */
export function blockGroup(run: StatusRun, target: StatusTarget, refusal: Refusal): void {
	run.blocks.set(groupKey(target), refusal);
}

function groupKey({ meetingId, occurrenceId, action }: StatusTarget): string {
	return JSON.stringify([meetingId, occurrenceId ?? '', action]);
}

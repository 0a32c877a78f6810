import type { PastInstance } from '../../../zoom/pastInstances';
import { belongsTo, type PlannedTime, type Session } from '../../../zoom/sessions';
import type { Wanted } from './input';

/**
 * Why there is nothing to return: `ahead` it hasn't begun; `due` it's running, or Zoom has no record of it
 * yet; `notHeld` Zoom has no record of it; the others weren't found under the ID given.
 */
export type NoSession =
	| { none: 'ahead' | 'due' | 'notHeld'; planned?: PlannedTime }
	| { none: 'unknownOccurrence' | 'unknownInstance'; planned?: undefined };

export interface ChosenSession {
	session: Session;
	/** Later starts outside any planned time, which the latest session doesn't include. */
	laterStarts: PastInstance[];
}

/** Everything there is to choose from; `now` in epoch milliseconds. */
interface Choice {
	sessions: readonly Session[];
	planned: readonly PlannedTime[];
	now: number;
}

/**
 * Chooses the session that an item asks for. The latest is the latest planned one that was held: a start
 * outside any planned time is often someone who clicked the link again. One that should be running or
 * has just ended counts as the latest even if Zoom has no record of it yet.
 */
export function chooseSession(wanted: Wanted, choice: Choice): ChosenSession | NoSession {
	if ('uuid' in wanted) return sessionOfUuid(wanted.uuid, choice);
	if ('occurrenceId' in wanted) return sessionOfOccurrence(wanted.occurrenceId, choice);
	const { sessions, planned, now } = choice;
	const due = planned.findLast((plan) => plan.startTime <= now && belongsTo(plan, now));
	if (due !== undefined && !isHeld(due, sessions)) return { none: 'due', planned: due };
	const session =
		sessions.findLast((one) => one.planned !== undefined) ?? sessions[sessions.length - 1];
	if (session === undefined) return { none: isAhead(planned, now) ? 'ahead' : 'notHeld' };
	const last = session.instances.at(-1)?.startTime ?? 0;
	const laterStarts = sessions
		.filter((one) => one.planned === undefined)
		.flatMap(({ instances }) => instances.filter(({ startTime }) => startTime > last));
	return { session, laterStarts };
}

function sessionOfUuid(uuid: string, { sessions }: Choice): ChosenSession | NoSession {
	const session = sessions.find(({ instances }) => instances.some((one) => one.uuid === uuid));
	return session === undefined ? { none: 'unknownInstance' } : { session, laterStarts: [] };
}

function sessionOfOccurrence(
	occurrenceId: string,
	{ sessions, planned, now }: Choice,
): ChosenSession | NoSession {
	const plan = planned.find((one) => one.occurrenceId === occurrenceId);
	if (plan === undefined) return { none: 'unknownOccurrence' };
	const session = sessions.find((one) => one.planned === plan);
	if (session !== undefined) return { session, laterStarts: [] };
	if (plan.startTime > now) return { none: 'ahead', planned: plan };
	return { none: belongsTo(plan, now) ? 'due' : 'notHeld', planned: plan };
}

function isHeld(plan: PlannedTime, sessions: readonly Session[]): boolean {
	return sessions.some(({ planned }) => planned === plan);
}

function isAhead(planned: readonly PlannedTime[], now: number): boolean {
	return planned.length > 0 && planned.every(({ startTime }) => startTime > now);
}

/** The one start that is wanted, if restarts aren't merged: that of the UUID, else the last. */
export function singleStart(wanted: Wanted, { instances }: Session): PastInstance[] {
	const named = 'uuid' in wanted ? instances.filter(({ uuid }) => uuid === wanted.uuid) : [];
	return named.length > 0 ? named : instances.slice(-1);
}

import type { ZoomConnection } from '../../../transport/connection';
import type { Result } from '../../../transport/result';
import type { EventRef } from '../../../zoom/events';
import type { PastInstance } from '../../../zoom/pastInstances';
import type { Problem } from '../../run/outcome';
import type { Stop } from './findSession';
import { lastEndOf, retryAt, verdictOn } from './judge';
import {
	hintOfOnePerson,
	problemOfNobodyListed,
	problemOfNotReady,
	problemOfOnePerson,
	problemOfPast,
} from './messages';
import type { ReadInstance, Sources } from './sources';

/** What was read of every start of a session, and whether all of it can be relied on. */
export interface ReadSession {
	reads: ReadInstance[];
	isIncomplete: boolean;
	/** At one of several starts there was one person, whom Zoom doesn't name. */
	hasUnnamed: boolean;
	hints: string[];
}

/** Reads every start of a session; stops if Zoom has no usable list of who was there. */
export async function readSession(
	{ clock }: ZoomConnection,
	event: EventRef,
	instances: readonly PastInstance[],
	sources: Sources,
): Promise<Result<ReadSession, Stop>> {
	const reads: ReadInstance[] = [];
	for (const instance of instances) {
		const details = await sources.details(event, instance.uuid);
		if ('error' in details) return { error: stopOf(event, details) };
		const people = await sources.participants(event, instance.uuid);
		if ('error' in people) return { error: stopOf(event, people) };
		reads.push({ instance, details: details.value, ...people.value });
	}
	const now = clock.now();
	const verdicts = reads.map((read) => verdictOn(read, event.kind.name === 'meeting', now));
	const problem = problemOf(event, reads, verdicts, now);
	if (problem !== undefined) return { error: { problem } };
	const hints = instances
		.filter((_, index) => verdicts[index] === 'onePerson')
		.map(hintOfOnePerson);
	const isIncomplete = verdicts.some((one) => one === 'incomplete' || one === 'nobodyListed');
	return { value: { reads, isIncomplete, hasUnnamed: hints.length > 0, hints } };
}

/** Zoom keeps the reports of webinars for about six months, and those of meetings for longer. */
const REPORTS_KEPT_MS = 180 * 24 * 60 * 60_000;

/** Why nothing can be said about a session; undefined if something can. */
function problemOf(
	event: EventRef,
	reads: readonly ReadInstance[],
	verdicts: ReadonlyArray<ReturnType<typeof verdictOn>>,
	now: number,
): Problem | undefined {
	if (verdicts.includes('notReady')) return problemOfNotReady(event, retryAt(reads, now));
	if (verdicts.every((one) => one === 'onePerson')) return problemOfOnePerson(event);
	if (verdicts.every((one) => one === 'onePerson' || one === 'nobodyListed')) {
		const scopes = new Set(reads.flatMap(({ scopesOfOther }) => scopesOfOther));
		const counts = reads.map(({ details }) => details.participantsCount ?? 0);
		return problemOfNobodyListed(event, {
			scopes: [...scopes],
			people: Math.max(...counts),
			isOld: now > lastEndOf(reads) + REPORTS_KEPT_MS,
		});
	}
	return undefined;
}

/** A refusal as the reason to stop, in words of its own if it means something for attendance. */
export function stopOf(
	event: EventRef,
	{ error }: Extract<Result<never>, { error: unknown }>,
): Stop {
	const problem = problemOfPast(event, error);
	return problem === undefined ? { refusal: error } : { problem };
}

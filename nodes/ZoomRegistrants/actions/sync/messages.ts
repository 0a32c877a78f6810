import type { ErrorText } from '../../../transport/result';
import { describeEvent } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import type { Problem } from '../../run/outcome';
import { type Counted, DAILY_LIMIT } from '../../run/sentToday';
import { maximumText } from './removals';
import { CHANGED, type MaximumRemovals, type PlannedChange, type SyncOptions } from './types';

/** The changes that remove somebody. */
type Removal = Exclude<SyncOptions['notInList'], 'leave'>;

function placeOf({ kind, eventId, occurrenceId }: EventRef): string {
	const event = describeEvent(kind, eventId);
	return occurrenceId === undefined ? event : `${event}, occurrence ${occurrenceId}`;
}

/** Rows about the whole series and rows about one occurrence of the same event. */
export function seriesAndOccurrence({ kind, eventId }: EventRef): Problem {
	return {
		message: `Some items are about the whole series of ${describeEvent(kind, eventId)}, others about one occurrence`,
		description:
			'A change of the series would undo what the list of an occurrence says. Use one node for the series and another for occurrences.',
	};
}

/** Somebody has to be created, but the list has no first name. */
export function withoutFirstName(event: EventRef, email: string): Problem {
	return {
		message: `First Name is empty for ${email}, who isn't registered for ${placeOf(event)} yet`,
		description:
			'Zoom requires First Name to register someone. Fill it in. People who are registered already need none.',
	};
}

/** Zoom refuses hosts as registrants (400, code 3027), and everyone in the same batch with them. */
export function newHost({ kind, eventId }: EventRef, email: string): Problem {
	return {
		message: `${email} hosts ${describeEvent(kind, eventId)}, and Zoom doesn't register hosts`,
		description: `Nothing was sent for this person. Remove the row: hosts join the ${kind.name} without registering.`,
	};
}

/** Somebody isn't found, but may be an entry of Zoom's list that has no ID or no email. */
export function maybeListed(event: EventRef, email: string): Problem {
	return {
		message: `It isn't known whether ${email} is registered for ${placeOf(event)}, because Zoom lists registrants without an ID or email`,
		description: 'Nothing was sent for this person. Look them up in Zoom.',
	};
}

/** Zoom's list has several statuses for one registrant. */
export function contradictory(
	event: EventRef,
	email: string,
	statuses: readonly string[],
): Problem {
	return {
		message: `Zoom lists ${email} more than once for ${placeOf(event)}, as ${statuses.join(' and ')}`,
		description: "Zoom's lists can lag. Nothing was sent for this person; run the workflow again.",
	};
}

/** Zoom's list can't be read, so nothing is known of anybody in it. */
export function unreadable(problem: Problem): Problem {
	return { ...problem, description: `Nothing was sent for this list. ${problem.description}` };
}

/** Zoom accepted a change of somebody whom none of its lists has afterwards. */
export function noLongerListed(event: EventRef, name: string, action: string): Problem {
	return {
		message: `Zoom accepted the change (${action}), but doesn't list ${name} for ${placeOf(event)} in any status`,
		description: RUN_AGAIN,
	};
}

/** What to do about a change that Zoom accepted and doesn't show. */
export const RUN_AGAIN =
	"Zoom's lists can lag. Run the workflow again: it reads the list first, and sends only what is still missing.";

/**
 * Somebody was registered, and it failed, or isn't certain, that they were approved. Anyone whom
 * Zoom's list doesn't show is registered by its answer only.
 */
export function registeredOnly(
	{ message, ...problem }: Problem,
	{ isListed, isUncertain }: { isListed: boolean; isUncertain: boolean },
): Problem {
	if (!isListed) {
		return {
			...problem,
			message: `Registered by Zoom's answer, but not seen as approved: ${message}`,
		};
	}
	return {
		...problem,
		message: isUncertain
			? `Registered, but not seen as approved: ${message}`
			: `Registered, but not approved: ${message}`,
	};
}

/** Zoom's list has a status for somebody that isn't one of its own. */
export function strangeStatus(event: EventRef, email: string, status: string): Problem {
	return {
		message: `Zoom lists ${email} for ${placeOf(event)} with the unknown status "${status.slice(0, 60)}"`,
		description: 'Nothing was sent for this person. Look them up in Zoom.',
	};
}

const COUNTED: Record<Counted, string> = {
	registration: 'registrations',
	statusChange: 'status changes',
};

/** Zoom would refuse this person until midnight UTC. */
export function dailyLimitReached(email: string, counted: Counted, now: number): Problem {
	const limit = DAILY_LIMIT[counted];
	const midnight = new Date(now);
	midnight.setUTCHours(24, 0, 0, 0);
	const opens = midnight.toISOString().slice(0, 16).replace('T', ' ');
	return {
		message: `Not sent, because ${email} has had ${limit} ${COUNTED[counted]} today, Zoom's daily limit for one registrant`,
		description: `Run this again after ${opens} UTC.`,
		failure: { cause: 'quota-exhausted', resetsAtEpochMs: midnight.getTime() },
	};
}

/** More people would be removed than Maximum Removals allows. */
export function tooManyRemovals(
	event: EventRef,
	maximum: MaximumRemovals,
	{
		removal,
		count,
		outOf,
		allowed,
	}: { removal: Removal; count: number; outOf: number; allowed: number },
): Problem {
	const share = 'percent' in maximum ? ` (${maximumText(maximum)})` : '';
	return {
		message: `Would ${removal} ${count} of ${outOf} approved and pending registrants of ${placeOf(event)}, but Maximum Removals allows ${allowed}${share}`,
		description:
			'Nothing was sent for this list. Check that the input has everyone. If it has, raise Options > Maximum Removals. A percentage is rounded down, but allows at least one.',
	};
}

/** Somebody would be removed, but isn't, because it's not certain that the list doesn't have them. */
export function notRemoved(
	event: EventRef,
	change: PlannedChange,
	email: string,
	{ message, description }: ErrorText,
): Problem {
	const isRemoval = change === 'cancel' || change === 'delete' || change === 'deny';
	const what = isRemoval ? CHANGED[change] : 'changed';
	return {
		message: `${email} was not ${what} for ${placeOf(event)}, because ${message}`,
		description,
	};
}

import { mayBeOneRegistrant } from '../../../zoom/errors/diagnose';
import type { Refusal } from '../../../transport/refusal';
import { blockEvent, blockOf, isDailyForRegistrant } from '../../run/circuitBreaker';
import { attempt } from './attempt';

import { namedRows } from './namedRows';
import { recipientsWithout, rowsOf } from './recipients';
import { fail, problemOf, scopeOf, type StatusRun } from './run';
import type { Recipient, StatusTarget } from './types';
import { becauseOfOthers, undecided } from './words';

/** Enough to find one bad registrant among 30; each request counts at Zoom's daily limit. */
const MAX_REQUESTS = 10;

interface Search {
	run: StatusRun;
	target: StatusTarget;
	requestsLeft: number;
	dailyRefusals: number;
}

/** Two daily limits in one search: then Zoom counts per event, and more requests are in vain. */
const MAX_DAILY_REFUSALS = 2;

/**
 * Finds who made Zoom refuse a request where the list of registrants may not be read: those whom
 * Zoom names are taken out, else the request is sent in halves. At most ten more requests; who has
 * not been decided by then fails and is told so.
 */
export async function halve(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
	refusal: Refusal,
): Promise<void> {
	const state = { run, target, requestsLeft: MAX_REQUESTS, dailyRefusals: 0 };
	await search(state, recipients, refusal);
}

/** Searches a part that is known to be refused. */
async function search(state: Search, part: Recipient[], refusal: Refusal): Promise<void> {
	const { run, target } = state;
	const rows = rowsOf(part);
	const problem = problemOf(run, target, refusal);
	const named = namedRows(part, refusal);
	if (isDailyForRegistrant(refusal)) noteDailyRefusal(state, refusal);
	if (part.length === 1 || !mayBeOneRegistrant(refusal)) return fail(run, rows, problem);
	if (isDailyForRegistrant(refusal)) {
		fail(run, rows, { ...problem, ...becauseOfOthers(problem.message) });
		return fail(run, named, problem);
	}
	if (named.length > 0) {
		fail(run, named, problem);
		return void (await sendPart(state, recipientsWithout(part, named), refusal));
	}
	const middle = Math.ceil(part.length / 2);
	const isFirstGood = await sendPart(state, part.slice(0, middle), refusal);
	const second = part.slice(middle);
	if (isFirstGood) await search(state, second, refusal);
	else await sendPart(state, second, refusal);
}

function noteDailyRefusal(state: Search, refusal: Refusal): void {
	state.dailyRefusals += 1;
	if (state.dailyRefusals < MAX_DAILY_REFUSALS) return;
	blockEvent(state.run.blocks, scopeOf(state.target), refusal);
}

/** Sends a part and searches on in it when it is refused; gives whether Zoom took it. */
async function sendPart(state: Search, part: Recipient[], refusal: Refusal): Promise<boolean> {
	const { run, target } = state;
	if (part.length === 0) return true;
	if (state.requestsLeft <= 0 && blockOf(run.blocks, scopeOf(target)) === undefined) {
		fail(run, rowsOf(part), problemOf(run, target, refusal, undecided(target, part.length)));
		return false;
	}
	state.requestsLeft -= 1;
	const partRefusal = await attempt(run, target, part);
	if (partRefusal === 'accepted' || partRefusal === 'blocked') return partRefusal === 'accepted';
	await search(state, part, partRefusal);
	return false;
}

import { adviceOn } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import { blockGroup, blockOf, remember } from './blocks';
import { rowsOf } from './recipients';
import { putStatus } from './putStatus';
import { accept, fail, problemOf, type StatusRun } from './run';
import type { Recipient, StatusTarget } from './types';

/** Enough to find one bad registrant among 30; each request counts at Zoom's daily limit. */
export const MAX_HALVING_REQUESTS = 10;

interface Search {
	run: StatusRun;
	target: StatusTarget;
	requestsLeft: number;
	hasAccepted: boolean;
}

/**
 * Finds who made Zoom refuse a request by sending it in halves, where the list of registrants may
 * not be read. At most ten more requests; who has not been decided by then fails and is told so.
 */
export async function halve(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
	refusal: Refusal,
): Promise<void> {
	const search = { run, target, requestsLeft: MAX_HALVING_REQUESTS, hasAccepted: false };
	await searchIn(search, recipients, refusal);
	if (!search.hasAccepted) blockGroup(run, target, refusal);
}

/** Searches a part that is known to be refused. */
async function searchIn(search: Search, part: Recipient[], refusal: Refusal): Promise<void> {
	const { run, target } = search;
	const block = blockOf(run, target);
	if (block !== undefined) return fail(run, rowsOf(part), problemOf(run, target, block));
	if (part.length === 1) return fail(run, rowsOf(part), problemOf(run, target, refusal));
	if (search.requestsLeft === 0) return undecided(search, part, refusal);
	const middle = Math.ceil(part.length / 2);
	const second = part.slice(middle);
	const firstRefusal = await trySending(search, part.slice(0, middle));
	if (firstRefusal === undefined) return await searchIn(search, second, refusal);
	await searchIn(search, part.slice(0, middle), firstRefusal);
	if (search.requestsLeft === 0) return undecided(search, second, refusal);
	const secondRefusal = blockOf(run, target) ?? (await trySending(search, second));
	if (secondRefusal !== undefined) await searchIn(search, second, secondRefusal);
}

async function trySending(search: Search, part: Recipient[]): Promise<Refusal | undefined> {
	search.requestsLeft -= 1;
	const refusal = await putStatus(search.run, search.target, part);
	if (refusal === undefined) {
		search.hasAccepted = true;
		accept(search.run, part);
		return undefined;
	}
	const { concerns } = adviceOn(refusal);
	if (concerns !== 'registrant' && concerns !== 'unclear') {
		remember(search.run, search.target, refusal);
	}
	return refusal;
}

function undecided({ run, target }: Search, part: Recipient[], refusal: Refusal): void {
	const problem = problemOf(run, target, refusal, {
		message: `Not changed, because Zoom refuses one of ${part.length} registrants and does not say which`,
		description:
			'Add the scope meeting:read:list_registrants (server-to-server: meeting:read:list_registrants:admin) to your Zoom app and connect again; then the node finds the one at fault by reading the list.',
	});
	fail(run, rowsOf(part), problem);
}

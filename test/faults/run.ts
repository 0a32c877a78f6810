import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { byId, type World } from '../support/world';
import { type Case, FAULTS, PLACES } from './matrix';

const MEETING = '85200000951';
const ACTIONS = ['approve', 'deny', 'cancel'] as const;

/** Far more than the retries of three batches take; what never ends takes longer. */
const MOST_REQUESTS = 60;
const MOST_VIRTUAL_MS = 10 * 60_000;

/** What came of one case. */
export interface CaseResult {
	/** Items that say that it was done and seen, or done. */
	done: number;
	/** Items that say that it failed. */
	failed: number;
	/** What isn't as it should be, in words. */
	wrongs: string[];
}

/** Six people of one meeting, two for each action: three requests. The sandbox makes them when it's reset. */
export function prepare({ sandbox }: World): void {
	sandbox.addMeeting({ id: MEETING });
	ACTIONS.forEach((action, index) => {
		const status = action === 'cancel' ? 'approved' : 'pending';
		const people = [0, 1].map((n) => personOf(index * 2 + n));
		sandbox.addRegistrants(MEETING, people, { status });
	});
}

function personOf(n: number) {
	return { id: `registrant-number-${n}`, email: `p${n}@example.com` };
}

const ROWS = ACTIONS.flatMap((action, index) =>
	[0, 1].map((n) => ({ ...personOf(index * 2 + n), action })),
);

const PARAMETERS = {
	meetingId: byId(MEETING),
	action: '={{ $json.action }}',
	registrants: { registrant: [{ id: '={{ $json.id }}', email: '={{ $json.email }}' }] },
};

/** How many requests a run without a fault makes. */
export async function countRequests(world: World): Promise<number> {
	await world.execute(ROWS, PARAMETERS);
	return world.apiRequests().length;
}

/** Runs one case in a world that was just reset, and says what is wrong with what came out. */
export async function runCase(
	world: World,
	{ fault, place, onError, switches }: Case,
	{ trap, requestCount }: { trap: string; requestCount: number },
): Promise<CaseResult> {
	Object.assign(world.sandbox.switches, switches);
	const made = FAULTS.get(fault)?.(trap);
	if (made === undefined) throw new Error(`There is no fault "${fault}"`);
	const tokens = tokensOf(world);
	const answer = made.answer && withToken(made.answer, tokens[0] ?? '');
	world.sandbox.addFault({
		...made,
		...(answer && { answer }),
		...PLACES[place](requestCount),
		match: { pathIncludes: '/v2/' },
	});
	const startedAt = world.clock.now();
	const { items, errorItems, error } = await world.execute(ROWS, PARAMETERS, { onError });
	const outputs = [...items, ...errorItems];
	const claims = outputs.map(({ json }) => json);
	const judged = outputs.map((output) => wrongWith(world, output));
	const linked = new Set(outputs.map(indexOf));
	const texts = JSON.stringify([claims, error, error?.message, error?.description]);
	const isStopped = onError === 'stopWorkflow' && error !== undefined;
	const spentMs = world.clock.now() - startedAt;
	const requests = world.apiRequests().length;
	return {
		done: claims.filter((claim) => !isFailure(claim)).length,
		failed: isStopped ? ROWS.length : claims.filter(isFailure).length,
		wrongs: [
			...judged.flat(),
			...(isStopped || (claims.length === ROWS.length && linked.size === ROWS.length)
				? []
				: [`${claims.length} results for ${linked.size} of ${ROWS.length} items`]),
			...(requests > MOST_REQUESTS ? [`${requests} requests`] : []),
			...(spentMs > MOST_VIRTUAL_MS ? [`${spentMs / 1000} seconds`] : []),
			...[...tokens, ...tokensOf(world)]
				.filter((token) => texts.includes(token))
				.map(() => 'a token is in the output'),
		],
	};
}

/** The item that a result is linked to. */
function indexOf({ pairedItem }: INodeExecutionData): number {
	const [link] = [pairedItem].flat();
	return typeof link === 'object' ? link.item : (link ?? -1);
}

const isFailure = (claim: IDataObject) => claim.error !== undefined;

/** What Zoom has of somebody, compared with what was said of them. */
function wrongWith(world: World, output: INodeExecutionData): string[] {
	const { json: claim } = output;
	const row = ROWS[indexOf(output)];
	if (row === undefined) return ['a result is linked to no item'];
	const { registrants } = world.sandbox.meeting(MEETING);
	const person = registrants.find(({ email }) => email === row.email);
	const isDone = person?.status === (row.action === 'approve' ? 'approved' : 'denied');
	if (!isFailure(claim)) {
		return claim.status === undefined || isDone
			? []
			: [`${row.email}: said to be ${String(claim.status)}, but is ${person?.status}`];
	}
	const words = JSON.stringify(claim);
	const isLeftOpen =
		/may still|may have gone through|can lag|look up|check in zoom|what happened to this/i.test(
			words,
		);
	return isDone && !isLeftOpen
		? [`${row.email}: said to have failed, but it was done: ${String(claim.error)}`]
		: [];
}

function tokensOf({ sandbox }: World): string[] {
	const bearers = sandbox.requests.map(({ headers }) => String(headers.authorization ?? ''));
	const secret = sandbox.state.apps['sandbox-user-app']?.clientSecret ?? 'no secret';
	return [...new Set(bearers.map((bearer) => bearer.replace(/^\w+ /, '')).filter(Boolean)), secret];
}

/** The answer, with a token in place of `{{token}}`. */
function withToken<A extends { body?: unknown }>(answer: A, token: string): A {
	if (typeof answer.body !== 'string') return answer;
	const body = answer.body.replace('{{token}}', `Invalid access token: ${token}`);
	return { ...answer, body };
}

import type { Refusal } from '../../../transport/refusal';
import { cancelSignal } from '../../../transport/request';
import { isForbidden, suspectsOf } from '../../../zoom/errors/diagnose';
import { type BreakerScope, isDailyForRegistrant } from '../../run/circuitBreaker';
import { anyStatus, covers, isMissingFrom, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { type Settled, workThrough } from '../../run/workQueue';
import type { BodyFormat } from './bodyFormat';
import { MAX_REGISTRANTS_PER_REQUEST, mayBeFormat, putStatus } from './putStatus';
import { readBack } from './readBack';
import { rememberChange } from './recentChanges';
import { allRowsOf, recipientsOf } from './recipients';
import {
	type Answer,
	failedByException,
	MAX_LOST_ANSWERS,
	needsRoster,
	rowsIn,
	settle,
	type Shipment,
} from './settle';
import type { Batch, Row, RowResult, StatusChange } from './types';

/** Enough to find one registrant among 30; each request counts toward Zoom's daily limit. */
const MAX_PART_REQUESTS = 10;

/** If a refusal looks like one of the login or the event, and two parts are refused alike, it is. */
const PART_REQUESTS_IF_HOPELESS = 2;

const FIRST_BACKOFF_MS = 1_000;

/** What became of rows, and how many requests it took. */
export interface Sent {
	readonly results: readonly RowResult[];
	readonly requestCount: number;
}

/**
 * Sends a batch in as few requests as Zoom allows; every row gets one result. Once a refusal shows
 * that more would be refused, the rest isn't sent. Never throws: an exception fails what it was about,
 * or what is still to be sent, and leaves what is settled as it is.
 */
export async function send(run: Run, format: BodyFormat, { change, rows }: Batch): Promise<Sent> {
	let requestCount = 0;
	const results = await workThrough<SendingPlan, RowResult>(
		[{ shipments: shipmentsOf('first', rows), position: 0, isByRoster: false }],
		async (plan) => {
			const { shipments, position, isByRoster } = plan;
			const shipment = shipments[position];
			if (shipment === undefined) return { results: [], next: [] };
			const roster = isByRoster ? undefined : completeRoster(run, change);
			if (roster !== undefined) {
				const replanned = plannedByRoster(shipments.slice(position), roster);
				return { results: [], next: [{ shipments: replanned, position: 0, isByRoster: true }] };
			}
			const shipped = await ship(run, format, change, shipment);
			requestCount += shipped.requestCount;
			return {
				results: [...shipped.results],
				next: [{ ...plan, position: position + 1 }],
				afterwards: () => tellBreaker(run, change, shipped),
			};
		},
		({ shipments, position }, error) =>
			failedByException(shipments.slice(position).flatMap(rowsIn), error),
	);
	return { results, requestCount };
}

/** Requests in their order, those before `position` sent; anew once the run knows all registrants. */
interface SendingPlan {
	readonly shipments: readonly Shipment[];
	readonly position: number;
	readonly isByRoster: boolean;
}

/** What became of one shipment and of those that its answers asked for. */
interface Shipped extends Sent {
	/** The first refusal, or the first answer that got lost. */
	readonly refusal?: Refusal;
}

function tellBreaker({ breaker }: Run, change: StatusChange, { results, refusal }: Shipped): void {
	const scope = scopeOf(change);
	if (results.some(({ type }) => type === 'accepted')) breaker.recordSuccess(scope);
	else if (refusal !== undefined) breaker.recordFailure(scope, refusal);
}

/** Sends one shipment, and those that its answer asks for, until each of its rows has a result. */
async function ship(
	run: Run,
	format: BodyFormat,
	change: StatusChange,
	first: Shipment,
): Promise<Shipped> {
	const { connection, breaker, rosters } = run;
	const scope = scopeOf(change);
	let refusalOfFirst: Refusal | undefined;
	let requestCount = 0;
	let partRequestsLeft = MAX_PART_REQUESTS;
	let hasSucceeded = false;

	async function answerTo(shipment: Shipment): Promise<Answer> {
		const { stage, recipients, lostAnswers = 0 } = shipment;
		const open = breaker.openFor(scope);
		if (open !== undefined) return { type: 'notSent', refusal: open };
		if (stage === 'part') {
			const isHopeless = !hasSucceeded && suspectsOf(shipment.refusal) !== undefined;
			const tried = MAX_PART_REQUESTS - partRequestsLeft;
			const isForAll = isHopeless && tried >= PART_REQUESTS_IF_HOPELESS;
			if (partRequestsLeft === 0 || isForAll) {
				return { type: 'outOfRequests', refusal: shipment.refusal, isForAll };
			}
			partRequestsLeft -= 1;
		}
		// A server that fails at the format itself would fail at it forever.
		if (lostAnswers === MAX_LOST_ANSWERS && format.isOnTrial) format.change();
		requestCount += 1;
		const registrants = recipients.map(({ registrant }) => registrant);
		const answer = await putStatus(connection, format, change, registrants);
		if (answer.type !== 'refused') {
			const now = connection.clock.now();
			for (const person of registrants) rememberChange(connection.apiBaseUrl, change, person, now);
		}
		if (answer.type === 'accepted') {
			hasSucceeded = true;
			return answer;
		}
		const { refusal } = answer;
		if (answer.type === 'uncertain') {
			const sights = await sightsAfter(refusal, shipment);
			if (sights.some(({ sight }) => sight.type === 'seen')) hasSucceeded = true;
			else if (isAnswer(refusal)) {
				const isOtherFormat = mayBeFormat(format, refusal) && format.change();
				return isOtherFormat ? await answerTo(shipment) : refused(stage, refusal);
			}
			return { type: 'uncertain', refusal, sights };
		}
		return refused(stage, refusal);
	}

	function refused(stage: Shipment['stage'], refusal: Refusal): Answer {
		breaker.recordRefusal(scope, refusal);
		refusalOfFirst ??= refusal;
		if (stage === 'part' && isDailyForRegistrant(refusal)) breaker.recordFailure(scope, refusal);
		return { type: 'refused', refusal };
	}

	/** What Zoom shows of everyone in a request that got no proper answer. */
	async function sightsAfter(refusal: Refusal, { recipients, lostAnswers = 0 }: Shipment) {
		const rows = allRowsOf(recipients);
		refusalOfFirst ??= refusal;
		const { clock } = connection;
		if (!isAnswer(refusal)) {
			await clock.wait(FIRST_BACKOFF_MS * 2 ** lostAnswers, cancelSignal(connection));
		}
		return await readBack(run, change, rows, {
			requestCount: 1,
			isExhaustive: false,
			wantsLink: false,
		});
	}

	async function step(shipment: Shipment): Promise<Settled<Shipment, RowResult>> {
		const answer = await answerTo(shipment);
		if (!needsRoster(shipment, answer)) return settle(shipment, answer, undefined);
		const wanted = allRowsOf(shipment.recipients).map(({ registrant }) => registrant);
		const cached = rosters.cached(change);
		const roster =
			cached !== undefined && covers(cached, anyStatus(wanted))
				? { value: cached }
				: await rosters.get(change, anyStatus(wanted.length === 1 ? wanted : undefined));
		if ('error' in roster && !isForbidden(roster.error)) {
			breaker.recordRefusal(scope, roster.error);
		}
		return settle(shipment, answer, roster);
	}

	const results = await workThrough([first], step, (shipment, error) =>
		failedByException(rowsIn(shipment), error),
	);
	return { results, requestCount, refusal: refusalOfFirst };
}

/** Whether an answer came that says something, if not a clear yes. */
function isAnswer({ origin, httpStatus = 0 }: Refusal): boolean {
	return origin !== 'network' && httpStatus >= 200 && httpStatus < 300;
}

/** Rows in requests of up to 30 registrants. */
function shipmentsOf(stage: 'first' | 'unlisted', rows: readonly Row[]): Shipment[] {
	const recipients = recipientsOf(rows);
	const shipments: Shipment[] = [];
	for (let from = 0; from < recipients.length; from += MAX_REGISTRANTS_PER_REQUEST) {
		const to = from + MAX_REGISTRANTS_PER_REQUEST;
		shipments.push({ stage, recipients: recipients.slice(from, to) });
	}
	return shipments;
}

/** The roster of a change, if the run has read all of it already. */
function completeRoster({ rosters }: Run, change: StatusChange): Roster | undefined {
	const roster = rosters.cached(change);
	return roster !== undefined && covers(roster, anyStatus()) ? roster : undefined;
}

/**
 * Plans what is still to be sent, now that all registrants are known: anyone that the roster lacks
 * waits for a request at the end. They would have the others refused, or they're so new that the
 * list doesn't show them yet.
 */
function plannedByRoster(shipments: readonly Shipment[], roster: Roster): Shipment[] {
	const listed: Row[] = [];
	const unlisted: Row[] = [];
	for (const row of shipments.flatMap(({ recipients }) => allRowsOf(recipients))) {
		(isMissingFrom(roster, row.registrant) ? unlisted : listed).push(row);
	}
	return [...shipmentsOf('first', listed), ...shipmentsOf('unlisted', unlisted)];
}

/** What the refusals of a change can apply to. */
export function scopeOf({ eventId, occurrenceId, action }: StatusChange): BreakerScope {
	return { eventId, part: JSON.stringify([occurrenceId ?? '', action]) };
}

import type { Refusal } from '../../../transport/refusal';
import { cancelSignal } from '../../../transport/request';
import { mayBePartlyDone, suspectsOf } from '../../../zoom/errors/diagnose';
import { mayHaveSucceeded } from '../../run/reconcile';
import { type BreakerScope, isDailyForRegistrant } from '../../run/circuitBreaker';
import type { Run } from '../../run/run';
import { countSent } from '../../run/sentToday';
import type { BodyFormat } from './bodyFormat';
import { mayBeFormat, putStatus } from './putStatus';
import { lookOnce, readBack } from './readBack';
import { rememberChange } from './recentChanges';
import { allRowsOf } from './recipients';
import { type Answer, MAX_LOST_ANSWERS, type Shipment } from './settle';
import type { RowSight, StatusChange } from './types';

/** Enough to find one registrant among 30; each request counts toward Zoom's daily limit. */
const MAX_PART_REQUESTS = 10;

/** If a refusal looks like one of the login, the event or the server, and two parts get the same, it is. */
const PART_REQUESTS_IF_HOPELESS = 2;

const FIRST_BACKOFF_MS = 1_000;

/** What the requests for one shipment, and for those that its answers asked for, have shown so far. */
interface Effort {
	requestCount: number;
	/** Requests of the search for invalid registrants. */
	partRequestCount: number;
	/** Whether somebody was changed. */
	hasSucceeded: boolean;
	/** The first refusal, or the first answer that got lost. */
	refusal?: Refusal;
}

export function newEffort(): Effort {
	return { requestCount: 0, partRequestCount: 0, hasSucceeded: false };
}

/** What a shipment is sent with; `effort` is kept up to date. */
export interface Sending {
	readonly run: Run;
	readonly format: BodyFormat;
	readonly change: StatusChange;
	readonly effort: Effort;
}

/** Sends a shipment, unless there is a reason not to, and looks what came of it if Zoom doesn't say. */
export async function answerTo(sending: Sending, shipment: Shipment): Promise<Answer> {
	const { run, format, change, effort } = sending;
	const { recipients, lostAnswers = 0 } = shipment;
	const unsent = reasonNotToSend(sending, shipment);
	if (unsent !== undefined) return unsent;
	// A server that fails at the format itself would fail at it forever.
	if (lostAnswers === MAX_LOST_ANSWERS && format.isOnTrial) format.change();
	effort.requestCount += 1;
	if (shipment.stage === 'part') effort.partRequestCount += 1;
	const { connection } = run;
	const registrants = recipients.map(({ registrant }) => registrant);
	const answer = await putStatus(connection, format, change, registrants);
	if (answer.type === 'refused') return await lookAfterRefusal(sending, shipment, answer.refusal);
	const now = connection.clock.now();
	for (const person of registrants) {
		rememberChange(connection.apiBaseUrl, change, person, now);
		countSent(connection.apiBaseUrl, change, 'statusChange', person, now);
	}
	if (answer.type === 'uncertain') return await lookAfter(sending, shipment, answer.refusal);
	effort.hasSucceeded = true;
	return answer;
}

/** The circuit breaker is open, or the search for invalid registrants has gone far enough. */
function reasonNotToSend({ run, change, effort }: Sending, shipment: Shipment): Answer | undefined {
	const open = run.breaker.openFor(scopeOf(change));
	if (open !== undefined) return { type: 'notSent', refusal: open };
	if (shipment.stage !== 'part') return undefined;
	const { refusal } = shipment;
	const mayBeForAll = suspectsOf(refusal) !== undefined || mayHaveSucceeded(refusal);
	const isHopeless = !effort.hasSucceeded && mayBeForAll;
	const isForAll = isHopeless && effort.partRequestCount >= PART_REQUESTS_IF_HOPELESS;
	return effort.partRequestCount >= MAX_PART_REQUESTS || isForAll
		? { type: 'outOfRequests', refusal, isForAll }
		: undefined;
}

function refused(
	{ run: { breaker }, change, effort }: Sending,
	{ stage }: Shipment,
	refusal: Refusal,
): Answer {
	const scope = scopeOf(change);
	breaker.recordRefusal(scope, refusal);
	effort.refusal ??= refusal;
	if (stage === 'part' && isDailyForRegistrant(refusal)) breaker.recordFailure(scope, refusal);
	return { type: 'refused', refusal };
}

/** A refusal; if part of the request may have been carried out nevertheless, with what Zoom shows. */
async function lookAfterRefusal(
	sending: Sending,
	shipment: Shipment,
	refusal: Refusal,
): Promise<Answer> {
	const answer = refused(sending, shipment, refusal);
	if (!mayBePartlyDone(refusal) || answer.type !== 'refused') return answer;
	const { run, change } = sending;
	return { ...answer, sights: await lookOnce(run, change, allRowsOf(shipment.recipients)) };
}

const READ_ONCE = { requestCount: 1, isExhaustive: false, wantsLink: false };

/** What came of a request without a proper answer, from what Zoom shows of everyone in it. */
async function lookAfter(sending: Sending, shipment: Shipment, refusal: Refusal): Promise<Answer> {
	const { format, effort } = sending;
	effort.refusal ??= refusal;
	const sights = await sightsOf(sending, shipment, refusal);
	if (sights.some(({ sight }) => sight.type === 'seen')) effort.hasSucceeded = true;
	else if (isAnswer(refusal)) {
		const isOtherFormat = mayBeFormat(format, refusal) && format.change();
		return isOtherFormat ? { type: 'otherFormat' } : refused(sending, shipment, refusal);
	}
	return { type: 'uncertain', refusal, sights };
}

async function sightsOf(
	{ run, change }: Sending,
	{ recipients, lostAnswers = 0 }: Shipment,
	refusal: Refusal,
): Promise<RowSight[]> {
	const { connection } = run;
	if (!isAnswer(refusal)) {
		await connection.clock.wait(FIRST_BACKOFF_MS * 2 ** lostAnswers, cancelSignal(connection));
	}
	return await readBack(run, change, allRowsOf(recipients), READ_ONCE);
}

/** Whether an answer came that says something, if not a clear yes. */
function isAnswer({ origin, httpStatus = 0 }: Refusal): boolean {
	return origin !== 'network' && httpStatus >= 200 && httpStatus < 300;
}

/** What the refusals of a change can apply to. */
export function scopeOf({ eventId, occurrenceId, action }: StatusChange): BreakerScope {
	return { eventId, part: JSON.stringify([occurrenceId ?? '', action]) };
}

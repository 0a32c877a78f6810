import type { Refusal } from '../../transport/refusal';
import { diagnose, suspectsOf } from '../../zoom/errors/diagnose';

/**
 * After this many requests in a row of which none changed anything, the rest isn't sent. Two for the
 * daily limit, because each of those requests was sent twice: then Zoom counts per event.
 */
const MAX_CONSECUTIVE_FAILURES = 3;
const MAX_CONSECUTIVE_DAILY_LIMITS = 2;

/** A refusal that may concern the whole login does, once so many events are refused alike. */
const MIN_EVENTS_REFUSED_ALIKE = 2;

const EVERYTHING = 'everything';

/** What a request is about, and so which refusals apply to it. */
export interface BreakerScope {
	eventId: string;
	/** What within the event shares a refusal, e.g. one occurrence and action. */
	part?: string;
	/** Whether it's a batch, which Zoom refuses for some events where it accepts single requests. */
	isBatch?: boolean;
}

/**
 * Stops a run from sending what Zoom would refuse anyway. It opens for as much as a refusal affects
 * (a part of an event, the event, everything), at once where Zoom's words are clear, otherwise after
 * several failures in a row. It stays open until the run ends.
 */
export class CircuitBreaker {
	private readonly refusals = new Map<string, Refusal>();

	/** Requests in a row that changed nothing: for each event, by what their refusals affect. */
	private readonly failures = new Map<string, Map<string, number>>();

	/** The events of refusals in a row that may concern everything. */
	private suspiciousEvents: string[] = [];

	/** The refusal that applies to a request before it's sent, if there is one. */
	openFor({ eventId, part, isBatch }: BreakerScope): Refusal | undefined {
		return (
			this.refusals.get(EVERYTHING) ??
			this.refusals.get(eventKey(eventId)) ??
			(isBatch ? this.refusals.get(batchKey(eventId)) : undefined) ??
			this.refusals.get(partKey(eventId, part))
		);
	}

	/** One request was refused: opens if the refusal applies to more than that request. */
	recordRefusal(scope: BreakerScope, refusal: Refusal): void {
		if (appliesToRest(refusal)) this.refusals.set(keyOf(scope, refusal), refusal);
	}

	/**
	 * A request was refused, and nothing that was tried instead changed anything either. Refusals that
	 * may pass, or that may concern one registrant only, open the breaker after several in a row: for
	 * the event, and for everything once another event is refused alike.
	 */
	recordFailure(scope: BreakerScope, refusal: Refusal): void {
		const key = suspectsOf(refusal) === 'account' ? eventKey(scope.eventId) : keyOf(scope, refusal);
		const counts = this.failures.get(scope.eventId) ?? new Map<string, number>();
		const count = (counts.get(key) ?? 0) + 1;
		this.failures.set(scope.eventId, counts.set(key, count));
		const limit = isDailyForRegistrant(refusal)
			? MAX_CONSECUTIVE_DAILY_LIMITS
			: MAX_CONSECUTIVE_FAILURES;
		if (count >= limit) this.refusals.set(key, refusal);
		if (suspectsOf(refusal) !== 'account') return;
		this.suspiciousEvents.push(scope.eventId);
		const isFault = diagnose(refusal).affects === 'serverFault';
		const isEnough = !isFault || this.suspiciousEvents.length >= MAX_CONSECUTIVE_FAILURES;
		const eventCount = new Set(this.suspiciousEvents).size;
		if (isEnough && eventCount >= MIN_EVENTS_REFUSED_ALIKE) this.refusals.set(EVERYTHING, refusal);
	}

	/** Something of an event was changed, so it's worth going on with it, and with the others. */
	recordSuccess({ eventId }: BreakerScope): void {
		this.suspiciousEvents = [];
		this.failures.delete(eventId);
	}

	/**
	 * The final answer to a request for one person or item; `undefined` is a success. One person's
	 * refusal says nothing about the next one, but faults of the server in a row end the run.
	 */
	recordAnswer(scope: BreakerScope, refusal: Refusal | undefined): void {
		if (refusal === undefined) return this.recordSuccess(scope);
		this.recordRefusal(scope, refusal);
		if (suspectsOf(refusal) === 'account') this.recordFailure(scope, refusal);
	}
}

/** Whether Zoom would answer the same to everything else that the refusal affects. */
export function appliesToRest(refusal: Refusal): boolean {
	return ['account', 'format', 'event', 'batch', 'change'].includes(diagnose(refusal).affects);
}

/** Zoom's limit of requests a day for one registrant, or for one event. */
export function isDailyForRegistrant(refusal: Refusal): boolean {
	return refusal.httpStatus === 429 && diagnose(refusal).affects === 'registrant';
}

function keyOf({ eventId, part }: BreakerScope, refusal: Refusal): string {
	const { affects } = diagnose(refusal);
	if (['account', 'format'].includes(affects)) return EVERYTHING;
	if (affects === 'batch') return batchKey(eventId);
	if (affects === 'event' || isDailyForRegistrant(refusal)) return eventKey(eventId);
	return partKey(eventId, part);
}

const eventKey = (eventId: string) => JSON.stringify(['event', eventId]);
const batchKey = (eventId: string) => JSON.stringify(['batch', eventId]);
const partKey = (eventId: string, part = '') => JSON.stringify(['part', eventId, part]);

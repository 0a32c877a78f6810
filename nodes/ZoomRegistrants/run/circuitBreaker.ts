import type { Refusal } from '../../transport/refusal';
import { diagnose, suspectsOf } from '../../zoom/errors/diagnose';

/**
 * After this many consecutive requests that changed nothing, stop sending. Two are enough for the
 * daily limit, because each of those requests was sent twice: Zoom seems to count per event then.
 */
const MAX_CONSECUTIVE_FAILURES = 3;
const MAX_CONSECUTIVE_DAILY_LIMITS = 2;

/** If this many events get the same kind of refusal, it applies to the whole login. */
const MIN_EVENTS_REFUSED_ALIKE = 2;

const EVERYTHING = 'everything';

/** What a request is about, which decides the refusals that apply to it. */
export interface BreakerScope {
	eventId: string;
	/** The part of the event that shares a refusal, e.g. one occurrence and action. */
	part?: string;
	/** Whether it's a batch; for some events, Zoom refuses batches but accepts single requests. */
	isBatch?: boolean;
}

/**
 * Stops a run from sending what Zoom would refuse anyway. It opens for whatever a refusal affects
 * (part of an event, the event, everything), immediately if Zoom's message is clear, otherwise after
 * several consecutive failures. It stays open until the run ends.
 */
export class CircuitBreaker {
	private readonly refusals = new Map<string, Refusal>();

	/** Consecutive requests that changed nothing, per event and by what their refusals affect. */
	private readonly failures = new Map<string, Map<string, number>>();

	/** The events of consecutive refusals that may affect everything. */
	private suspiciousEvents: string[] = [];

	/** The earlier refusal that applies to a request not sent yet, if any. */
	openFor({ eventId, part, isBatch }: BreakerScope): Refusal | undefined {
		return (
			this.refusals.get(EVERYTHING) ??
			this.refusals.get(eventKey(eventId)) ??
			(isBatch ? this.refusals.get(batchKey(eventId)) : undefined) ??
			this.refusals.get(partKey(eventId, part))
		);
	}

	/** Records a refused request; opens if the refusal applies to more than that request. */
	recordRefusal(scope: BreakerScope, refusal: Refusal): void {
		if (appliesToRest(refusal)) this.refusals.set(keyOf(scope, refusal), refusal);
	}

	/**
	 * Records a request that was refused, with nothing tried instead changing anything either. Refusals
	 * that may be temporary or about one registrant open the breaker after several in a row: for the
	 * event, and for everything if another event gets the same kind of refusal.
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

	/** Resets the failure counters after a success. */
	recordSuccess({ eventId }: BreakerScope): void {
		this.suspiciousEvents = [];
		this.failures.delete(eventId);
	}

	/**
	 * Records the final response to a request for one person or item; `undefined` is a success. One
	 * person's refusal says nothing about the next, but consecutive server faults end the run.
	 */
	recordAnswer(scope: BreakerScope, refusal: Refusal | undefined): void {
		if (refusal === undefined) return this.recordSuccess(scope);
		this.recordRefusal(scope, refusal);
		if (suspectsOf(refusal) === 'account') this.recordFailure(scope, refusal);
	}
}

/** Whether Zoom would refuse everything else that the refusal affects in the same way. */
export function appliesToRest(refusal: Refusal): boolean {
	return ['account', 'format', 'event', 'batch', 'change'].includes(diagnose(refusal).affects);
}

/** Whether a refusal is Zoom's daily limit for one registrant, or for one event. */
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

const eventKey = (eventId: string) => JSON.stringify({ event: eventId });
const batchKey = (eventId: string) => JSON.stringify({ batchesOf: eventId });
const partKey = (eventId: string, part?: string) => JSON.stringify({ partOf: eventId, part });

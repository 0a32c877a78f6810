import type { Refusal } from './refusal';

/** How often a request is retried, and how long to wait each time. */
interface RetryPolicy {
	maxRateLimitRetries: number;
	/** For a limit without a reset time, which may be a daily one. */
	maxUnknownLimitRetries: number;
	maxFaultRetries: number;
	/** The longest single wait in milliseconds; a limit that resets later isn't waited for. */
	maxWaitMs: number;
	firstBackoffMs: number;
	/** At most this much is added to every wait at random, so that parallel executions don't retry together. */
	jitterMs: number;
	/** Statuses below 500 that are repeated like faults. */
	faultStatuses: readonly number[];
}

/**
 * Zoom's per-second limits reset within a second and its per-minute limits within a minute; daily
 * limits must not be retried. A status change may be repeated, but Zoom counts each attempt, so there
 * are at most two retries after a fault. https://developers.zoom.us/docs/api/rate-limits/
 */
export const RETRY_POLICY: RetryPolicy = {
	maxRateLimitRetries: 6,
	maxUnknownLimitRetries: 3,
	maxFaultRetries: 2,
	maxWaitMs: 61_000,
	firstBackoffMs: 1_000,
	jitterMs: 250,
	faultStatuses: [],
};

/** Readings change nothing, so those that a server gave up on or didn't begin (408, 425) are repeated too. */
export const READING_POLICY: RetryPolicy = { ...RETRY_POLICY, faultStatuses: [408, 425] };

/** How long all readings of one run together may wait. */
interface WaitingBudget {
	/** Milliseconds that may be waited without an answer. */
	maxMs: number;
	/** Milliseconds that each answer earns again. */
	earnedPerAnswerMs: number;
}

/**
 * Readings mostly check what was changed, and a check is worth two of Zoom's per-minute limits, not a
 * quarter of an hour: each of a run's readings may run into the same limit. Long runs that get on, at
 * about a second per answer, use up nothing.
 */
export const READING_BUDGET: WaitingBudget = { maxMs: 120_000, earnedPerAnswerMs: 2_000 };

/** Milliseconds that count as waited once a reading was answered. */
export function waitedAfterAnswer(waitedMs: number, budget = READING_BUDGET): number {
	return Math.max(0, waitedMs - budget.earnedPerAnswerMs);
}

/** Whether a run's readings, having waited for `waitedMs`, may wait for `ms` more. */
export function mayReadingsWait(waitedMs: number, ms: number, budget = READING_BUDGET): boolean {
	return waitedMs + ms <= budget.maxMs;
}

/** Retries already spent on one request, by reason. */
export interface RetriesSpent {
	rateLimit: number;
	fault: number;
}

/** A retry to make. */
export interface Retry {
	because: keyof RetriesSpent;
	/** Milliseconds. */
	waitMs: number;
}

/** Whether a refusal is a daily limit, which resets at 00:00 UTC and is never worth a retry. */
export function isDailyLimit(refusal: Refusal): boolean {
	if (refusal.httpStatus !== 429) return false;
	if (/daily/i.test(refusal.rateLimitType ?? '')) return true;
	return /daily rate limit|resume these (API )?requests at GMT/i.test(refusal.message);
}

/**
 * Decides whether to retry; `undefined` if the refusal is final. A pure function of its arguments.
 * `now` is the clock in epoch milliseconds, `random` a number from 0 to 1.
 */
export function retryOf(
	refusal: Refusal,
	spent: RetriesSpent,
	now: number,
	random: number,
	policy: RetryPolicy = RETRY_POLICY,
): Retry | undefined {
	const because = reasonToRetry(refusal, policy);
	if (because === undefined) return undefined;
	const asked = waitAskedFor(refusal, now);
	if (spent[because] >= limitOf(refusal, because, asked, policy)) return undefined;
	// If a per-second limit seems to reset in minutes, the clocks differ by minutes.
	const isCredible = asked !== undefined && (asked <= policy.maxWaitMs || !isPerSecond(refusal));
	const waitMs = isCredible ? asked : policy.firstBackoffMs * 2 ** spent[because];
	if (waitMs > policy.maxWaitMs) return undefined;
	return { because, waitMs: waitMs + Math.round(random * policy.jitterMs) };
}

function limitOf(
	refusal: Refusal,
	because: keyof RetriesSpent,
	asked: number | undefined,
	policy: RetryPolicy,
): number {
	if (because === 'fault') return policy.maxFaultRetries;
	const isKnown = asked !== undefined || isPerSecond(refusal);
	return isKnown ? policy.maxRateLimitRetries : policy.maxUnknownLimitRetries;
}

function isPerSecond({ rateLimitType = '' }: Refusal): boolean {
	return /qps|second/i.test(rateLimitType);
}

function reasonToRetry(
	refusal: Refusal,
	{ faultStatuses }: RetryPolicy,
): keyof RetriesSpent | undefined {
	const { httpStatus = 0 } = refusal;
	if (httpStatus === 429) return isDailyLimit(refusal) ? undefined : 'rateLimit';
	// If many executions renew one token at the same time, Zoom may refuse some of them; one of them
	// has stored a new token by the time of the retry. n8n 1 doesn't coordinate renewals.
	const isPassing = refusal.origin === 'network' || refusal.origin === 'login';
	return isPassing || httpStatus >= 500 || faultStatuses.includes(httpStatus) ? 'fault' : undefined;
}

/**
 * The wait in milliseconds that the headers ask for; `undefined` if they contain nothing usable, e.g.
 * a time that has passed because the clocks differ.
 */
function waitAskedFor(refusal: Refusal, now: number): number | undefined {
	const opens = retryAfterTime(refusal.retryAfter, now) ?? resetTime(refusal.rateLimitReset);
	return opens === undefined || opens <= now ? undefined : opens - now;
}

/** A month. Limits open within a day; a later time is a mistake of the clock or of a gateway. */
const MAX_RETRY_AFTER_MS = 31 * 24 * 60 * 60 * 1000;

/** The refusal without a `Retry-After` that can't be right, so that nobody is told when it opens. */
export function withCredibleOpening(refusal: Refusal, now: number): Refusal {
	const opens = retryAfterTime(refusal.retryAfter, now) ?? now;
	return opens - now <= MAX_RETRY_AFTER_MS ? refusal : { ...refusal, retryAfter: undefined };
}

/** The time in `Retry-After`, a number of seconds or a date, in epoch milliseconds. */
export function retryAfterTime(retryAfter: string | undefined, now: number): number | undefined {
	if (retryAfter === undefined) return undefined;
	if (/^\s*\d+(\.\d+)?\s*$/.test(retryAfter)) return now + Number(retryAfter) * 1000;
	const date = /\d{4}-\d\d-\d\d|GMT/.test(retryAfter) ? Date.parse(retryAfter) : NaN;
	return Number.isNaN(date) ? undefined : date;
}

function resetTime(reset: string | undefined): number | undefined {
	const value = Number(reset);
	if (!Number.isFinite(value)) return undefined;
	const isMilliseconds = value > 1e11;
	return isMilliseconds ? value : value * 1000;
}

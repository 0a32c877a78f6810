import { type Refusal, refusalFromAnswer } from '../../../nodes/transport/refusal';
import {
	isDailyLimit,
	mayReadingsWait,
	READING_POLICY,
	retryAfterTime,
	retryOf,
	waitedAfterAnswer,
	withCredibleOpening,
} from '../../../nodes/transport/retry';

const NOW = Date.UTC(2026, 11, 1, 15, 30, 0);
const UNTRIED = { rateLimit: 0, fault: 0 };
const PER_SECOND =
	'You have reached the maximum per-second rate limit for this API. Try again later.';

function tooMany(headers: Record<string, unknown> = {}, message = PER_SECOND) {
	return refusalFromAnswer(429, headers, { code: 429, message });
}

function unreachable(): Refusal {
	return {
		message: 'connect ECONNREFUSED',
		fieldErrors: [],
		origin: 'network',
	};
}

describe('a limit per second', () => {
	it.each([
		['X-RateLimit-Reset in seconds', { 'X-RateLimit-Reset': '1796139002' }, 2_000],
		['X-RateLimit-Reset in milliseconds', { 'X-RateLimit-Reset': '1796139001500' }, 1_500],
		['X-RateLimit-Reset as a number', { 'x-ratelimit-reset': 1796139003 }, 3_000],
		['Retry-After in seconds', { 'Retry-After': '7' }, 7_000],
		['Retry-After in parts of a second', { 'Retry-After': '0.5' }, 500],
		['Retry-After as an ISO date', { 'Retry-After': '2026-12-01T15:30:04Z' }, 4_000],
		['Retry-After as an HTTP date', { 'Retry-After': 'Tue, 01 Dec 2026 15:30:05 GMT' }, 5_000],
		['both, of which Retry-After counts', { 'Retry-After': '3', 'X-RateLimit-Reset': '1' }, 3_000],
		[
			'a useless Retry-After beside a reset',
			{ 'Retry-After': 'soon', 'X-RateLimit-Reset': '1796139002' },
			2_000,
		],
		['no header', {}, 1_000],
		['the longest wait', { 'Retry-After': '61' }, 61_000],
		['more than it can be', { 'Retry-After': '61.1' }, 1_000],
		['a reset without end', { 'X-RateLimit-Reset': 'Infinity' }, 1_000],
		['a reset of 0', { 'X-RateLimit-Reset': '0' }, 1_000],
		['a reset below 0', { 'X-RateLimit-Reset': '-5' }, 1_000],
		['a reset that is no number', { 'X-RateLimit-Reset': 'later' }, 1_000],
		['useless headers', { 'Retry-After': 'soon', 'X-RateLimit-Reset': 'later' }, 1_000],
	])('is waited out: %s', (_, headers, waitMs) => {
		expect(retryOf(tooMany({ 'X-RateLimit-Type': 'QPS', ...headers }), UNTRIED, NOW, 0)).toEqual({
			because: 'rateLimit',
			waitMs,
		});
	});

	it.each([
		['X-RateLimit-Reset', { 'X-RateLimit-Reset': '1796138990' }],
		['Retry-After', { 'Retry-After': '2026-12-01T15:29:50Z' }],
		['Retry-After of 0', { 'Retry-After': '0' }],
	])('never makes us ask again at once, also when the time in %s has passed', (_, headers) => {
		const first = retryOf(tooMany(headers), UNTRIED, NOW, 0);
		const third = retryOf(tooMany(headers), { rateLimit: 2, fault: 0 }, NOW, 0);
		expect(first).toEqual({ because: 'rateLimit', waitMs: 1_000 });
		expect(third).toEqual({ because: 'rateLimit', waitMs: 4_000 });
	});

	it.each([
		[0, 1_000],
		[1, 2_000],
		[2, 4_000],
		[3, undefined],
	])(
		'without headers is waited out twice as long each time, and is no limit a second then: try %i',
		(rateLimit, waitMs) => {
			expect(retryOf(tooMany(), { rateLimit, fault: 0 }, NOW, 0)?.waitMs).toBe(waitMs);
		},
	);

	it.each([
		[0, 1_000],
		[0.5, 1_125],
		[1, 1_250],
	])('gets a jitter of up to 250 ms: random %d', (random, waitMs) => {
		expect(retryOf(tooMany(), UNTRIED, NOW, random)?.waitMs).toBe(waitMs);
		expect(retryOf(tooMany({ 'Retry-After': '1' }), UNTRIED, NOW, random)?.waitMs).toBe(waitMs);
	});

	it('is not affected by the retries spent on faults, nor the other way round', () => {
		expect(retryOf(tooMany(), { rateLimit: 0, fault: 2 }, NOW, 0)?.because).toBe('rateLimit');
		expect(retryOf(unreachable(), { rateLimit: 6, fault: 0 }, NOW, 0)?.because).toBe('fault');
	});

	it.each([
		['a minute', { 'Retry-After': '60' }, 60_000],
		['61 seconds', { 'Retry-After': '61' }, 61_000],
		['62 seconds', { 'Retry-After': '62' }, undefined],
		['an hour', { 'Retry-After': '3600' }, undefined],
		['until midnight', { 'Retry-After': '2026-12-02T00:00:00Z' }, undefined],
		['two minutes by the reset', { 'X-RateLimit-Reset': '1796139120' }, undefined],
	])('that opens in %s', (_, headers, waitMs) => {
		expect(retryOf(tooMany(headers), UNTRIED, NOW, 0)?.waitMs).toBe(waitMs);
	});

	it('is too far away or not whatever the random number', () => {
		const atTheBound = tooMany({ 'Retry-After': '61' });
		const behindIt = tooMany({ 'Retry-After': '61.1' });
		expect(retryOf(atTheBound, UNTRIED, NOW, 1)).toBeDefined();
		expect(retryOf(behindIt, UNTRIED, NOW, 1)).toBeUndefined();
		expect(retryOf(behindIt, UNTRIED, NOW, 0)).toBeUndefined();
	});

	it('is recognised by the status alone, when there is no body', () => {
		expect(retryOf(refusalFromAnswer(429, {}, ''), UNTRIED, NOW, 0)?.waitMs).toBe(1_000);
	});

	it('is also "too many concurrent requests"', () => {
		const message =
			'Too many concurrent requests. A request to disassociate this user has already been made.';
		expect(retryOf(tooMany({}, message), UNTRIED, NOW, 0)?.because).toBe('rateLimit');
	});

	it('follows the policy given', () => {
		const policy = {
			maxRateLimitRetries: 1,
			maxUnknownLimitRetries: 1,
			maxFaultRetries: 0,
			maxWaitMs: 100,
			firstBackoffMs: 10,
			jitterMs: 0,
			faultStatuses: [],
		};
		expect(retryOf(tooMany(), UNTRIED, NOW, 1, policy)?.waitMs).toBe(10);
		expect(retryOf(tooMany(), { rateLimit: 1, fault: 0 }, NOW, 1, policy)).toBeUndefined();
		expect(retryOf(tooMany({ 'Retry-After': '1' }), UNTRIED, NOW, 1, policy)).toBeUndefined();
		expect(retryOf(unreachable(), UNTRIED, NOW, 1, policy)).toBeUndefined();
	});
});

describe('a limit per day', () => {
	it.each([
		'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
		'You have exceeded the daily rate limit of (3) for Add meeting registrant API requests for the registrant (a@b.c). You can resume these API requests at GMT 00:00:00.',
		'You have exceeded the daily rate limit (3) of Webinar Batch Registration API requests permitted for (a@b.c) this particular registrant. You may resume these requests at GMT 00:00:00.',
		'You have exceeded the daily rate limit of "10" for meeting Update registrant\'s status API requests for the registrant "a@b.c". You can resume these API requests at GMT 00:00:00.',
		"You have exceeded the daily rate limit of (10) for webinar Update registrant's status API requests for the registrant",
		'You can resume these API requests at GMT 00:00:00.',
		'You may resume these requests at GMT 00:00:00.',
		'DAILY RATE LIMIT',
		'You have exceeded the daily rate limit of "{0}" for cloud recording Update registrant\'s status API requests for the registrant "{1}"',
	])('is never retried: %s', (message) => {
		expect(isDailyLimit(tooMany({}, message))).toBe(true);
		expect(retryOf(tooMany({}, message), UNTRIED, NOW, 0)).toBeUndefined();
		expect(retryOf(tooMany({ 'Retry-After': '1' }, message), UNTRIED, NOW, 0)).toBeUndefined();
	});

	it('is known by X-RateLimit-Type, whatever the words', () => {
		const refusal = tooMany({ 'X-RateLimit-Type': 'Daily-limit' }, 'Slow down.');
		expect(isDailyLimit(refusal)).toBe(true);
		expect(retryOf(refusal, UNTRIED, NOW, 0)).toBeUndefined();
	});

	it('is not a limit per second, nor another answer that says daily', () => {
		expect(isDailyLimit(tooMany({ 'X-RateLimit-Type': 'QPS' }))).toBe(false);
		expect(isDailyLimit(refusalFromAnswer(400, {}, { message: 'daily rate limit' }))).toBe(false);
	});
});

describe('a fault', () => {
	it.each([500, 501, 502, 503, 504, 520])('HTTP %i is retried twice at most', (httpStatus) => {
		const refusal = refusalFromAnswer(httpStatus, {}, '<html><title>Oops</title></html>');
		expect(retryOf(refusal, UNTRIED, NOW, 0)).toEqual({ because: 'fault', waitMs: 1_000 });
		expect(retryOf(refusal, { rateLimit: 0, fault: 1 }, NOW, 0)?.waitMs).toBe(2_000);
		expect(retryOf(refusal, { rateLimit: 0, fault: 2 }, NOW, 0)).toBeUndefined();
	});

	it('of the connection is retried twice at most', () => {
		expect(retryOf(unreachable(), UNTRIED, NOW, 1)).toEqual({ because: 'fault', waitMs: 1_250 });
		expect(retryOf(unreachable(), { rateLimit: 0, fault: 1 }, NOW, 0)?.waitMs).toBe(2_000);
		expect(retryOf(unreachable(), { rateLimit: 0, fault: 2 }, NOW, 0)).toBeUndefined();
	});
});

describe('anything else', () => {
	it.each([200, 300, 302, 400, 401, 403, 404, 409, 415, 422])(
		'HTTP %i is never retried',
		(httpStatus) => {
			const refusal = refusalFromAnswer(
				httpStatus,
				{ 'Retry-After': '1' },
				{ code: 300, message: 'No' },
			);
			expect(retryOf(refusal, UNTRIED, NOW, 0)).toBeUndefined();
		},
	);

	it('a refused login is tried twice more, as another execution may have renewed the token', () => {
		const refusal: Refusal = { message: 'Invalid Token!', fieldErrors: [], origin: 'login' };
		const spent = (fault: number) => ({ rateLimit: 0, fault });
		expect(retryOf(refusal, spent(0), 0, 0)).toEqual({ because: 'fault', waitMs: 1000 });
		expect(retryOf(refusal, spent(1), 0, 0)).toEqual({ because: 'fault', waitMs: 2000 });
		expect(retryOf(refusal, spent(2), 0, 0)).toBeUndefined();
	});

	it.each(['cancelled', 'proxy'] as const)('%s is never retried', (origin) => {
		expect(retryOf({ message: 'No', fieldErrors: [], origin }, UNTRIED, NOW, 0)).toBeUndefined();
	});
});

describe('the time in Retry-After', () => {
	it.each([
		['90', NOW + 90_000],
		[' 90 ', NOW + 90_000],
		['  90  ', NOW + 90_000],
		['0.25', NOW + 250],
		['7.5.1', undefined],
		['90s', undefined],
		['in 90', undefined],
		['1-01-01', undefined],
		['2020-5-1', undefined],
		['May 2020', undefined],
		['2020-05-31T00:00:00Z', Date.UTC(2020, 4, 31)],
		['Sun, 31 May 2020 00:00:00 GMT', Date.UTC(2020, 4, 31)],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
		['-5', undefined],
	])('%p', (text, time) => {
		expect(retryAfterTime(text, NOW)).toBe(time);
	});
});

describe('All retries of one request together', () => {
	/** Asks again until it is enough: how often that was, and how long it took in milliseconds. */
	function spentOn(refusals: Refusal[], random: number): { retries: number; ms: number } {
		const spent = { ...UNTRIED };
		let now = NOW;
		for (let tries = 0; ; tries += 1) {
			const refusal = refusals[tries % refusals.length]!;
			const retry = retryOf(refusal, spent, now, random);
			if (retry === undefined) return { retries: tries, ms: now - NOW };
			spent[retry.because] += 1;
			now += retry.waitMs;
		}
	}

	it.each<[string, Refusal[], number, number]>([
		[
			'are six after limits per second.',
			[tooMany({ 'X-RateLimit-Type': 'QPS' })],
			6,
			1_000 + 2_000 + 4_000 + 8_000 + 16_000 + 32_000,
		],
		[
			'take no longer than six of the longest waits.',
			[tooMany({ 'Retry-After': '61' })],
			6,
			6 * 61_000,
		],
		['are three after limits that do not say what they are.', [tooMany()], 3, 7_000],
		['are two after faults.', [unreachable()], 2, 1_000 + 2_000],
		['end with the first reason that is used up.', [unreachable(), tooMany()], 4, 6_000],
		['are none if the answer is final.', [refusalFromAnswer(400, {}, { message: 'No' })], 0, 0],
	])('%s', (_, refusals, retries, ms) => {
		expect(spentOn(refusals, 0)).toEqual({ retries, ms });
		expect(spentOn(refusals, 1)).toEqual({ retries, ms: ms + retries * 250 });
	});
});

describe('HTTP 408 and 425', () => {
	it.each([408, 425])('%i is repeated twice at most if it answers a reading.', (httpStatus) => {
		const refusal = refusalFromAnswer(httpStatus, {}, '');
		expect(retryOf(refusal, UNTRIED, NOW, 0, READING_POLICY)).toEqual({
			because: 'fault',
			waitMs: 1_000,
		});
		const spent = { rateLimit: 0, fault: 2 };
		expect(retryOf(refusal, spent, NOW, 0, READING_POLICY)).toBeUndefined();
		expect(retryOf(refusal, UNTRIED, NOW, 0)).toBeUndefined();
	});

	it.each([400, 404, 409, 413])('HTTP %i is final even for a reading.', (httpStatus) => {
		const refusal = refusalFromAnswer(httpStatus, {}, '');
		expect(retryOf(refusal, UNTRIED, NOW, 0, READING_POLICY)).toBeUndefined();
	});
});

describe('What the readings of a run may wait', () => {
	it.each([
		[0, 120_000, true],
		[0, 120_001, false],
		[100_000, 20_000, true],
		[100_000, 20_001, false],
	])('is two minutes: after %i ms, %i more: %s', (waitedMs, ms, may) => {
		expect(mayReadingsWait(waitedMs, ms)).toBe(may);
	});

	it('is earned again by answers, at two seconds each.', () => {
		expect(waitedAfterAnswer(50_000)).toBe(48_000);
		expect(waitedAfterAnswer(1_000)).toBe(0);
	});
});

describe('A Retry-After that can’t be right', () => {
	it.each([
		['1000000000', undefined],
		['2999-01-01T00:00:00Z', undefined],
		['2678401', undefined],
		['2678400', '2678400'],
		['86400', '86400'],
		['2026-12-02T00:00:00Z', '2026-12-02T00:00:00Z'],
		['soon', 'soon'],
		[undefined, undefined],
	])('is left out, any other stays: %s', (retryAfter, expected) => {
		const refusal = { httpStatus: 429, message: 'No', fieldErrors: [], retryAfter };
		expect(withCredibleOpening(refusal, NOW).retryAfter).toBe(expected);
	});
});

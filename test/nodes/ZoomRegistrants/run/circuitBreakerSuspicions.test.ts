import { CircuitBreaker } from '../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { type Refusal, refusalFromAnswer } from '../../../../nodes/transport/refusal';

const A = { eventId: 'a', part: 'approve' };
const A_DENY = { eventId: 'a', part: 'deny' };
const B = { eventId: 'b', part: 'approve' };

const answered = (status: number, body: Record<string, unknown> | string) =>
	refusalFromAnswer(status, {}, body);

const PAGE = answered(403, '<html><title>Company Gateway</title></html>');
const UNAUTHORIZED = answered(401, { code: 124, message: 'Invalid access token.' });
const BUSY = answered(503, { code: 503, message: 'Busy' });
const TOO_FAST = answered(429, { code: 429, message: 'Too many requests.' });
const FORBIDDEN = answered(403, { message: 'Something is forbidden.' });
const NOT_THERE = answered(404, { code: 404, message: 'Not there.' });
const UNKNOWN_3000 = answered(400, { code: 3000, message: 'Something nobody has documented.' });
const NETWORK: Refusal = { message: 'read ECONNRESET', fieldErrors: [], origin: 'network' };
const NO_SCOPE = answered(400, {
	code: 4711,
	message: 'Invalid access token, does not contain scopes:[a].',
});
const NOT_HOST = answered(400, { code: 3003, message: 'Not meeting host.' });
const NO_OCCURRENCE = answered(400, { code: 300, message: 'Invalid occurrence.' });
const DAILY = answered(429, {
	code: 429,
	message: 'You have exceeded the daily rate limit of (10) for the registrant (ann@example.com).',
});

/** Which of the scopes would not be sent any more. */
function closed(breaker: CircuitBreaker): string[] {
	return Object.entries({ A, A_DENY, B }).flatMap(([name, scope]) =>
		breaker.openFor(scope) === undefined ? [] : [name],
	);
}

/** One request after the other, each refused, and nothing that was tried instead helped. */
function afterFailures(...failures: Array<[typeof A, Refusal]>): string[] {
	const breaker = new CircuitBreaker();
	for (const [scope, refusal] of failures) {
		breaker.recordRefusal(scope, refusal);
		breaker.recordFailure(scope, refusal);
	}
	return closed(breaker);
}

describe('one refusal', () => {
	it.each<[string, Refusal, string[]]>([
		['a missing scope stops everything', NO_SCOPE, ['A', 'A_DENY', 'B']],
		['another host’s meeting stops that meeting', NOT_HOST, ['A', 'A_DENY']],
		['an unknown occurrence stops what is about it', NO_OCCURRENCE, ['A']],
		['a page of a proxy stops nothing', PAGE, []],
		['an expired login stops nothing', UNAUTHORIZED, []],
		['a failing server stops nothing', BUSY, []],
		['a lost connection stops nothing', NETWORK, []],
		['a limit stops nothing', TOO_FAST, []],
		['a bare 403 stops nothing', FORBIDDEN, []],
		['a bare 404 stops nothing', NOT_THERE, []],
		['code 3000 in unknown words stops nothing', UNKNOWN_3000, []],
		['one person’s daily limit stops nothing', DAILY, []],
	])('%s', (_, refusal, expected) => {
		expect(afterFailures([A, refusal])).toEqual(expected);
	});
});

describe('a second event refused alike', () => {
	it.each<[string, Refusal, string[]]>([
		['a page of a proxy stops everything', PAGE, ['A', 'A_DENY', 'B']],
		['an expired login stops everything', UNAUTHORIZED, ['A', 'A_DENY', 'B']],
		['a failing server stops nothing', BUSY, []],
		['a lost connection stops nothing', NETWORK, []],
		['a limit stops everything', TOO_FAST, ['A', 'A_DENY', 'B']],
		['a bare 403 stops nothing', FORBIDDEN, []],
		['a bare 404 stops nothing', NOT_THERE, []],
		['code 3000 in unknown words stops nothing', UNKNOWN_3000, []],
	])('%s', (_, refusal, expected) => {
		expect(afterFailures([A, refusal], [B, refusal])).toEqual(expected);
	});
});

describe('one event refused again and again', () => {
	it.each<[string, Refusal, number, string[]]>([
		['a page of a proxy, twice', PAGE, 2, []],
		['a page of a proxy, three times, stops the event', PAGE, 3, ['A', 'A_DENY']],
		['a failing server, three times, stops the event', BUSY, 3, ['A', 'A_DENY']],
		['unknown words, three times, stop this change only', UNKNOWN_3000, 3, ['A']],
		['a daily limit, twice, is counted for the event', DAILY, 2, ['A', 'A_DENY']],
	])('%s', (_, refusal, times, expected) => {
		expect(afterFailures(...Array<[typeof A, Refusal]>(times).fill([A, refusal]))).toEqual(
			expected,
		);
	});
});

it('a success in between begins the count anew', () => {
	const breaker = new CircuitBreaker();
	for (const scope of [A, A]) breaker.recordFailure(scope, BUSY);
	breaker.recordSuccess(A);
	for (const scope of [A, A]) breaker.recordFailure(scope, BUSY);
	expect(closed(breaker)).toEqual([]);
	breaker.recordFailure(A, BUSY);
	expect(closed(breaker)).toEqual(['A', 'A_DENY']);
});

it('a success of any event clears the suspicion of the login', () => {
	const breaker = new CircuitBreaker();
	breaker.recordFailure(A, UNAUTHORIZED);
	breaker.recordSuccess({ eventId: 'c' });
	breaker.recordFailure(B, UNAUTHORIZED);
	expect(closed(breaker)).toEqual([]);
});

it('a refusal of batches leaves single requests alone', () => {
	const breaker = new CircuitBreaker();
	const message = 'Batch registration is not supported for other meeting types.';
	breaker.recordRefusal(A, answered(400, { code: 3000, message }));
	expect(closed(breaker)).toEqual([]);
	expect(breaker.openFor({ eventId: 'a', isBatch: true })?.message).toBe(message);
});

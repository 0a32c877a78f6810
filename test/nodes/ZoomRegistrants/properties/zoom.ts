import fc from 'fast-check';

import type { Fault, FaultAnswer, Switches } from '../../../../sandbox';

const json = (status: number, code: number, message: string): FaultAnswer => ({
	status,
	body: { code, message },
});

/** What Zoom, or something in front of it, has been seen to answer. */
const ANSWERS: FaultAnswer[] = [
	json(500, 500, 'Internal error'),
	{ status: 503, headers: { 'Retry-After': '7' }, body: 'busy' },
	{ status: 502, contentType: 'text/html', body: '<html><title>Bad Gateway</title></html>' },
	json(429, 429, 'You have reached the maximum per-second rate limit for this API.'),
	{ ...json(429, 429, 'Too many requests'), headers: { 'Retry-After': '30' } },
	{ ...json(429, 429, 'Too many requests'), headers: { 'Retry-After': '7200' } },
	json(429, 429, 'You have reached the maximum daily rate limit for this API.'),
	json(400, 3000, 'Cannot access meeting information.'),
	json(400, 300, 'Validation Failed.'),
	json(404, 3001, 'Meeting does not exist: 1.'),
	json(404, 404, 'Meeting or registrant not found.'),
	json(
		400,
		4711,
		'Invalid access token, does not contain scopes:[meeting:update:registrant_status].',
	),
	{ status: 403, contentType: 'text/html', body: '<html><title>Forbidden</title></html>' },
	{ status: 418, body: '' },
];

const disturbance: fc.Arbitrary<Partial<Fault>> = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...ANSWERS).map((answer) => ({ answer })) },
	fc.constantFrom(...ANSWERS).map((answer) => ({ answer, applyFirst: true })),
	fc.constantFrom('before' as const, 'after' as const).map((drop) => ({ drop })),
	fc.constant({ expireTokens: true }),
	fc.constantFrom(50, 2_000).map((delayMs) => ({ delayMs })),
);

/** A disturbance of some of the requests with one of these methods. */
export const faultOf = (...methods: string[]): fc.Arbitrary<Fault> =>
	fc
		.record({
			method: fc.constantFrom(...methods),
			skip: fc.nat(3),
			times: fc.constantFrom(1, 1, 2, 3, 4, 1000),
			what: disturbance,
		})
		.map(({ method, skip, times, what }) => ({
			// Events side by side wait for one login together, and time stands still until all have answers.
			match: { method, ...(what.delayMs !== undefined && { pathIncludes: '/v2/' }) },
			skip,
			times,
			...what,
		}));

/**
 * How Zoom behaves where its documentation leaves it open. Not `revert`, which shows in the list what
 * isn't so: nobody could tell.
 */
export const switches: fc.Arbitrary<Partial<Switches>> = fc.record(
	{
		plan: fc.constantFrom('unlimited' as const, 'pro' as const, 'free' as const),
		multipart: fc.constantFrom(
			'accept' as const,
			'refuse415' as const,
			'refuse400' as const,
			'ignore204' as const,
		),
		unknownRegistrant: fc.constantFrom('refuse' as const, 'skip' as const),
		refusalNamesRegistrant: fc.boolean(),
		dailyLimitPer: fc.constantFrom('registrant' as const, 'event' as const),
		statusChange: fc.constantFrom('apply' as const, 'apply' as const, 'ignore204' as const),
		listLagReads: fc.constantFrom(0 as const, 1 as const, 3 as const),
		joinUrlLagReads: fc.constantFrom(0 as const, 2 as const),
	},
	{ requiredKeys: [] },
);

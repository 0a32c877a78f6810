import { refusalFromAnswer } from '../../../../nodes/transport/refusal';
import { failureOf } from '../../../../nodes/zoom/errors/failure';

/** 1 December 2026, 15:30 UTC, in epoch milliseconds. */
const NOW = Date.UTC(2026, 11, 1, 15, 30);
const MIDNIGHT = Date.UTC(2026, 11, 2);

const answered = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	refusalFromAnswer(status, headers, body);

describe('What n8n is told about a failure', () => {
	it.each([
		[
			'A limit a second is a rate limit.',
			answered(429, { code: 429, message: 'Slow down' }, { 'X-RateLimit-Type': 'QPS' }),
			{ cause: 'rate-limited' },
		],
		[
			'A rate limit says how long to wait, if Zoom does.',
			answered(429, { code: 429, message: 'Slow down' }, { 'Retry-After': '90' }),
			{ cause: 'rate-limited', retryAfterMs: 90_000 },
		],
		[
			'A daily limit is a quota that opens at midnight UTC.',
			answered(429, { code: 429, message: 'Daily' }, { 'X-RateLimit-Type': 'Daily-limit' }),
			{ cause: 'quota-exhausted', resetsAtEpochMs: MIDNIGHT },
		],
		[
			'A fault of the server passes.',
			answered(503, { message: 'Busy' }),
			{ cause: 'temporarily-unavailable' },
		],
		[
			'A revoked token needs a new login.',
			answered(401, { code: 4741, message: 'The token has been revoked.' }),
			{ cause: 'credential-invalid' },
		],
		[
			'A token that has run out needs a new login, also with status 400.',
			answered(400, { code: 124, message: 'Access token is expired.' }),
			{ cause: 'credential-invalid' },
		],
		[
			'A missing scope needs the credential connected again.',
			answered(400, { code: 4711, message: 'Invalid access token, does not contain scopes:[a].' }),
			{ cause: 'credential-invalid' },
		],
		[
			'A meeting that is gone is a matter of the configuration.',
			answered(404, { code: 3001, message: 'Meeting does not exist: 1.' }),
			{ cause: 'configuration-invalid' },
		],
		[
			'A batch that Zoom does not take is a matter of the configuration.',
			answered(400, { code: 300, message: 'Batch registration is not supported.' }),
			{ cause: 'configuration-invalid' },
		],
		[
			'A refused format is a matter of the configuration.',
			answered(415, { code: 300, message: 'Unsupported Content Type' }),
			{ cause: 'configuration-invalid' },
		],
		[
			'Status 401 needs a new login, whatever the code.',
			answered(401, { message: 'No' }),
			{ cause: 'credential-invalid' },
		],
		[
			'Code 4700 needs a new login, also with status 400.',
			answered(400, { code: 4700, message: 'Invalid access token.' }),
			{ cause: 'credential-invalid' },
		],
		[
			'Code 4741 needs a new login, also with status 400.',
			answered(400, { code: 4741, message: 'The token has been revoked.' }),
			{ cause: 'credential-invalid' },
		],
		[
			'An event that is full has none of these causes.',
			answered(400, { code: 3043, message: 'Meeting has reached maximum attendee capacity.' }),
			undefined,
		],
		[
			'A Retry-After in the past says nothing.',
			answered(429, { code: 429, message: 'Slow down' }, { 'Retry-After': '0' }),
			{ cause: 'rate-limited' },
		],
		[
			'A refused registrant has none of these causes.',
			answered(400, { code: 300, message: 'Registrant not found' }),
			undefined,
		],
	])('%s', (_, refusal, failure) => {
		expect(failureOf(refusal, NOW)).toEqual(failure);
	});

	it('A login that n8n could not make needs the credential connected again.', () => {
		const refusal = { message: 'Invalid Token!', fieldErrors: [], origin: 'login' as const };
		expect(failureOf(refusal, NOW)).toEqual({ cause: 'credential-invalid' });
	});

	it('A broken connection passes.', () => {
		const refusal = { message: 'reset', fieldErrors: [], origin: 'network' as const };
		expect(failureOf(refusal, NOW)).toEqual({ cause: 'temporarily-unavailable' });
	});
});

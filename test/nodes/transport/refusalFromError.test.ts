import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { refusalFromError } from '../../../nodes/transport/refusalFromError';

const NODE: INode = {
	id: '1',
	name: 'Zoom Registrants',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What an HTTP client throws. */
function clientError(message: string, fields: object): Error {
	return Object.assign(new Error(message), fields);
}

/** n8n 2 wraps the HTTP client's error and keeps it as the cause. */
function asInN8n2(error: Error): NodeApiError {
	const wrapped = new NodeApiError(NODE, error as unknown as JsonObject);
	expect(wrapped.cause).toBe(error);
	return wrapped;
}

/** n8n 1 keeps no cause, only what it has copied: the status, the body and a description. */
function asInN8n1(status: string, body?: JsonObject, message = 'Request failed'): NodeApiError {
	const wrapped = new NodeApiError(NODE, {
		message,
		status,
		...(body && { response: { status, data: body } }),
	});
	expect(wrapped.cause).toBeUndefined();
	expect(wrapped.httpCode).toBe(status);
	return wrapped;
}

describe('an answer of Zoom that n8n has thrown', () => {
	const answer = {
		status: 429,
		headers: { 'Retry-After': '2026-12-02T00:00:00Z', 'X-Zm-TrackingId': 'abc' },
		data: { code: 429, message: 'You have reached the maximum daily rate limit for this API.' },
	};

	it('is read with its headers in n8n 2', () => {
		const error = clientError('Request failed with status code 429', {
			code: 'ERR_BAD_REQUEST',
			status: 429,
			response: answer,
		});
		expect(refusalFromError(asInN8n2(error))).toEqual({
			httpStatus: 429,
			code: 429,
			message: 'You have reached the maximum daily rate limit for this API.',
			fieldErrors: [],
			trackingId: 'abc',
			retryAfter: '2026-12-02T00:00:00Z',
		});
	});

	it('is found however deep it is', () => {
		const inner = clientError('Request failed', { response: answer });
		const outer = clientError('Wrapped', { cause: asInN8n2(inner) });
		expect(refusalFromError(outer)).toMatchObject({ httpStatus: 429, trackingId: 'abc' });
	});

	it('is a fault of Zoom when it is a page with status 502', () => {
		const error = clientError('Request failed with status code 502', {
			code: 'ERR_BAD_RESPONSE',
			response: { status: 502, headers: {}, data: '<html><title>502 Bad Gateway</title></html>' },
		});
		expect(refusalFromError(asInN8n2(error))).toMatchObject({
			httpStatus: 502,
			message: '502 Bad Gateway',
			origin: 'proxy',
		});
	});

	it('is read without headers', () => {
		const error = clientError('Request failed', { response: { status: 404 } });
		expect(refusalFromError(asInN8n2(error))).toMatchObject({
			httpStatus: 404,
			message: 'HTTP status 404',
		});
	});

	it('is read from status and body in n8n 1', () => {
		const error = asInN8n1('400', {
			code: 300,
			message: 'Validation Failed.',
			errors: [{ field: 'email', message: 'Invalid field.' }],
		});
		expect(refusalFromError(error)).toEqual({
			httpStatus: 400,
			code: 300,
			message: 'Validation Failed.',
			fieldErrors: [{ field: 'email', message: 'Invalid field.' }],
		});
	});

	it('keeps Zoom’s code apart from the status in n8n 1', () => {
		const error = asInN8n1('400', { code: 200, message: 'No permission.' });
		expect(refusalFromError(error)).toMatchObject({ httpStatus: 400, code: 200 });
	});

	it('is read from the description in n8n 1 where it kept no body', () => {
		const error = {
			httpCode: '404',
			message: 'Not found',
			description: 'Meeting does not exist: 1.',
		};
		expect(refusalFromError(error)).toMatchObject({
			httpStatus: 404,
			message: 'Meeting does not exist: 1.',
		});
		expect(refusalFromError({ ...error, description: null }).message).toBe('Not found');
	});

	it('is a refusal with HTTP 300 too', () => {
		const message = 'This meeting has not set registration as required:123.';
		const error = asInN8n1('300', { code: 300, message });
		expect(refusalFromError(error)).toMatchObject({ httpStatus: 300, code: 300, message });
	});
});

describe('An answer that broke off', () => {
	const lost = (status: number) => ({
		status,
		headers: { 'content-length': '9000' },
		data: '{"registrants":[{"id":',
	});

	it.each([200, 201, 202, 204])(
		'is a broken connection, whatever good status it began with: %i',
		(status) => {
			const error = clientError('aborted', { code: 'ERR_BAD_RESPONSE', response: lost(status) });
			expect(refusalFromError(asInN8n2(error))).toEqual({
				message: 'aborted',
				fieldErrors: [],
				origin: 'network',
			});
		},
	);

	it('is one in n8n 1 too, which keeps only the status.', () => {
		expect(refusalFromError({ httpCode: '200', message: 'aborted' })).toEqual({
			message: 'aborted',
			fieldErrors: [],
			origin: 'network',
		});
	});

	it('has words if there are none.', () => {
		const error = clientError('', { response: lost(200) });
		expect(refusalFromError(error).message).toBe('the connection broke off during the answer');
	});

	it('names the host that was asked, and no token endpoint.', () => {
		const to = (url: string) => clientError('aborted', { response: lost(200), config: { url } });
		expect(refusalFromError(to('https://api.zoom.us/v2/meetings/1'))).toMatchObject({
			origin: 'network',
			host: 'api.zoom.us',
		});
		expect(refusalFromError(to('https://zoom.us/oauth/token')).origin).toBe('login');
	});
});

describe('a broken connection', () => {
	it.each([
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'],
		['ECONNRESET', 'socket hang up'],
		['ECONNABORTED', 'timeout of 60000ms exceeded'],
		['ETIMEDOUT', 'connect ETIMEDOUT 170.114.0.1:443'],
		['ENOTFOUND', 'getaddrinfo ENOTFOUND api.zoom.us'],
		['EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.zoom.us'],
		['EHOSTUNREACH', 'connect EHOSTUNREACH'],
		['ENETUNREACH', 'connect ENETUNREACH'],
		['EPIPE', 'write EPIPE'],
		['EPROTO', 'write EPROTO wrong version number'],
		['ERR_NETWORK', 'Network Error'],
		['CERT_HAS_EXPIRED', 'certificate has expired'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname/IP does not match'],
		['UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error'],
		['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'],
		['ERR_STREAM_PREMATURE_CLOSE', 'Premature close'],
	])('is known by %s, in the words of the system', (code, message) => {
		const system = clientError(message, { code });
		const client = clientError(message, { code, cause: system });
		expect(refusalFromError(asInN8n2(client))).toEqual({
			message,
			fieldErrors: [],
			origin: 'network',
		});
	});

	it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED'])(
		'is known in n8n 1 by %s alone',
		(code) => {
			const refusal = refusalFromError(asInN8n1(code));
			expect(refusal.origin).toBe('network');
			expect(refusal.httpStatus).toBeUndefined();
			expect(refusal.message).not.toBe('');
		},
	);

	it('has words also when several addresses were tried, where the system gives none', () => {
		const system = Object.assign(
			new AggregateError([new Error('connect ECONNREFUSED ::1:443')], ''),
			{
				code: 'ECONNREFUSED',
			},
		);
		const client = clientError('', { code: 'ECONNREFUSED', cause: system });
		const refusal = refusalFromError(asInN8n2(client));
		expect(refusal.origin).toBe('network');
		expect(refusal.message).not.toBe('');
	});
});

describe('a failed login', () => {
	const authError = (body: object) => clientError('Invalid request', { code: 'EAUTH', body });

	it('is known when n8n could not renew a token, in Zoom’s words', () => {
		const error = authError({ reason: 'Invalid Token!', error: 'invalid_request' });
		expect(refusalFromError(asInN8n2(error))).toEqual({
			message: 'Invalid Token!',
			fieldErrors: [],
			origin: 'login',
		});
	});

	it('is known when n8n could not get the first token', () => {
		const error = authError({
			reason: 'Invalid client_id or client_secret',
			error: 'invalid_client',
		});
		const wrapped = clientError('Failed to acquire OAuth2 access token', { cause: error });
		expect(refusalFromError(asInN8n2(wrapped))).toMatchObject({
			message: 'Invalid client_id or client_secret',
			origin: 'login',
		});
	});

	it('is known when the login answered with something else', () => {
		const error = clientError('HTTP status 403', {
			code: 'ESTATUS',
			status: 403,
			body: '<html><title>Access Denied</title></html>',
		});
		const refusal = refusalFromError(asInN8n2(error));
		expect(refusal.origin).toBe('login');
	});

	it('is known when the credential was never connected', () => {
		const error = new Error('OAuth credentials not connected');
		expect(refusalFromError(asInN8n2(error))).toMatchObject({
			message: 'OAuth credentials not connected',
			origin: 'login',
		});
	});

	it('is known when n8n asks to connect again', () => {
		const message = 'The credential "Zoom" needs to be reconnected.';
		const error = new NodeOperationError(NODE, message);
		expect(refusalFromError(asInN8n2(error))).toMatchObject({ message, origin: 'login' });
	});

	it('does not show what was sent', () => {
		const error = clientError('Invalid request', {
			code: 'EAUTH',
			body: { reason: 'Invalid Token!', error: 'invalid_request' },
			config: { headers: { Authorization: 'Basic c2VjcmV0' }, data: 'refresh_token=secret' },
		});
		expect(JSON.stringify(refusalFromError(asInN8n2(error)))).not.toMatch(/c2VjcmV0|secret/);
	});
});

describe('The token endpoint', () => {
	const refused = (url: string) =>
		clientError('Request failed', {
			config: { url },
			response: { status: 400, headers: {}, data: { reason: 'Invalid Token!' } },
		});

	it.each([
		'https://zoom.us/oauth/token',
		'https://zoom.us/oauth/token?grant_type=refresh_token',
		'https://zoom.us/oauth/token#a',
	])('is known by its address: %s', (url) => {
		expect(refusalFromError(refused(url))).toMatchObject({
			httpStatus: 400,
			message: 'Invalid Token!',
			origin: 'login',
		});
	});

	it.each(['https://zoom.us/oauth/tokens', 'https://zoom.us/oauth/token/info', ''])(
		'is no other address: %s',
		(url) => {
			expect(refusalFromError(refused(url)).origin).toBeUndefined();
		},
	);

	it('that says nothing has its status in words.', () => {
		const silent = (status: unknown) => clientError('HTTP', { code: 'ESTATUS', status, body: '' });
		expect(refusalFromError(silent(403))).toEqual({
			message: 'HTTP status 403',
			fieldErrors: [],
			origin: 'login',
		});
		expect(refusalFromError(silent(undefined)).message).toBe('HTTP status 400');
	});
});

describe('An error of n8n 1, which keeps only a status', () => {
	it.each([
		['199', 'login'],
		['200', 'network'],
		['299', 'network'],
		['300', undefined],
	])('is read by it: %s', (httpCode, origin) => {
		expect(refusalFromError({ httpCode, message: 'Oops' })).toMatchObject({ message: 'Oops' });
		expect(refusalFromError({ httpCode, message: 'Oops' }).origin).toBe(origin);
	});

	it('has words if an answer that broke off has none.', () => {
		expect(refusalFromError({ httpCode: '200', message: ' ' })).toEqual({
			message: 'the connection broke off during the answer',
			fieldErrors: [],
			origin: 'network',
		});
	});
});

describe('anything else', () => {
	it.each(['NOT_ECONNRESET', 'EOTHER', 'econnreset'])('is no broken connection: %s', (code) => {
		expect(refusalFromError(clientError('Oops', { code }))).toEqual({
			message: 'Oops',
			fieldErrors: [],
			origin: 'login',
		});
	});

	it('has its code for words if it has none.', () => {
		expect(refusalFromError({ code: 'ECONNRESET', message: '' })).toMatchObject({
			message: 'ECONNRESET',
			origin: 'network',
		});
	});

	it('is looked for twenty levels deep.', () => {
		const nested = (levels: number): object =>
			levels === 1
				? { response: { status: 404, data: { message: 'Deep.' } } }
				: { cause: nested(levels - 1) };
		expect(refusalFromError(nested(20))).toMatchObject({ httpStatus: 404, message: 'Deep.' });
		expect(refusalFromError(nested(21))).toMatchObject({ message: 'no reason given' });
	});

	it('is no answer if its status is no number.', () => {
		expect(refusalFromError({ response: { status: '404' }, message: 'Oops' })).toMatchObject({
			message: 'Oops',
			origin: 'login',
		});
	});

	it('is known as cancelled', () => {
		const error = clientError('canceled', { code: 'ERR_CANCELED', name: 'CanceledError' });
		expect(refusalFromError(asInN8n2(error))).toMatchObject({ origin: 'cancelled' });
		expect(refusalFromError(asInN8n1('ERR_CANCELED'))).toMatchObject({ origin: 'cancelled' });
	});

	it.each([[undefined], [null], ['text'], [{}]])('does not crash on %p', (thrown) => {
		expect(refusalFromError(thrown)).toMatchObject({ message: 'no reason given', fieldErrors: [] });
	});

	it('does not go round in circles', () => {
		const error: Error & { cause?: unknown } = new Error('Round and round');
		error.cause = error;
		expect(refusalFromError(error).message).toBe('Round and round');
	});
});

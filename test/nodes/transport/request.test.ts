import { type ZoomRequest, zoomRequest } from '../../../nodes/transport/request';
import { fakeConnection, httpError, NOW } from '../../support/fakeConnection';

const GET: ZoomRequest = { method: 'GET', path: ['users', 'me'] };
const PUT: ZoomRequest = { method: 'PUT', path: ['users'], body: {} };
const POST: ZoomRequest = { method: 'POST', path: ['users'], body: {}, idempotent: false };

const unreachable = () =>
	Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const broken = () => httpError(502, '<title>Bad Gateway</title>');
const notThere = () => httpError(404, { code: 1001, message: 'User does not exist: me.' });
const tooFast = (headers = {}) => httpError(429, { code: 429, message: 'Too many.' }, headers);
const expired = () => httpError(400, { code: 124, message: 'Access token is expired.' });
const answered = (body: unknown) => ({ status: 200, body });

it('returns the body as the value', async () => {
	const connection = fakeConnection(() => answered({ id: 'a' }));
	expect(await zoomRequest(connection, GET)).toEqual({ value: { id: 'a' } });
	expect(connection.requests).toEqual([
		{
			method: 'GET',
			url: 'https://api.zoom.us/v2/users/me',
			headers: { Accept: 'application/json' },
			returnFullResponse: true,
			disableFollowRedirect: true,
			timeout: 60_000,
		},
	]);
});

it('returns an error that came with status 200 as an error', async () => {
	const connection = fakeConnection(() => answered({ code: 200, message: 'No permission.' }));
	expect(await zoomRequest(connection, GET)).toMatchObject({
		error: { httpStatus: 200, code: 200, message: 'No permission.' },
	});
});

describe('attempts', () => {
	it.each([
		['an answer', GET, [() => answered({})], [], undefined],
		['a refusal', GET, [notThere], [], undefined],
		['a fault, then an answer', GET, [broken, () => answered({})], [1_000], undefined],
		['a fault, then a refusal', GET, [broken, notThere], [1_000], { afterRetries: true }],
		[
			'faults to the end',
			GET,
			[broken, unreachable, broken],
			[1_000, 2_000],
			{ afterRetries: true },
		],
		['a fault of what must not be repeated', POST, [broken], [], { afterUncertainAttempt: true }],
		[
			'the least fault of what must not be repeated',
			POST,
			[() => httpError(500, '')],
			[],
			{ afterUncertainAttempt: true },
		],
		['a refusal of what must not be repeated', POST, [() => httpError(499, '')], [], {}],
		[
			'a fault of a change, then a refusal',
			PUT,
			[broken, notThere],
			[1_000],
			{ afterRetries: true, afterUncertainAttempt: true },
		],
		['a limit, then a refusal', GET, [tooFast, notThere], [1_000], { afterWaiting: true }],
		[
			'a limit of what must not be repeated',
			POST,
			[tooFast, notThere],
			[1_000],
			{ afterWaiting: true },
		],
		[
			'a limit that says when it opens',
			GET,
			[() => tooFast({ 'Retry-After': '7' }), () => answered({})],
			[7_000],
			undefined,
		],
	])('%s', async (_, request, answers, waits, marks) => {
		const connection = fakeConnection((_request, index) => answers[index]?.() ?? new Error('more'));
		const result = await zoomRequest(connection, request);
		expect(connection.requests).toHaveLength(answers.length);
		expect(connection.waits).toEqual(waits);
		if ('value' in result) return expect(marks).toBeUndefined();
		const { afterRetries, afterUncertainAttempt, afterWaiting } = result.error;
		expect({ afterRetries, afterUncertainAttempt, afterWaiting }).toEqual(marks ?? {});
	});

	it('wait for what the dice of the clock add', async () => {
		const answers = [broken(), answered({})];
		const connection = fakeConnection((_, index) => answers[index] ?? broken(), { random: 0.5 });
		await zoomRequest(connection, GET);
		expect(connection.waits).toEqual([1_125]);
	});

	it.each([
		['a change, which may have been made', PUT, { afterUncertainAttempt: true }],
		['a reading, which changes nothing', GET, {}],
	])('end when the user cancels during a wait: %s', async (_what, request, marks) => {
		const connection = fakeConnection(broken, { cancelAtWait: 1 });
		expect(await zoomRequest(connection, request)).toEqual({
			error: {
				message: 'The execution was cancelled',
				fieldErrors: [],
				origin: 'cancelled',
				...marks,
			},
		});
		expect(connection.requests).toHaveLength(1);
	});

	it('are made once more, without a wait, when the token has expired with status 400', async () => {
		const answers = [expired(), answered({ id: 'a' })];
		const connection = fakeConnection((_, index) => answers[index] ?? expired());
		expect(await zoomRequest(connection, GET)).toEqual({ value: { id: 'a' } });
		expect(connection.waits).toEqual([]);
	});
});

describe('A token that has expired', () => {
	it('makes for one more attempt only, which tells n8n the status that means it.', async () => {
		const options: unknown[] = [];
		const connection = fakeConnection(expired);
		const { httpRequestWithAuthentication: send } = connection.functions.helpers;
		connection.functions.helpers.httpRequestWithAuthentication = async function (...given) {
			options.push(given[2]);
			return (await send.apply(this, given)) as unknown;
		};
		expect(await zoomRequest(connection, GET)).toMatchObject({
			error: { httpStatus: 400, code: 124 },
		});
		expect(options).toEqual([undefined, { oauth2: { tokenExpiredStatusCode: 400 } }]);
	});

	it('makes for none with status 401, after which n8n has renewed it itself.', async () => {
		const connection = fakeConnection(() =>
			httpError(401, { code: 124, message: 'Access token is expired.' }),
		);
		expect(await zoomRequest(connection, GET)).toMatchObject({
			error: { httpStatus: 401, code: 124 },
		});
		expect(connection.requests).toHaveLength(1);
	});

	it('makes for none if another code says what is wrong.', async () => {
		const connection = fakeConnection(notThere);
		await zoomRequest(connection, GET);
		expect(connection.requests).toHaveLength(1);
	});
});

describe('A request that the user cancels while it is under way', () => {
	const aborted = () => Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });

	it.each([
		['a change, which may have been made', PUT, { afterUncertainAttempt: true }],
		['a reading, which changes nothing', GET, {}],
	])('is not repeated: %s.', async (_, request, marks) => {
		const connection = fakeConnection(aborted);
		expect(await zoomRequest(connection, request)).toEqual({
			error: {
				message: 'The execution was cancelled',
				fieldErrors: [],
				origin: 'cancelled',
				...marks,
			},
		});
		expect(connection.requests).toHaveLength(1);
		expect(connection.waits).toEqual([]);
	});
});

describe('What is sent', () => {
	it('has the body as it is, if there is one.', async () => {
		const connection = fakeConnection(() => answered({}));
		const body = { action: 'approve', registrants: [{ email: 'ann@example.com' }] };
		await zoomRequest(connection, { ...PUT, body });
		await zoomRequest(connection, GET);
		expect(connection.requests[0]).toMatchObject({ method: 'PUT', body });
		expect(connection.requests[1]).not.toHaveProperty('body');
	});
});

describe('A login that n8n could not make', () => {
	it('is tried again even for what must not be repeated, because nothing was sent.', async () => {
		const connection = fakeConnection(() => new Error('Invalid Token!'));
		expect(await zoomRequest(connection, POST)).toEqual({
			error: { message: 'Invalid Token!', fieldErrors: [], origin: 'login', afterRetries: true },
		});
		expect(connection.waits).toEqual([1_000, 2_000]);
	});
});

describe('A token that n8n has renewed meanwhile', () => {
	const leaking = () => fakeConnection(() => httpError(400, { message: 'Bad renewedT0ken1' }));

	it('is masked in what goes wrong.', async () => {
		const connection = { ...leaking(), secrets: ['0ldT0ken123'] };
		connection.functions.getCredentials = async <T>() => ({ token: 'renewedT0ken1' }) as T;
		expect(await zoomRequest(connection, GET)).toMatchObject({ error: { message: 'Bad ***' } });
	});

	it('is unknown if n8n doesn’t give the credential, and the tokens of before are masked.', async () => {
		const connection = { ...leaking(), secrets: ['renewedT0ken1'] };
		connection.functions.getCredentials = async () => {
			throw new Error('No credential');
		};
		expect(await zoomRequest(connection, GET)).toMatchObject({ error: { message: 'Bad ***' } });
	});
});

describe('The signal of n8n that the user has cancelled', () => {
	const withSignal = (signal: AbortSignal, ...given: Parameters<typeof fakeConnection>) => {
		const connection = fakeConnection(...given);
		Object.assign(connection.functions, { getExecutionCancelSignal: () => signal });
		return connection;
	};

	it('ends the attempts, and leaves an answer as it is.', async () => {
		const refused = withSignal(AbortSignal.abort(), broken);
		expect(await zoomRequest(refused, GET)).toMatchObject({ error: { origin: 'cancelled' } });
		expect(refused.requests).toHaveLength(1);
		expect(refused.waits).toEqual([]);
		const done = withSignal(AbortSignal.abort(), () => answered({ id: 'a' }));
		expect(await zoomRequest(done, GET)).toEqual({ value: { id: 'a' } });
	});

	it('reaches every wait.', async () => {
		const { signal } = new AbortController();
		const answers = [broken(), tooFast()];
		const connection = withSignal(signal, (_, index) => answers[index] ?? answered({}));
		const seen: unknown[] = [];
		const { wait } = connection.clock;
		connection.clock.wait = async (ms, cancel) => {
			seen.push(cancel);
			return await wait(ms, cancel);
		};
		await zoomRequest(connection, GET);
		expect(seen).toEqual([signal, signal]);
	});
});

describe('A rate limit', () => {
	it('holds up every later request of the run until it opens.', async () => {
		const answers = [tooFast({ 'Retry-After': '7' }), answered({})];
		const connection = fakeConnection((_, index) => answers[index] ?? answered({}));
		await zoomRequest(connection, GET);
		expect(connection.limiter.opensAt).toBe(NOW + 7_000);
		const later = fakeConnection(() => answered({}));
		later.limiter.opensAt = NOW + 7_000;
		await zoomRequest(later, POST);
		expect(later.waits).toEqual([7_000]);
	});

	it('doesn’t open earlier because another request was told so.', async () => {
		const connection = fakeConnection((_, index) => {
			// Another request has been told of a longer limit in the meantime.
			if (index === 0) connection.limiter.opensAt = NOW + 9_000;
			return index === 0 ? tooFast({ 'Retry-After': '2' }) : answered({});
		});
		expect(await zoomRequest(connection, GET)).toEqual({ value: {} });
		expect(connection.waits).toEqual([9_000]);
		expect(connection.limiter.opensAt).toBe(NOW + 9_000);
	});

	it('that opens now holds up nothing.', async () => {
		const connection = fakeConnection(() => answered({}));
		connection.limiter.opensAt = NOW;
		await zoomRequest(connection, GET);
		expect(connection.waits).toEqual([]);
	});

	it.each([
		['2', 0],
		['9', 0],
		['12', 3_000],
	])(
		'for which another request waits 9 seconds costs a reading only what it adds: %s s',
		async (retryAfter, addedMs) => {
			const waited: unknown[] = [];
			const connection = fakeConnection((_, index) => {
				waited.push(connection.limiter.readingsWaitedMs);
				if (index === 0) connection.limiter.opensAt = NOW + 9_000;
				return index === 0 ? tooFast({ 'Retry-After': retryAfter }) : answered({});
			});
			await zoomRequest(connection, GET);
			expect(waited).toEqual([undefined, addedMs]);
		},
	);

	it('for which others wait spares a reading no wait for a fault.', async () => {
		const waited: unknown[] = [];
		const connection = fakeConnection((_, index) => {
			waited.push(connection.limiter.readingsWaitedMs);
			if (index === 0) connection.limiter.opensAt = NOW + 9_000;
			return index === 0 ? broken() : answered({});
		});
		await zoomRequest(connection, GET);
		expect(waited).toEqual([undefined, 1_000]);
	});

	it('is no fault, which holds up its own request only.', async () => {
		const connection = fakeConnection((_, index) => (index === 0 ? broken() : answered({})));
		await zoomRequest(connection, GET);
		expect(connection.limiter.opensAt).toBe(0);
	});
});

describe('A cut-off answer', () => {
	const cutOff = () =>
		Object.assign(new Error('aborted'), {
			code: 'ERR_BAD_RESPONSE',
			response: { status: 200, headers: {}, data: '{"registr' },
		});
	const halfJson = () => answered('{"registrants":[{"id":"a"');

	it.each([
		['that n8n throws', cutOff],
		['that n8n returns', halfJson],
	])('%s is asked for again if it was a reading.', async (_, lost) => {
		const answers = [lost(), answered({ id: 'a' })];
		const connection = fakeConnection((_request, index) => answers[index] ?? lost());
		expect(await zoomRequest(connection, GET)).toEqual({ value: { id: 'a' } });
		expect(connection.requests).toHaveLength(2);
	});

	it.each([
		['that n8n throws', cutOff],
		['that n8n returns', halfJson],
	])('%s may mean that a change was made.', async (_, lost) => {
		const connection = fakeConnection(lost);
		const result = await zoomRequest(connection, POST);
		expect(result).toMatchObject({ error: { origin: 'network', afterUncertainAttempt: true } });
		expect(result).not.toHaveProperty('error.httpStatus');
		expect(connection.requests).toHaveLength(1);
	});
});

describe('HTTP 408 and 425', () => {
	it.each([408, 425])(
		'%i is asked for again if it was a reading, and no change.',
		async (status) => {
			const reading = fakeConnection((_, index) =>
				index === 0 ? httpError(status, '') : answered({ id: 'a' }),
			);
			expect(await zoomRequest(reading, GET)).toEqual({ value: { id: 'a' } });
			const change = fakeConnection(() => httpError(status, ''));
			await zoomRequest(change, { ...POST, idempotent: undefined });
			expect(change.requests).toHaveLength(1);
		},
	);
});

describe('The waiting of all readings of a run', () => {
	const limited = () => tooFast({ 'Retry-After': '50' });
	const waited = ({ waits }: { waits: number[] }) => waits.reduce((sum, ms) => sum + ms, 0);

	it('ends after two minutes, however many there are and whatever Zoom asks for.', async () => {
		const connection = fakeConnection(limited);
		for (let reading = 0; reading < 20; reading += 1) {
			const result = await zoomRequest(connection, GET);
			expect(result).toMatchObject({
				error: { httpStatus: 429, retryAfter: '50', afterWaiting: true },
			});
		}
		expect(waited(connection)).toBe(100_000);
		expect(connection.requests).toHaveLength(22);
	});

	it('counts faults too.', async () => {
		const connection = fakeConnection(broken);
		for (let reading = 0; reading < 100; reading += 1) await zoomRequest(connection, GET);
		expect(waited(connection)).toBe(120_000);
	});

	it('is shared by readings that wait at the same time.', async () => {
		const connection = fakeConnection(limited);
		const readings = Array.from({ length: 4 }, async () => await zoomRequest(connection, GET));
		await Promise.all(readings);
		expect(connection.limiter.readingsWaitedMs).toBeLessThanOrEqual(120_000);
	});

	it('has no end for a run that gets on at the pace of the limit.', async () => {
		const connection = fakeConnection((_, index) =>
			index % 2 === 0 ? tooFast({ 'Retry-After': '1' }) : answered({}),
		);
		for (let reading = 0; reading < 500; reading += 1) {
			expect(await zoomRequest(connection, GET)).toEqual({ value: {} });
		}
		expect(waited(connection)).toBe(500_000);
	});

	it('is no matter of changes, which wait as long as each of them may.', async () => {
		const connection = fakeConnection(limited);
		await zoomRequest(connection, POST);
		expect(waited(connection)).toBe(300_000);
		expect(connection.limiter.readingsWaitedMs).toBeUndefined();
	});
});

it('a Retry-After of thirty years is left out of the refusal.', async () => {
	const connection = fakeConnection(() => tooFast({ 'Retry-After': '1000000000' }));
	const result = await zoomRequest(connection, GET);
	expect(result).toMatchObject({ error: { httpStatus: 429 } });
	expect('error' in result && result.error.retryAfter).toBeUndefined();
});

describe('the address', () => {
	it.each([
		['a/b c', '?', 'a%2Fb%20c', '%3F'],
		['ann+1@example.com', 'ä&=', 'ann%2B1%40example.com', '%C3%A4%26%3D'],
		['😀', '😀', '%F0%9F%98%80', '%F0%9F%98%80'],
		['a\uD83D', '\uDE00b', 'a%EF%BF%BD', '%EF%BF%BDb'],
		['\uDE00\uD83D', '\uD83D\uD83D\uDE00', '%EF%BF%BD%EF%BF%BD', '%EF%BF%BD%F0%9F%98%80'],
	])('holds %j and %j encoded, whatever they are', async (segment, value, path, query) => {
		const connection = fakeConnection(() => answered({}));
		await zoomRequest(connection, {
			method: 'GET',
			path: ['meetings', segment],
			query: { left_out: undefined, name: value, page_size: '300' },
		});
		const [request] = connection.requests;
		expect(request?.url).toBe(
			`https://api.zoom.us/v2/meetings/${path}?name=${query}&page_size=300`,
		);
	});
});

import { type ZoomRequest, zoomRequest } from '../../../nodes/transport/request';
import { fakeConnection, httpError } from '../../support/fakeConnection';

const GET: ZoomRequest = { method: 'GET', path: ['users', 'me'] };
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

	it('end when the user cancels during a wait', async () => {
		const connection = fakeConnection(broken, { cancelAtWait: 1 });
		expect(await zoomRequest(connection, GET)).toEqual({
			error: {
				message: 'The execution was cancelled',
				fieldErrors: [],
				origin: 'cancelled',
				afterUncertainAttempt: true,
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

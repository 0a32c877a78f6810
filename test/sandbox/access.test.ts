import { putStatus, S2S_APP, useBench, USER_APP } from './support';

const LAUNCH = 85212345678;
const PLACES = [
	['details', (id: string | number) => ({ path: `/meetings/${id}`, method: 'GET' })],
	[
		'registrants',
		(id: string | number) => ({ path: `/meetings/${id}/registrants`, method: 'GET' }),
	],
] as const;

describe('who may see what', () => {
	const bench = useBench();

	const put = async (meetingId: string | number, app = S2S_APP) =>
		await putStatus(bench, meetingId, 'approve', [{ id: 'x' }], { token: bench.tokenOf(app) });
	const get = async (path: string, app = S2S_APP) =>
		await bench.call(path, { token: bench.tokenOf(app) });

	it.each([
		[null, {}],
		['unknown', {}],
		[null, { authorization: 'Basic abc' }],
	])('401 with the token %j and the headers %j', async (token, headers) => {
		const answer = await bench.call('/users/me', { token, headers });

		expect(answer.status).toBe(401);
		expect(answer.json).toEqual({ code: 124, message: 'Invalid access token.' });
	});

	it('does not take the token from the query', async () => {
		const query = `?access_token=${bench.tokenOf(S2S_APP)}`;

		expect((await bench.call(`/users/me${query}`, { token: null })).status).toBe(401);
	});

	it.each([
		[USER_APP, 'meeting:update:registrant_status'],
		[S2S_APP, 'meeting:update:registrant_status:admin'],
	])('400 with code 4711 when %s lacks %s', async (app, scope) => {
		const { apps } = bench.sandbox.state;
		const known = apps[app];
		if (known) known.scopes = known.scopes.filter((one) => one !== scope);
		const answer = await put(LAUNCH, app);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 4711,
			message: `Invalid access token, does not contain scopes:[${scope}].`,
		});
	});

	it.each([
		[USER_APP, 'meeting:write', 404],
		[USER_APP, 'meeting:write:admin', 404],
		[S2S_APP, 'meeting:write:admin', 404],
		[S2S_APP, 'meeting:write', 400],
		[S2S_APP, 'meeting:update:registrant_status', 400],
		[USER_APP, 'meeting:read', 400],
	])('%s with only the scope %s: %d', async (app, scope, status) => {
		Object.assign(bench.sandbox.state.apps[app] ?? {}, { scopes: [scope] });

		expect((await put(LAUNCH, app)).status).toBe(status);
	});

	it.each(PLACES)(
		'refuses a meeting ID with letters, and one that does not exist: %s',
		async (_, at) => {
			const letters = await bench.call(at('852-abc').path);
			expect(letters.status).toBe(400);
			expect(letters.json).toEqual({ code: 300, message: 'Invalid meeting id.' });

			const unknown = await bench.call(at(99999999999).path);
			expect(unknown.status).toBe(404);
			expect(unknown.json).toEqual({ code: 3001, message: 'Meeting does not exist: 99999999999.' });
		},
	);

	it('refuses a webinar at each endpoint in that endpoint’s words', async () => {
		const webinar = 93367890123;
		const answers = [
			await get(`/meetings/${webinar}`),
			await get(`/meetings/${webinar}/registrants`),
			await put(webinar),
		];

		expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400]);
		expect(answers.map((answer) => answer.json)).toEqual([
			{ code: 3000, message: 'Cannot access webinar info.' },
			{ code: 300, message: 'Cannot access webinar info.' },
			{ code: 3000, message: 'Cannot access webinar information.' },
		]);
	});

	it('lets a user app see only its user’s meetings, an account-level app all', async () => {
		const bens = 87145678901;
		expect((await get(`/meetings/${bens}`, USER_APP)).json).toEqual({
			code: 3000,
			message: 'Cannot access meeting information.',
		});
		expect((await get(`/meetings/${bens}/registrants`, USER_APP)).json).toEqual({
			code: 3003,
			message: 'Not meeting host.',
		});
		expect((await get(`/meetings/${bens}`)).status).toBe(200);
		expect((await get(`/meetings/${bens}/registrants`)).status).toBe(200);
	});

	it('refuses registration for an unlicensed host and for one who may not host', async () => {
		const unlicensed = await put(82256789012);
		const { hostId } = bench.sandbox.meeting(82256789012);
		expect(unlicensed.status).toBe(400);
		expect(unlicensed.json).toEqual({
			code: 200,
			message: `Only available for paid users: ${hostId}.`,
		});

		const mayNotHost = await put(88701234567);
		expect(mayNotHost.status).toBe(400);
		expect(mayNotHost.json).toEqual({
			code: 3161,
			message: 'Meeting hosting and scheduling capabilities are not allowed for your user account.',
		});
	});

	it('gives every answer a tracking ID, and errors as XML without Accept for JSON', async () => {
		const json = await get('/users/me');
		expect(json.headers.get('x-zm-trackingid')).toMatch(/^v=2\.0;clid=sandbox;rid=WEB_.{16}$/);

		const xml = await bench.call('/meetings/99', { headers: { accept: 'text/html' } });
		expect(xml.status).toBe(404);
		expect(xml.headers.get('content-type')).toContain('application/xml');
		expect(xml.headers.get('x-zm-trackingid')).toBeTruthy();
		expect(xml.text).toBe(
			'<?xml version="1.0" encoding="UTF-8"?><Result><code>3001</code><message>Meeting does not exist: 99.</message></Result>',
		);
	});

	it('does not recognize other endpoints', async () => {
		const answer = await bench.call('/meetings/1/nothing', { method: 'PUT', body: 'x' });

		expect(answer.status).toBe(404);
		expect(answer.json).toMatchObject({
			code: 2300,
			message: 'This API endpoint is not recognized.',
		});
	});
});

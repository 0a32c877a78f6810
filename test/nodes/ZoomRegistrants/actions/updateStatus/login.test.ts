import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000007';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

function run(people: number, parameters = {}) {
	const rows = world.sandbox
		.addRegistrants(MEETING, people, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	return world.execute(
		rows,
		{ meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant(), ...parameters },
		carryOn,
	);
}

const log = () =>
	world.sandbox.requests.map(
		({ method, path, status }) => `${method} ${path.split('/').pop()} ${status}`,
	);
const tokenRequests = () => world.sandbox.requests.filter(({ path }) => path === '/oauth/token');

function takeScope(part: string) {
	world.revokeScopes(new RegExp(part));
}

describe('a user login', () => {
	it('that expires in the middle is renewed, and the request is made again as it was', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, skip: 2, expireTokens: true });
		const { json } = await run(150, { options: { verifyResult: 'never' } });
		expect(log()).toEqual([
			'PUT status 204',
			'PUT status 204',
			'PUT status 401',
			'POST token 200',
			'PUT status 204',
			'PUT status 204',
			'PUT status 204',
		]);
		const [, , refused, , again] = world.sandbox.requests;
		const body = (request: typeof refused) =>
			request?.rawBody.toString().replace(/boundary-\S+/g, '');
		expect(body(again)).toBe(body(refused));
		expect(json.every(({ success }) => success === true)).toBe(true);
	});

	it('is renewed by a form body, with the client in a Basic header', async () => {
		world.sandbox.expireTokens();
		await run(1);
		const [request] = tokenRequests();
		expect(request?.url).toBe('/oauth/token');
		expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
		expect(request?.headers.authorization).toBe(
			`Basic ${Buffer.from('sandbox-user-app:sandbox-user-secret').toString('base64')}`,
		);
		const form = new URLSearchParams(request?.rawBody.toString());
		expect(form.get('grant_type')).toBe('refresh_token');
	});

	it('is renewed too when Zoom says "expired" with HTTP 400', async () => {
		world.sandbox.addFault({
			match: { method: 'PUT' },
			times: 2,
			answer: { status: 400, body: { code: 124, message: 'Access token is expired.' } },
		});
		const { json } = await run(1);
		expect(tokenRequests()).toHaveLength(1);
		expect(world.puts().map(({ status }) => status)).toEqual([400, 400, 204]);
		expect(json[0]?.success).toBe(true);
	});

	it('that was revoked says to connect again, and nothing more is sent', async () => {
		world.sandbox.expireTokens();
		const credential = world.engine.credentials.stored[0];
		credential!.data.oauthTokenData = {
			...(credential!.data.oauthTokenData as object),
			refresh_token: 'revoked',
		};
		const { json } = await run(90);
		const renewal = ['PUT status 401', expect.stringMatching(/^POST token 4/)];
		expect(log()).toEqual([...renewal, ...renewal, ...renewal]);
		expect(json[89]?.error).toMatch(/^Couldn't authenticate with Zoom: /);
		expect(JSON.stringify(json[89]?.details)).toContain('reconnect it');
	});

	it('that another execution has renewed in the meantime goes on with its token', async () => {
		world.sandbox.expireTokens();
		const { data } = world.engine.credentials.stored[0]!;
		const renewed = { ...world.sandbox.issueToken('sandbox-user-app') };
		data.oauthTokenData = { access_token: 'expired', refresh_token: 'spent', token_type: 'bearer' };
		world.clock.after(700, () => {
			data.oauthTokenData = renewed;
		});
		const { json } = await run(1);
		expect(json[0]?.success).toBe(true);
		expect(tokenRequests().map(({ status }) => status)).toEqual([expect.any(Number)]);
	});

	it('without a scope names the scope, and nothing more is sent', async () => {
		takeScope('meeting:update:registrant_status');
		const { json } = await run(90);
		expect(log()).toEqual(['PUT status 400']);
		expect(json[89]).toMatchObject({
			error: 'The Zoom app is missing a scope: meeting:update:registrant_status [item 89]',
			details: {
				code: 4711,
				description: expect.stringContaining(
					'Add it to your app on marketplace.zoom.us under Scopes',
				),
			},
		});
	});
});

describe('a server-to-server login', () => {
	const serverToServer = {
		authentication: 'serverToServer',
		options: { verifyResult: 'never' },
	};

	it('gets its token from Zoom by itself, with exactly the form that Zoom wants', async () => {
		const { json } = await run(1, serverToServer);
		expect(log()).toEqual(['POST token 200', 'PUT status 204']);
		const [request] = tokenRequests();
		expect(request?.headers.authorization).toBe(
			`Basic ${Buffer.from('sandbox-s2s-app:sandbox-s2s-secret').toString('base64')}`,
		);
		expect(request?.rawBody.toString()).toBe(
			'grant_type=account_credentials&account_id=sandboxAccount',
		);
		expect(json[0]?.success).toBe(true);
	});

	it('is renewed when it has expired', async () => {
		await run(1, serverToServer);
		world.sandbox.expireTokens();
		world.sandbox.requests.length = 0;
		await run(1, serverToServer);
		expect(log()).toEqual(['PUT status 401', 'POST token 200', 'PUT status 204']);
	});

	it('with a wrong account ID says what to check', async () => {
		world.engine.credentials.stored[1]!.data.accountId = 'wrong';
		const { json } = await run(60, serverToServer);
		expect(world.puts()).toEqual([]);
		expect(json[0]?.error).toMatch(/^Couldn't authenticate with Zoom: /);
		expect(JSON.stringify(json[0]?.details)).toContain("check 'Account ID'");
	});

	it('names missing scopes in their :admin form', async () => {
		takeScope('meeting:update:registrant_status');
		const { json } = await run(1, serverToServer);
		expect(json[0]?.error).toContain('meeting:update:registrant_status:admin');
	});
});

it('no token and no secret is in any output or error', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 20,
		answer: { status: 400, body: { code: 3000, message: 'Cannot access meeting information.' } },
	});
	const continued = await run(2);
	const stopped = await world.execute([{ id: 'a' }], {
		meetingId: byId(MEETING),
		action: 'approve',
		registrants: oneRegistrant('a', ''),
	});
	const text = JSON.stringify([continued.items, stopped.run.data.resultData]);
	const token = world.engine.credentials.stored[0]?.data.oauthTokenData as Record<string, string>;
	expect(stopped.error?.message).toContain("isn't accessible with this credential");
	for (const secret of [token.access_token!, token.refresh_token!, 'sandbox-user-secret']) {
		expect(text).not.toContain(secret);
	}
	expect(text).not.toContain('Bearer');
});

it('a credential with a custom environment and no address is refused before anything is sent', async () => {
	world.engine.credentials.stored[0]!.data.apiBaseUrl = 'zoom-gateway.example.com';
	const { error } = await world.execute([{}], {
		meetingId: byId(MEETING),
		action: 'approve',
		registrants: oneRegistrant('a', ''),
	});
	expect(error?.message).toContain("API Base URL is missing or isn't a web address");
	const { json } = await run(2);
	expect(json.map(({ success }) => success)).toEqual([false, false]);
	expect(json[1]?.error).toContain("API Base URL is missing or isn't a web address");
	expect(world.sandbox.requests).toEqual([]);
});

it('a Zoom that is not there: the message names the host and the next step', async () => {
	world.engine.credentials.stored[0]!.data.apiBaseUrl = 'http://127.0.0.1:9/v2';
	const { json } = await run(100);
	expect(json).toHaveLength(100);
	expect(json[0]?.error).toMatch(/^Couldn't reach Zoom at 127\.0\.0\.1:9/);
	expect(JSON.stringify(json[0]?.details)).toContain('network, proxy and firewall');
	expect(json[99]?.error).toContain("Couldn't reach Zoom at 127.0.0.1:9");
	expect(JSON.stringify(json[99]?.details)).toContain('network, proxy and firewall');
	expect(world.clock.now() - VIRTUAL_START).toBeLessThan(15_000);
});

it('a token that a gateway repeats in its error stays out of the output', async () => {
	const token = world.engine.credentials.stored[0]?.data.oauthTokenData as { access_token: string };
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 99,
		answer: {
			status: 400,
			body: { code: 1, message: `Bad request: Authorization: Bearer ${token.access_token}` },
		},
	});
	const { items } = await run(1);
	expect(JSON.stringify(items)).not.toContain(token.access_token);
	expect(JSON.stringify(items)).toContain('Bearer ***');
});

it('a token address that does not answer is the one that is named', async () => {
	world.sandbox.expireTokens();
	world.engine.credentials.stored[0]!.data.oAuthBaseUrl = 'http://127.0.0.1:9';
	const { json } = await run(1);
	expect(json[0]?.error).toContain('127.0.0.1:9');
});

it('a token address that fails is not said to be the change that failed', async () => {
	world.sandbox.expireTokens();
	world.sandbox.addFault({
		match: { pathIncludes: '/oauth/token' },
		times: 99,
		answer: { status: 500, body: { error: 'oops' } },
	});
	const { json } = await run(1);
	expect(json[0]?.error).toMatch(/^Couldn't authenticate with Zoom/);
});

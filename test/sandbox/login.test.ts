import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../sandbox/clock';
import { oauthClient, REDIRECT, type Tokens } from './oauthClient';
import { S2S_APP, send, useBench, USER_APP } from './support';

describe('login of a user app', () => {
	const bench = useBench();
	const client = oauthClient(bench);

	const parameters = (more: Record<string, string> = {}) => ({
		response_type: 'code',
		client_id: USER_APP,
		redirect_uri: REDIRECT,
		state: 'abc def',
		...more,
	});
	const page = async (query: Record<string, string>) =>
		await send(`${bench.sandbox.url}/oauth/authorize?${new URLSearchParams(query).toString()}`);
	const decide = async (decision: string, more: Record<string, string> = {}) => {
		const answer = await send(`${bench.sandbox.url}/oauth/authorize`, {
			method: 'POST',
			body: new URLSearchParams({ ...parameters(more), decision }),
		});
		expect(answer.status).toBe(302);
		return new URL(answer.headers.get('location') ?? '');
	};
	const byCode = async (code: string | null, more: Record<string, string> = {}) =>
		await client.token({
			grant_type: 'authorization_code',
			code: code ?? '',
			redirect_uri: REDIRECT,
			...more,
		});

	it('shows a consent page with the scopes and both buttons', async () => {
		const { status, headers, text } = await page(parameters({ state: '"><script>' }));

		expect(status).toBe(200);
		expect(headers.get('content-type')).toContain('text/html');
		expect(text).toContain('meeting:update:registrant_status');
		expect(text).toMatch(/value="allow"[^>]*>Allow</);
		expect(text).toMatch(/value="deny"[^>]*>Deny</);
		expect(text).not.toContain('<script>');
	});

	it.each([
		[{ client_id: 'unknown' }, 'client ID'],
		[{ client_id: S2S_APP }, 'client ID'],
		[{ redirect_uri: '' }, 'redirect_uri is missing'],
		[{ redirect_uri: 'javascript:alert(1)' }, 'redirect_uri must be'],
		[{ response_type: 'token' }, 'response_type'],
	])('refuses to ask the user with %j', async (wrong, text) => {
		const answer = await page(parameters(wrong));

		expect(answer.status).toBe(400);
		expect(answer.text).toContain(text);
	});

	it('logs in: allow, code, token, API', async () => {
		const back = await decide('allow');
		expect(back.origin + back.pathname).toBe(REDIRECT);
		expect(back.searchParams.get('state')).toBe('abc def');

		const answer = await byCode(back.searchParams.get('code'));
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			access_token: expect.any(String),
			token_type: 'bearer',
			refresh_token: expect.any(String),
			expires_in: 3600,
			scope: bench.sandbox.state.apps[USER_APP]?.scopes.join(' '),
			api_url: bench.sandbox.url,
		});
		const { status, json } = await client.me((answer.json as Tokens).access_token);
		expect(status).toBe(200);
		expect(json).toMatchObject({ email: 'ada@events.example' });
	});

	it('goes back with access_denied when the user denies', async () => {
		const back = await decide('deny');

		expect(back.searchParams.get('error')).toBe('access_denied');
		expect(back.searchParams.get('state')).toBe('abc def');
		expect(back.searchParams.has('code')).toBe(false);
	});

	it('takes a code once, within five minutes, for the same redirect_uri', async () => {
		const used = (await decide('allow')).searchParams.get('code');
		expect((await byCode(used)).status).toBe(200);
		const again = await byCode(used);
		expect(again.status).toBe(400);
		expect(again.json).toEqual({
			reason: `Invalid authorization code ${used}`,
			error: 'invalid_request',
		});

		const late = (await decide('allow')).searchParams.get('code');
		bench.clock.now += 5 * MINUTE_MS;
		expect((await byCode(late)).status).toBe(400);

		const other = (await decide('allow')).searchParams.get('code');
		const mismatch = await byCode(other, { redirect_uri: 'http://127.0.0.1/other' });
		expect(mismatch.status).toBe(400);
		expect(mismatch.json).toEqual({ reason: 'Redirect URI mismatch', error: 'invalid_request' });
	});

	it('checks the PKCE verifier when a challenge was sent', async () => {
		const challenge = {
			code_challenge: createHash('sha256').update('verifier').digest('base64url'),
			code_challenge_method: 'S256',
		};
		const wrong = (await decide('allow', challenge)).searchParams.get('code');
		expect((await byCode(wrong, { code_verifier: 'other' })).status).toBe(400);
		const right = (await decide('allow', challenge)).searchParams.get('code');
		expect((await byCode(right, { code_verifier: 'verifier' })).status).toBe(200);
	});

	it('invalidates earlier tokens when the same user allows the app again', async () => {
		const earlier = bench.sandbox.issueToken(USER_APP);
		await byCode((await decide('allow')).searchParams.get('code'));

		expect((await client.me(earlier.access_token)).status).toBe(401);
		expect((await client.refresh(earlier.refresh_token ?? '')).status).toBe(400);
	});
});

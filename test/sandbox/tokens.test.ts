import { HOUR_MS } from '../../sandbox/clock';
import { oauthClient, type Tokens } from './oauthClient';
import { S2S_APP, send, useBench, USER_APP } from './support';

describe('tokens', () => {
	const bench = useBench();
	const client = oauthClient(bench);

	it('rotates refresh tokens: the old one is invalid after use', async () => {
		const first = bench.sandbox.issueToken(USER_APP).refresh_token ?? '';
		const answer = await client.refresh(first);
		expect(answer.status).toBe(200);

		const reused = await client.refresh(first);
		expect(reused.status).toBe(400);
		expect(reused.json).toEqual({ reason: 'Invalid Token!', error: 'invalid_request' });

		const second = answer.json as Tokens;
		expect(second.refresh_token).not.toBe(first);
		expect((await client.refresh(second.refresh_token)).status).toBe(200);
	});

	it('gives account credentials one hour and no refresh token', async () => {
		const form = { grant_type: 'account_credentials', account_id: 'sandboxAccount', scope: '' };
		const answer = await client.token(form, S2S_APP);

		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
		expect(answer.json).not.toHaveProperty('refresh_token');
		const { access_token: accessToken } = answer.json as Tokens;
		bench.clock.now += HOUR_MS - 1;
		expect((await client.me(accessToken)).status).toBe(200);
		bench.clock.now += 1;
		const expired = await client.me(accessToken);
		expect(expired.status).toBe(401);
		expect(expired.json).toEqual({ code: 124, message: 'Access token is expired.' });
	});

	it.each([
		[
			'another account',
			S2S_APP,
			{ grant_type: 'account_credentials', account_id: 'x' },
			'Bad request',
		],
		['a user app', USER_APP, { grant_type: 'account_credentials' }, 'unsupported grant type'],
		['client credentials', S2S_APP, { grant_type: 'client_credentials' }, 'unsupported grant type'],
	])('refuses %s', async (_, app, form, reason) => {
		const answer = await client.token(form as Record<string, string>, app);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ reason });
	});

	it('refuses parameters in the query string and bodies that are no form', async () => {
		const form = { grant_type: 'account_credentials', account_id: 'sandboxAccount' };
		const query = `?${new URLSearchParams(form).toString()}`;
		expect((await client.token(form, S2S_APP, query)).status).toBe(400);

		const json = await send(`${bench.sandbox.url}/oauth/token`, {
			method: 'POST',
			headers: { authorization: client.basic(S2S_APP), 'content-type': 'application/json' },
			body: JSON.stringify(form),
		});
		expect(json.status).toBe(400);
		expect(json.json).toEqual({ reason: 'Bad request', error: 'invalid_request' });
	});

	it('knows the client by HTTP Basic only', async () => {
		const credentials = {
			client_id: S2S_APP,
			client_secret: bench.sandbox.state.apps[S2S_APP]?.clientSecret ?? '',
		};
		const form = { grant_type: 'account_credentials', account_id: 'sandboxAccount' };
		const wrong = new Headers({ authorization: client.basic(S2S_APP, 'wrong') });
		for (const headers of [new Headers(), wrong]) {
			const answer = await send(`${bench.sandbox.url}/oauth/token`, {
				method: 'POST',
				headers,
				body: new URLSearchParams({ ...form, ...credentials }),
			});
			expect(answer.status).toBe(401);
			expect(answer.json).toEqual({
				reason: 'Invalid client_id or client_secret',
				error: 'invalid_client',
			});
		}
	});

	it('revokes a token', async () => {
		const { access_token: accessToken } = bench.sandbox.issueToken(USER_APP);
		const answer = await send(`${bench.sandbox.url}/oauth/revoke?token=${accessToken}`, {
			method: 'POST',
			headers: { authorization: client.basic(USER_APP) },
		});

		expect(answer.json).toEqual({ status: 'success' });
		expect((await client.me(accessToken)).json).toEqual({
			code: 124,
			message: 'Invalid access token.',
		});
	});

	it('expires all access tokens on demand', async () => {
		const accessToken = bench.tokenOf(S2S_APP);
		bench.sandbox.expireTokens();

		expect((await client.me(accessToken)).json).toEqual({
			code: 124,
			message: 'Access token is expired.',
		});
		expect((await client.me(bench.sandbox.issueToken(S2S_APP).access_token)).status).toBe(200);
	});
});

import { send, USER_APP, type Bench } from './support';

export const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

export interface Tokens {
	access_token: string;
	refresh_token: string;
}

/** What an app and a browser do with the OAuth endpoints, in plain requests. */
export function oauthClient(bench: Bench) {
	const basic = (clientId: string, clientSecret?: string) => {
		const secret = clientSecret ?? bench.sandbox.state.apps[clientId]?.clientSecret;
		return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
	};
	const token = async (form: Record<string, string>, clientId = USER_APP, query = '') =>
		await send(`${bench.sandbox.url}/oauth/token${query}`, {
			method: 'POST',
			headers: { authorization: basic(clientId) },
			body: new URLSearchParams(form),
		});
	const refresh = async (refreshToken: string) =>
		await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
	const me = async (accessToken: string) => await bench.call('/users/me', { token: accessToken });
	return { basic, token, refresh, me };
}

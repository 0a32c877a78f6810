import type { ICredentialTestRequest, IDataObject } from 'n8n-workflow';

/**
 * Checks a credential by asking Zoom for a token with exactly its values. The token endpoint has no
 * scopes, so a missing one doesn't count as a wrong login. An API endpoint wouldn't do: n8n keeps
 * using the previous token for up to an hour, so a wrong new secret would pass.
 *
 * n8n signs the request with the token that it has, or first gets one; `auth` replaces that signature.
 * Every answer without a token is a refusal, whatever its HTTP status. `baseURL` is what makes n8n
 * allow the host, which isn't that of the API.
 *
 * https://developers.zoom.us/docs/internal-apps/s2s-oauth/
 */
export function tokenTest(form: IDataObject, whatToCheck: string): ICredentialTestRequest {
	return {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.accessTokenUrl.replace(/\\/token$/, "") }}',
			url: '/token',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: form,
			auth: {
				username: '={{ $credentials.clientId }}',
				password: '={{ $credentials.clientSecret }}',
			},
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'invalid_client',
					message:
						"Zoom doesn't accept this Client ID and Client Secret. Copy both again from the Zoom app, and check that the app is active.",
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'access_token',
					value: undefined,
					message: `Zoom didn't issue a token. Check ${whatToCheck}.`,
				},
			},
		],
	};
}

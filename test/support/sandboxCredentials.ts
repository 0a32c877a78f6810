import type { Sandbox } from '../../sandbox';
import type { StoredCredential } from './credentials';

export const USER_CREDENTIAL = 'user';
export const SERVER_TO_SERVER_CREDENTIAL = 'server-to-server';

/**
 * Both kinds of login to a sandbox, the user's one already connected. The package remembers some
 * things by the API's address for as long as the process runs; a `detour` spells the same address
 * in a way of its own, so that nothing is remembered from another one.
 */
export function sandboxCredentials(sandbox: Sandbox, detour?: string): StoredCredential[] {
	const environment = {
		environment: 'custom',
		oAuthBaseUrl: sandbox.url,
		apiBaseUrl: `${sandbox.url}${detour === undefined ? '' : `/${detour}/..`}/v2`,
	};
	const apps = Object.values(sandbox.state.apps);
	const userApp = apps.find(({ kind }) => kind === 'user');
	const serverApp = apps.find(({ kind }) => kind === 'serverToServer');
	if (userApp === undefined || serverApp === undefined) throw new Error('The sandbox lacks an app');
	return [
		{
			id: USER_CREDENTIAL,
			type: 'zoomRegistrantsOAuth2Api',
			data: {
				...environment,
				clientId: userApp.clientId,
				clientSecret: userApp.clientSecret,
				oauthTokenData: { ...sandbox.issueToken(userApp.clientId) },
			},
		},
		{
			id: SERVER_TO_SERVER_CREDENTIAL,
			type: 'zoomRegistrantsServerToServerOAuth2Api',
			data: {
				...environment,
				clientId: serverApp.clientId,
				clientSecret: serverApp.clientSecret,
				accountId: sandbox.state.accountId,
			},
		},
	];
}

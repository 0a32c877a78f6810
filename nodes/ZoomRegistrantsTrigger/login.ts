import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

const CREDENTIAL_TYPES = new Map([
	['app', 'zoomRegistrantsAppOAuth2Api'],
	['oAuth2', 'zoomRegistrantsOAuth2Api'],
	['serverToServer', 'zoomRegistrantsServerToServerOAuth2Api'],
]);

/** What the node's *Authentication* field chooses. */
export function loginOf(functions: IHookFunctions | IWebhookFunctions) {
	const authentication = String(functions.getNodeParameter('authentication', 'oAuth2'));
	const credentialType = CREDENTIAL_TYPES.get(authentication) ?? 'zoomRegistrantsOAuth2Api';
	return { authentication, credentialType };
}

/**
 * The Zoom app's *Secret Token*, `''` where there is none. No request is sent to Zoom for it, so the
 * credential need not be connected.
 */
export async function secretOf(functions: IHookFunctions | IWebhookFunctions): Promise<string> {
	const credentials = await functions.getCredentials(loginOf(functions).credentialType);
	const secret = credentials.webhookSecretToken;
	return typeof secret === 'string' ? secret.trim() : '';
}

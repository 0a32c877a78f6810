import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import { credentialTypeOf } from '../transport/connection';
import { textOf } from '../transport/guards';

/** The n8n contexts of the trigger: subscribing, checking the subscription, receiving. */
export type TriggerFunctions = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** The credential type that *Authentication* selects. */
export function loginOf(functions: TriggerFunctions) {
	const authentication = textOf(functions.getNodeParameter('authentication', 'oAuth2'));
	return { authentication, credentialType: credentialTypeOf(authentication) };
}

/**
 * The Zoom app's *Secret Token*, or `''` if there is none. Sends nothing to Zoom, so the credential
 * needn't be connected.
 */
export async function secretOf(functions: TriggerFunctions): Promise<string> {
	const credentials = await functions.getCredentials(loginOf(functions).credentialType);
	const secret = credentials.webhookSecretToken;
	return typeof secret === 'string' ? secret.trim() : '';
}

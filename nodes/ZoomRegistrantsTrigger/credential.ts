import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import { credentialTypeOf } from '../transport/connection';
import { textOf } from '../transport/guards';

/** What the trigger can be doing: subscribing, checking its subscription, or receiving. */
export type TriggerFunctions = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** What the node's *Authentication* field chooses. */
export function loginOf(functions: TriggerFunctions) {
	const authentication = textOf(functions.getNodeParameter('authentication', 'oAuth2'));
	return { authentication, credentialType: credentialTypeOf(authentication) };
}

/**
 * The Zoom app's *Secret Token*, `''` where there is none. No request is sent to Zoom for it, so the
 * credential need not be connected.
 */
export async function secretOf(functions: TriggerFunctions): Promise<string> {
	const credentials = await functions.getCredentials(loginOf(functions).credentialType);
	const secret = credentials.webhookSecretToken;
	return typeof secret === 'string' ? secret.trim() : '';
}

/**
 * How long a secret is used without asking n8n for the credential again. n8n takes longer to open a
 * credential than for everything else about an event, and a crowd of registrations may come at once.
 */
export const SECRET_KEPT_MS = 10_000;

/** What was read this short a time ago is not read again, whatever is sent to the address. */
export const SECRET_FRESH_MS = 1_000;

interface KeptSecret {
	/** When it was asked for, in epoch milliseconds. */
	at: number;
	secret: Promise<string>;
}

const keptSecrets = new Map<string, KeptSecret>();

/**
 * The Zoom app's *Secret Token*, read at most `maxAgeMs` ago; `''` where there is none. Requests
 * that come at the same time wait for one reading. Rejects when the credential cannot be read, which
 * is not kept. `now` is the clock in epoch milliseconds.
 */
export async function recentSecretOf(
	functions: IWebhookFunctions,
	maxAgeMs: number,
	now: number,
): Promise<string> {
	for (const [key, { at }] of keptSecrets) if (now - at > SECRET_KEPT_MS) keptSecrets.delete(key);
	const key = chosenCredentialKey(functions);
	const kept = keptSecrets.get(key);
	if (kept !== undefined && now - kept.at <= maxAgeMs) return await kept.secret;
	const reading = { at: now, secret: secretOf(functions) };
	keptSecrets.set(key, reading);
	reading.secret.catch(() => {
		if (keptSecrets.get(key) === reading) keptSecrets.delete(key);
	});
	return await reading.secret;
}

/** One for each node and each credential chosen in it. */
function chosenCredentialKey(functions: IWebhookFunctions): string {
	const { id, credentials } = functions.getNode();
	const { credentialType } = loginOf(functions);
	const credentialId = credentials?.[credentialType]?.id ?? '';
	return [functions.getWorkflow().id, id, credentialType, credentialId].join(':');
}

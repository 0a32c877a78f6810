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

/**
 * How long a secret is used before n8n is asked for the credential again, in milliseconds. Opening a
 * credential takes n8n longer than everything else about an event, and many people may register at
 * once.
 */
export const SECRET_KEPT_MS = 10_000;

/**
 * Lower bound on refreshes, in milliseconds: forged requests can't force a credential read more often
 * than this.
 */
export const SECRET_FRESH_MS = 1_000;

interface KeptSecret {
	/** When it was requested, in epoch milliseconds. */
	at: number;
	secret: Promise<string>;
}

const keptSecrets = new Map<string, KeptSecret>();

/**
 * The Zoom app's *Secret Token*, read at most `maxAgeMs` ago, or `''` if there is none. Simultaneous
 * requests share one read. Rejects if the credential can't be read; a failed read isn't kept. `now` is
 * in epoch milliseconds.
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

/** Identifies a node together with the credential that's selected in it. */
function chosenCredentialKey(functions: IWebhookFunctions): string {
	const { id, credentials } = functions.getNode();
	const { credentialType } = loginOf(functions);
	const credentialId = credentials?.[credentialType]?.id ?? '';
	return [functions.getWorkflow().id, id, credentialType, credentialId].join(':');
}

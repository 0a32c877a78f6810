import type { IWebhookFunctions } from 'n8n-workflow';

import { loginOf, secretOf } from './login';

/**
 * How long a secret is used without asking n8n for the credential again. n8n takes longer to open a
 * credential than for everything else about an event, and a crowd of registrations may come at once.
 */
export const SECRET_KEPT_MS = 10_000;

/** What was read this short a time ago is not read again, whatever is sent to the address. */
export const SECRET_FRESH_MS = 1_000;

interface Kept {
	/** When it was asked for, in epoch milliseconds. */
	at: number;
	secret: Promise<string>;
}

const kept = new Map<string, Kept>();

/**
 * The Zoom app's *Secret Token*, read `maxAgeMs` ago at the most; `''` where there is none. Requests
 * that come at the same time wait for one reading. Rejects when the credential cannot be read, which
 * is not kept.
 */
export async function recentSecretOf(
	functions: IWebhookFunctions,
	maxAgeMs: number,
): Promise<string> {
	const now = Date.now();
	for (const [name, { at }] of kept) if (now - at > SECRET_KEPT_MS) kept.delete(name);
	const name = nameOf(functions);
	const known = kept.get(name);
	if (known !== undefined && now - known.at <= maxAgeMs) return await known.secret;
	const read = { at: now, secret: secretOf(functions) };
	kept.set(name, read);
	read.secret.catch(() => {
		if (kept.get(name) === read) kept.delete(name);
	});
	return await read.secret;
}

/** One for each node and each credential chosen in it. */
function nameOf(functions: IWebhookFunctions): string {
	const { id, credentials } = functions.getNode();
	const { credentialType } = loginOf(functions);
	const chosen = credentials?.[credentialType]?.id ?? '';
	return [functions.getWorkflow().id, id, credentialType, chosen].join(':');
}

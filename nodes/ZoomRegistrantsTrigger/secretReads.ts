import type { IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import { isRecent } from '../webhook/age';
import { loginOf, secretOf } from './credential';

/**
 * How long a secret is used before n8n is asked for the credential again, in milliseconds. Opening a
 * credential takes n8n longer than everything else about an event, and many people may register at
 * once.
 */
export const SECRET_KEPT_MS = 10_000;

/** The time from one read to the next that refused requests cause, in milliseconds. */
export const READ_PAUSE_MS = 1_000;

/** How many requests wait for the same read, so that a flood of forged ones can't fill up memory. */
export const MAX_WAITING = 200;

/** One read of the credential. */
export interface SecretRead {
	/** When it began, in epoch milliseconds. */
	at: number;
	/** The Zoom app's *Secret Token*, or `''` if there is none. Rejects if n8n can't read the credential. */
	secret: Promise<string>;
}

/** The last read of a node, and those who wait for the next one. */
interface LastRead extends SecretRead {
	next?: Promise<SecretRead>;
	waiting: number;
}

const lastReads = new Map<string, LastRead>();

/**
 * The last read of the credential, if it began within the last `SECRET_KEPT_MS`, otherwise a new one.
 * Simultaneous requests share one. `isNew` says whether it began with this call.
 */
export function recentRead(
	functions: IWebhookFunctions,
	clock: Clock,
): { read: SecretRead; isNew: boolean } {
	const now = clock.now();
	for (const [key, { at }] of lastReads) {
		if (!isRecent(at, now, SECRET_KEPT_MS)) lastReads.delete(key);
	}
	const last = lastReads.get(chosenCredentialKey(functions));
	return last === undefined
		? { read: startRead(functions, now), isNew: true }
		: { read: last, isNew: false };
}

/**
 * A read that began after `former`. If that one is recent, waits until the next is permitted, together
 * with all other requests; `undefined` if too many are waiting.
 */
export async function readAfter(
	functions: IWebhookFunctions,
	former: SecretRead,
	clock: Clock,
): Promise<SecretRead | undefined> {
	const key = chosenCredentialKey(functions);
	const last = lastReads.get(key);
	if (last === undefined) return startRead(functions, clock.now());
	if (last !== former) return last;
	if (last.waiting >= MAX_WAITING) return undefined;
	last.waiting += 1;
	last.next ??= nextRead(functions, last, clock);
	return await last.next;
}

async function nextRead(
	functions: IWebhookFunctions,
	last: LastRead,
	clock: Clock,
): Promise<SecretRead> {
	const now = clock.now();
	if (isRecent(last.at, now, READ_PAUSE_MS)) await clock.wait(last.at + READ_PAUSE_MS - now);
	const current = lastReads.get(chosenCredentialKey(functions));
	return current === undefined || current === last ? startRead(functions, clock.now()) : current;
}

function startRead(functions: IWebhookFunctions, now: number): SecretRead {
	const read = { at: now, secret: secretOf(functions), waiting: 0 };
	// Whoever waits for it sees the error; it must not end the process if nobody does.
	read.secret.catch(() => undefined);
	lastReads.set(chosenCredentialKey(functions), read);
	return read;
}

/** Identifies a node together with the credential that's selected in it. */
function chosenCredentialKey(functions: IWebhookFunctions): string {
	const { id, credentials } = functions.getNode();
	const { credentialType } = loginOf(functions);
	const credentialId = credentials?.[credentialType]?.id ?? '';
	return [functions.getWorkflow().id, id, credentialType, credentialId].join(':');
}

import type { IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import type { Result } from '../transport/result';
import { type Distrust, verify } from '../webhook/signature';
import { recentSecretOf, SECRET_FRESH_MS, SECRET_KEPT_MS } from './credential';
import { maxAgeSecondsOf } from './settings';

/** A request that Zoom has signed, with the secret that proves it. */
interface TrustedRequest {
	secret: string;
	rawBody: Uint8Array;
}

/**
 * Whether Zoom has signed the request. Checks the secret that was read recently; if the signature
 * doesn't match, reads the secret again, so that a corrected credential takes effect at once.
 */
export async function judge(
	functions: IWebhookFunctions,
	clock: Clock,
): Promise<Result<TrustedRequest, Distrust>> {
	const { headers, rawBody } = functions.getRequestObject() as {
		headers: Record<string, unknown>;
		rawBody?: Uint8Array;
	};
	const signature = headers['x-zm-signature'];
	const timestamp = headers['x-zm-request-timestamp'];
	const maxAgeSeconds = maxAgeSecondsOf(functions);
	const judgeBy = async (secretMaxAgeMs: number): Promise<Result<TrustedRequest, Distrust>> => {
		const read = await readSecret(functions, secretMaxAgeMs, clock.now());
		if ('error' in read) return read;
		const request = { signature, timestamp, rawBody };
		const verified = verify(read.value, request, clock.now(), maxAgeSeconds);
		if ('error' in verified) return verified;
		return { value: { secret: read.value, rawBody: verified.value } };
	};
	const judged = await judgeBy(SECRET_KEPT_MS);
	return 'error' in judged ? await judgeBy(SECRET_FRESH_MS) : judged;
}

/**
 * The secret. A missing credential counts as one without a secret, so nothing gets through. If n8n
 * currently can't read the credential, e.g. because its database is busy, that proves nothing.
 */
async function readSecret(
	functions: IWebhookFunctions,
	maxAgeMs: number,
	now: number,
): Promise<Result<string, Distrust>> {
	try {
		return { value: await recentSecretOf(functions, maxAgeMs, now) };
	} catch (error) {
		const { message } = error as Error;
		const isMissing =
			/does not exist|not (?:be )?found|no credential|not have any credentials/i.test(message);
		return isMissing ? { value: '' } : { error: { kind: 'unreadable', message } };
	}
}

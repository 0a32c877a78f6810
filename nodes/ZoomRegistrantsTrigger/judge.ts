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
 * Whether Zoom has signed the request, by the secret of a moment ago; where that one says no, by the
 * secret of now, so that a credential that has just been corrected counts at once.
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
 * The secret. A credential that isn't there is one without a secret, so nothing gets through; one
 * that n8n can't read at present, e.g. because its database is busy, proves nothing either way.
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

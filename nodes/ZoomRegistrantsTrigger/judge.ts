import type { IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import type { Result } from '../transport/result';
import { type Distrust, verify } from '../webhook/signature';
import { readAfter, recentRead, type SecretRead } from './secretReads';
import { maxAgeSecondsOf } from './settings';

/** A request that Zoom has signed, with the secret that proves it. */
interface TrustedRequest {
	secret: string;
	rawBody: Uint8Array;
}

/** The reasons that another secret could change. */
const ABOUT_SECRET = new Set<Distrust['kind']>(['noSecret', 'unreadable', 'wrongSignature']);

/**
 * Whether Zoom has signed the request. Checks the secret that was read recently. If the signature doesn't
 * match, waits up to a second for a read that began after the request arrived, because the credential may
 * have been corrected just before, and Zoom doesn't resend what was refused.
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
	const judgeBy = async (reading: SecretRead): Promise<Result<TrustedRequest, Distrust>> => {
		const read = await secretIn(reading);
		if ('error' in read) return read;
		const request = { signature, timestamp, rawBody };
		const verified = verify(read.value, request, clock.now(), maxAgeSeconds);
		if ('error' in verified) return verified;
		return { value: { secret: read.value, rawBody: verified.value } };
	};
	const { read, isNew } = recentRead(functions, clock);
	const judged = await judgeBy(read);
	if (!('error' in judged) || !ABOUT_SECRET.has(judged.error.kind)) return judged;
	if (isNew && judged.error.kind !== 'unreadable') return judged;
	const later = await readAfter(functions, read, clock);
	return later === undefined ? TOO_MANY : await judgeBy(later);
}

const TOO_MANY: { error: Distrust } = {
	error: {
		kind: 'unreadable',
		message:
			'too many requests whose signature is wrong are waiting until the credential is read again',
	},
};

/**
 * The secret. A missing credential counts as one without a secret, so nothing gets through. If n8n
 * currently can't read the credential, e.g. because its database is busy, that proves nothing.
 */
async function secretIn({ secret }: SecretRead): Promise<Result<string, Distrust>> {
	try {
		return { value: await secret };
	} catch (error) {
		const { message } = error as Error;
		const isMissing =
			/does not exist|not (?:be )?found|no credential|not have any credentials/i.test(message);
		return isMissing ? { value: '' } : { error: { kind: 'unreadable', message } };
	}
}

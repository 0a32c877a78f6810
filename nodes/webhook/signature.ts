import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Result } from '../transport/result';

/**
 * How old a signed request may be unless the user says otherwise. Zoom names no number; five minutes
 * is what Stripe, Slack and Standard Webhooks use.
 */
export const SIGNATURE_MAX_AGE_SECONDS = 300;

/**
 * How far ahead of this machine's clock Zoom's may be. Requests do not come from the future, but a
 * self-hosted machine without time synchronisation lags behind, and Zoom does not repeat what was
 * refused with 401: without this, true events would be lost. Only Zoom can sign a later time, so
 * nobody gains by it.
 */
export const SIGNATURE_MAX_SKEW_SECONDS = 60;

/** What arrived: the two headers as they are, and the body byte by byte. */
interface SignedRequest {
	/** `x-zm-signature` */
	signature: unknown;
	/** `x-zm-request-timestamp`, unix time in seconds. */
	timestamp: unknown;
	/** `undefined` where the bytes are not known any more; nothing else will do. */
	rawBody: Uint8Array | undefined;
}

/**
 * Zoom's signature of a request: `v0=` and the HMAC-SHA256 of `v0:{timestamp}:{body}` in hex.
 * https://developers.zoom.us/docs/api/webhooks/#verify-with-zooms-header
 */
export function sign(secret: string, timestamp: string, rawBody: Uint8Array): string {
	const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody);
	return `v0=${hmac.digest('hex')}`;
}

/**
 * The body of a request that Zoom has signed within `maxAgeSeconds`, byte by byte. If it can't be
 * trusted, the reason, in words for n8n's log which hold neither the secret nor anything of the
 * request. `now` is the clock in epoch milliseconds.
 */
export function verify(
	secret: string,
	request: SignedRequest,
	now: number,
	maxAgeSeconds = SIGNATURE_MAX_AGE_SECONDS,
): Result<Uint8Array, string> {
	const { signature, timestamp, rawBody } = request;
	if (secret === '') return { error: 'the credential has no Webhook Secret Token' };
	if (rawBody === undefined) return { error: 'the body did not arrive as it was sent' };
	if (typeof signature !== 'string') return { error: 'the header x-zm-signature is missing' };
	if (typeof timestamp !== 'string')
		return { error: 'the header x-zm-request-timestamp is missing' };
	if (!/^\d{1,12}$/.test(timestamp))
		return { error: 'the header x-zm-request-timestamp is not a unix time' };
	if (!isEqual(signature, sign(secret, timestamp, rawBody))) {
		return {
			error:
				'the signature is wrong; if it did come from Zoom, the Webhook Secret Token in the credential is not that of the app',
		};
	}
	const age = Math.floor(now / 1000) - Number(timestamp);
	if (age > maxAgeSeconds) {
		return {
			error: `it was signed ${age} seconds ago, more than ${maxAgeSeconds}; if it has just been sent, the clock of this machine is fast`,
		};
	}
	if (age < -SIGNATURE_MAX_SKEW_SECONDS) {
		return {
			error: `it was signed ${-age} seconds in the future; the clock of this machine is slow`,
		};
	}
	return { value: rawBody };
}

/**
 * The answer to Zoom's question whether this address knows the secret, asked when it is entered and
 * every 72 hours. https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint
 */
export function validationAnswer(secret: string, plainToken: string) {
	const encryptedToken = createHmac('sha256', secret).update(plainToken).digest('hex');
	return { plainToken, encryptedToken };
}

/** Compares in a time that does not tell how much of the text was right. */
function isEqual(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

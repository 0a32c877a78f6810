import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Result } from '../transport/result';

/**
 * The default maximum age of a signature. Zoom retries after 5, 25 and 85 minutes, doesn't document
 * whether retries are re-signed, and never retries a request that was refused with 401. So every retry
 * has to be accepted; an event still never starts the workflow twice.
 */
export const SIGNATURE_MAX_AGE_SECONDS = 90 * 60;

/**
 * How far Zoom's clock may be ahead of this machine's: a self-hosted machine without time
 * synchronization may be minutes behind. Only Zoom can sign a later time, so there is nothing to gain
 * from forging one.
 */
export const SIGNATURE_MAX_SKEW_SECONDS = 5 * 60;

/** Why a request isn't trusted: a short name for counting, and words for n8n's log. */
export interface Distrust {
	kind:
		| 'noSecret'
		/** n8n currently can't read the credential, or not soon enough. */
		| 'unreadable'
		| 'noBody'
		| 'noSignature'
		| 'noTimestamp'
		| 'badTimestamp'
		| 'wrongSignature'
		| 'tooOld'
		| 'fromTheFuture';
	message: string;
}

/** What arrived: the two unparsed headers, and the bytes of the body. */
interface SignedRequest {
	/** `x-zm-signature` */
	signature: unknown;
	/** `x-zm-request-timestamp`, Unix time in seconds. */
	timestamp: unknown;
	/** `undefined` if the original bytes are no longer available; a parsed body can't replace them. */
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
 * The body, as bytes, of a request that Zoom signed within the last `maxAgeSeconds`. Otherwise the
 * reason not to trust it, which contains neither the secret nor anything from the request. `now` is
 * the clock in epoch milliseconds.
 */
export function verify(
	secret: string,
	request: SignedRequest,
	now: number,
	maxAgeSeconds = SIGNATURE_MAX_AGE_SECONDS,
): Result<Uint8Array, Distrust> {
	const { signature, timestamp, rawBody } = request;
	if (secret === '') return distrust('noSecret', 'the credential has no Webhook Secret Token');
	if (rawBody === undefined) return distrust('noBody', 'the raw request body is not available');
	if (typeof signature !== 'string') {
		return distrust('noSignature', 'the header x-zm-signature is missing');
	}
	if (typeof timestamp !== 'string') {
		return distrust('noTimestamp', 'the header x-zm-request-timestamp is missing');
	}
	if (!/^\d{1,12}$/.test(timestamp)) {
		return distrust('badTimestamp', "the header x-zm-request-timestamp isn't a Unix time");
	}
	if (!isEqual(signature, sign(secret, timestamp, rawBody))) {
		return distrust(
			'wrongSignature',
			"the signature is wrong; if the request did come from Zoom, the credential's Webhook Secret Token doesn't match the app's Secret Token",
		);
	}
	const age = Math.floor(now / 1000) - Number(timestamp);
	if (age > maxAgeSeconds) {
		return distrust(
			'tooOld',
			`it was signed ${age} seconds ago, more than ${maxAgeSeconds}; if it was just sent, this machine's clock is ahead`,
		);
	}
	if (age < -SIGNATURE_MAX_SKEW_SECONDS) {
		return distrust(
			'fromTheFuture',
			`it was signed ${-age} seconds in the future; this machine's clock is behind`,
		);
	}
	return { value: rawBody };
}

function distrust(kind: Distrust['kind'], message: string): { error: Distrust } {
	return { error: { kind, message } };
}

/**
 * The response to Zoom's URL validation, which happens when the URL is entered and every 72 hours.
 * https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint
 */
export function validationAnswer(secret: string, plainToken: string) {
	const encryptedToken = createHmac('sha256', secret).update(plainToken).digest('hex');
	return { plainToken, encryptedToken };
}

/** Compares in constant time. */
function isEqual(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Result } from '../transport/result';

/**
 * How old a signed request may be unless the user says otherwise. Zoom sends an event again 5, 25 and
 * 85 minutes after the first try, doesn't say whether it signs it anew, and never repeats what was
 * refused with 401. So all its tries have to count; the event itself still starts nothing twice.
 */
export const SIGNATURE_MAX_AGE_SECONDS = 90 * 60;

/**
 * How far ahead of this machine's clock Zoom's may be. Requests don't come from the future, but a
 * self-hosted machine without time synchronization may lag behind by minutes. Only Zoom can sign a
 * later time, so nobody gains anything by it.
 */
export const SIGNATURE_MAX_SKEW_SECONDS = 5 * 60;

/** Why a request isn't trusted: a short name for counting, and words for n8n's log. */
export interface Distrust {
	kind:
		| 'noSecret'
		/** n8n can't read the credential at present. */
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
 * trusted, the reason, in words that contain neither the secret nor anything of the request. `now` is
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
		return distrust('badTimestamp', 'the header x-zm-request-timestamp is not a unix time');
	}
	if (!isEqual(signature, sign(secret, timestamp, rawBody))) {
		return distrust(
			'wrongSignature',
			'the signature is wrong; if it did come from Zoom, the Webhook Secret Token in the credential is not that of the app',
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

import { createHmac } from 'node:crypto';

/** The headers by which a receiver knows Zoom (https://developers.zoom.us/docs/api/webhooks/#verify-with-zooms-header). */
export function signedHeaders(
	secretToken: string,
	timestamp: number,
	body: string,
): Record<string, string> {
	const hash = hmac(secretToken, `v0:${timestamp}:${body}`);
	return { 'x-zm-request-timestamp': String(timestamp), 'x-zm-signature': `v0=${hash}` };
}

/** HMAC-SHA256 in hexadecimal. */
export function hmac(secretToken: string, text: string): string {
	return createHmac('sha256', secretToken).update(text).digest('hex');
}

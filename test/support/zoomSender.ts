import { createHmac } from 'node:crypto';

// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- of no app
export const SECRET_TOKEN = 'kQ1v0yJxT9uZ3mWn5bRc7A';

export interface Delivery {
	status: number;
	body: Record<string, unknown>;
	milliseconds: number;
}

/** How a delivery differs from a good one of just now. */
export interface DeliveryOptions {
	secret?: string;
	/** Unix time in seconds. */
	timestamp?: number | string;
	/** Header fields to be replaced, or left out where undefined. */
	headers?: Record<string, string | undefined>;
	/** Sent in place of what was signed. */
	sent?: string;
	method?: string;
}

/** Delivers an event, or a text as it is, signed as Zoom signs. */
export async function deliver(
	url: string,
	event: unknown,
	options: DeliveryOptions = {},
): Promise<Delivery> {
	const { secret = SECRET_TOKEN, timestamp = Math.floor(Date.now() / 1000) } = options;
	const body = typeof event === 'string' ? event : JSON.stringify(event);
	const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
	const headers: Record<string, string | undefined> = {
		'content-type': 'application/json; charset=utf-8',
		'x-zm-signature': `v0=${hash}`,
		'x-zm-request-timestamp': String(timestamp),
		...options.headers,
	};
	const started = Date.now();
	const answer = await fetch(url, {
		method: options.method ?? 'POST',
		headers: Object.entries(headers).filter(
			(header): header is [string, string] => header[1] !== undefined,
		),
		body: options.method === 'GET' ? undefined : (options.sent ?? body),
	});
	const text = await answer.text();
	return {
		status: answer.status,
		body: JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>,
		milliseconds: Date.now() - started,
	};
}

/** Zoom's question whether the address knows the secret. */
export const validation = (plainToken = 'qgg8vlvZRS6UYooatFL8Aw') => ({
	event: 'endpoint.url_validation',
	payload: { plainToken },
	event_ts: Date.now(),
});

import type { FastifyRequest } from 'fastify';
import type { RecordedRequest } from './types';

/** The query of a URL as names and texts; of a repeated name the last one. */
export function queryOf(url: string): Record<string, string> {
	const start = url.indexOf('?');
	return start < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(start + 1)));
}

/** A journal entry for a request that has just arrived; body and status follow. */
export function recordRequest(request: FastifyRequest, now: number): RecordedRequest {
	return {
		method: request.method,
		url: request.url,
		path: request.url.split('?')[0] ?? '',
		query: queryOf(request.url),
		headers: { ...request.headers },
		rawBody: Buffer.alloc(0),
		status: null,
		at: now,
	};
}

/** An entry as the HTTP inspection shows it: body as text, nothing that could log anyone in. */
export function visibleRequest(entry: RecordedRequest): Record<string, unknown> {
	const { rawBody, headers, ...rest } = entry;
	const isOAuth = entry.path.startsWith('/oauth/');
	const secrets = isOAuth ? { url: entry.path, query: '[redacted]' } : {};
	return {
		...rest,
		...secrets,
		headers: headers.authorization ? { ...headers, authorization: '[redacted]' } : headers,
		body: isOAuth ? '[redacted]' : rawBody.toString('utf8'),
	};
}

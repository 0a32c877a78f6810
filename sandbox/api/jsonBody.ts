import { notAJsonObject, unsupportedContentType } from '../errors';
import type { ApiCall } from './call';

/** The media type of the request's body in lower case, without its parameters. */
export function mediaType(call: ApiCall): string | undefined {
	return call.contentType.split(';')[0]?.trim().toLowerCase();
}

/** The fields of a JSON body; 415 for another content type, 400 for what is no JSON object. */
export function readJsonBody(call: ApiCall): Map<string, unknown> {
	if (mediaType(call) !== 'application/json') throw unsupportedContentType();
	const parsed = parseJson(call.body.toString('utf8'));
	if (!isObject(parsed)) throw notAJsonObject();
	return new Map(Object.entries(parsed));
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}

/** An object of JSON: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

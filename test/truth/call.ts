/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads requests */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import busboy from '@fastify/busboy';

import type { EventKind, Reference } from './zoom';

export type CallKind =
	| 'status'
	| 'list'
	| 'get'
	| 'create'
	| 'batch'
	| 'delete'
	| 'token'
	| 'other';

/** One request to the double, understood as far as that goes. */
export interface Call {
	kind: CallKind;
	method: string;
	path: string;
	eventKind: EventKind;
	eventId: string;
	registrantId: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	format: 'json' | 'multipart' | 'none' | 'other';
	/** The fields of the body; undefined where it could not be read. */
	body?: Record<string, unknown>;
	action: string;
	people: Reference[];
	occurrence: string;
	/** The how-manieth call of its kind it is, from 1. */
	nth: number;
	/** The moment that a reading shows; later changes are not seen. */
	asOf: number;
}

type Bare = Omit<Call, 'nth' | 'asOf'>;

const ROUTES: Array<{ kind: CallKind; method: string; path: RegExp }> = [
	{ kind: 'token', method: 'POST', path: /^\/oauth\/token$/ },
	{ kind: 'status', method: 'PUT', path: /^\/v2\/(.+)\/registrants\/status$/ },
	{ kind: 'list', method: 'GET', path: /^\/v2\/(.+)\/registrants$/ },
	{ kind: 'create', method: 'POST', path: /^\/v2\/(.+)\/registrants$/ },
	{ kind: 'batch', method: 'POST', path: /^\/v2\/(.+)\/batch_registrants$/ },
	{ kind: 'get', method: 'GET', path: /^\/v2\/(.+)\/registrants\/(?!questions$)([^/]+)$/ },
	{ kind: 'delete', method: 'DELETE', path: /^\/v2\/(.+)\/registrants\/([^/]+)$/ },
];

/** Reads a request to its end; everything is below the path `base`. */
export async function readCall(request: IncomingMessage, base: string): Promise<Bare> {
	const url = new URL(request.url ?? '/', 'http://zoom.invalid');
	const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : '';
	const method = request.method ?? 'GET';
	const route = ROUTES.find((one) => one.method === method && one.path.test(path));
	const [, place = '', registrantId = ''] = route?.path.exec(path) ?? [];
	const [, resource = '', eventId = '', recordings = ''] =
		/^(meetings|webinars)\/(\d+)(\/recordings)?$/.exec(place) ?? [];
	const { format, body } = await readBody(request);
	return {
		kind: route?.kind ?? 'other',
		method,
		path,
		eventKind: recordings !== '' ? 'recording' : resource === 'webinars' ? 'webinar' : 'meeting',
		eventId,
		registrantId: decodeURIComponent(registrantId),
		query: Object.fromEntries(url.searchParams),
		headers: request.headers,
		format,
		body,
		action: typeof body?.action === 'string' ? body.action : '',
		people: Array.isArray(body?.registrants) ? body.registrants : [],
		occurrence: url.searchParams.get('occurrence_id') ?? '',
	};
}

async function readBody(request: IncomingMessage): Promise<Pick<Call, 'format' | 'body'>> {
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('multipart/form-data')) {
		return { format: 'multipart', body: await readMultipart(request) };
	}
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	if (text === '') return { format: 'none' };
	if (!type.startsWith('application/json')) return { format: 'other' };
	return { format: 'json', body: objectOf(text) };
}

/** `action` is text; `registrants` is a list written as JSON. */
async function readMultipart(request: IncomingMessage): Promise<Call['body']> {
	const fields: Record<string, string> = {};
	return await new Promise((resolve, reject) => {
		const parser = new busboy({
			headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
		});
		parser.on('field', (name, value) => (fields[name] = value));
		parser.on('error', reject);
		parser.on('finish', () => {
			const list = objectOf(`{"registrants":${fields.registrants ?? 'null'}}`);
			resolve(list === undefined ? undefined : { ...fields, ...list });
		});
		request.pipe(parser);
	});
}

function objectOf(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { createHmac } from 'node:crypto';
import { fastify } from 'fastify';

export const SECRET = 'sandbox-user-webhook-secret';

interface Received {
	headers: Record<string, string | string[] | undefined>;
	body: string;
	json: { event: string; event_ts: number; payload: Record<string, unknown> };
}

/** An address for webhooks: it proves itself to the validation and answers anything else with the next of `statuses`. */
export interface Receiver {
	url: string;
	received: Received[];
	/** Default 204; 0 never answers. */
	statuses: number[];
	/** What it encrypts the validation's text with. */
	secret: string;
}

/** One for a describe block, fresh for each test. */
export function useReceiver(): Receiver {
	const receiver: Receiver = { url: '', received: [], statuses: [], secret: SECRET };
	const server = fastify({ forceCloseConnections: true });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	server.post('/zoom', async (request, reply) => {
		const body = String(request.body);
		const json = JSON.parse(body) as Received['json'];
		receiver.received.push({ headers: request.headers, body, json });
		const status = receiver.statuses.shift() ?? 204;
		if (status === 0) return reply.hijack();
		if (json.event !== 'endpoint.url_validation') return await reply.code(status).send();
		const plainToken = String(json.payload.plainToken);
		return { plainToken, encryptedToken: hmacHex(receiver.secret, plainToken) };
	});
	beforeAll(async () => {
		receiver.url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/zoom`;
	});
	beforeEach(() => Object.assign(receiver, { received: [], statuses: [], secret: SECRET }));
	afterAll(async () => await server.close());
	return receiver;
}

/** Zoom's signature of a request, worked out here a second time. */
export function signatureOf({ headers, body }: Received, secret = SECRET): string {
	return `v0=${hmacHex(secret, `v0:${String(headers['x-zm-request-timestamp'])}:${body}`)}`;
}

export function hmacHex(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text).digest('hex');
}

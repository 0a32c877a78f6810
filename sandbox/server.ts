import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addApiRoutes } from './api/routes';
import type { SandboxContext } from './context';
import { addControlRoutes } from './control/routes';
import { answerError } from './errorAnswers';
import { takeFault, type Fault } from './faults';
import { secretText } from './ids';
import { recordRequest } from './journal';
import { expireAccessTokens } from './oauth/tokens';
import { addOAuthRoutes } from './oauth/routes';
import type { RecordedRequest } from './types';

const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
const OWN_PAGES = /^\/(_sandbox(\/|$)|$|\?)/;

/** Builds the server with all routes; it does not listen yet. */
export function createServer(context: SandboxContext): FastifyInstance {
	const server = fastify({
		bodyLimit: BODY_LIMIT_BYTES,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 500 },
	});
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	server.setErrorHandler(answerError);
	server.setNotFoundHandler(async (request, reply) => {
		const message = 'This API endpoint is not recognized.';
		return await reply.code(404).send({ code: 2300, message, path: request.url });
	});
	addJournalAndFaults(server, context);
	addOAuthRoutes(server, context);
	addApiRoutes(server, context);
	addControlRoutes(server, context);
	return server;
}

function addJournalAndFaults(server: FastifyInstance, context: SandboxContext): void {
	const entries = new WeakMap<FastifyRequest, RecordedRequest>();
	const faults = new WeakMap<FastifyRequest, Fault>();

	server.addHook('onRequest', async (request, reply) => {
		if (OWN_PAGES.test(request.url)) return;
		if (request.url.startsWith('/v2')) {
			reply.header('x-zm-trackingid', `v=2.0;clid=sandbox;rid=WEB_${secretText(12)}`);
		}
		const entry = recordRequest(request, context.now());
		entries.set(request, entry);
		context.requests.push(entry);
	});

	server.addHook('preHandler', async (request, reply) => {
		const entry = entries.get(request);
		if (!entry) return;
		if (Buffer.isBuffer(request.body)) entry.rawBody = request.body;
		const fault = takeFault(context.faults, request.method, request.url);
		if (!fault) return;
		if (fault.delayMs !== undefined) await context.pause(fault.delayMs);
		if (fault.expireTokens) expireAccessTokens(context.tokens);
		if (fault.drop === 'before') {
			reply.hijack();
			request.raw.socket.destroy();
		} else if (fault.applyFirst || fault.drop === 'after') {
			faults.set(request, fault);
		} else if (fault.answer) {
			await reply.send(faultPayload(reply, fault.answer));
		}
	});

	server.addHook('onSend', async (request, reply, payload) => {
		const entry = entries.get(request);
		if (!entry) return payload;
		const fault = faults.get(request);
		if (fault?.drop === 'after') {
			request.raw.socket.destroy();
			return payload;
		}
		const result = fault?.answer ? faultPayload(reply, fault.answer) : payload;
		entry.status = reply.statusCode;
		return result;
	});
}

/** Sets status and headers of a fault's answer and gives its body as text. */
function faultPayload(reply: FastifyReply, answer: NonNullable<Fault['answer']>): string {
	const { status, headers = {}, body = '', contentType } = answer;
	const isText = typeof body === 'string';
	const defaultType = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
	reply.removeHeader('content-length');
	reply
		.code(status)
		.headers(headers)
		.type(contentType ?? headers['content-type'] ?? defaultType);
	return isText ? body : JSON.stringify(body);
}

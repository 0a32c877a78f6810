import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { OAuthError, unsupportedContentType, ZoomError } from './errors';
import { escapeMarkup } from './markup';

/**
 * Turns whatever a handler throws into Zoom's answer. Errors of the API come as XML when the request's Accept
 * header asks for neither JSON nor anything, as Zoom does; OAuth errors are always JSON.
 */
export async function answerError(
	error: FastifyError,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	if (error instanceof OAuthError) {
		const { reason, error: word } = error;
		return await reply.code(error.httpStatus).send({ reason, error: word });
	}
	const { httpStatus, code, message, details } = asZoomError(error);
	reply.code(httpStatus).headers(details.headers ?? {});
	const body = { code, message, ...(details.errors ? { errors: details.errors } : {}) };
	if (acceptsJson(request.headers.accept)) return await reply.send(body);
	const xml = `<?xml version="1.0" encoding="UTF-8"?><Result><code>${code}</code><message>${escapeMarkup(message)}</message></Result>`;
	return await reply.type('application/xml; charset=utf-8').send(xml);
}

function acceptsJson(accept: string | undefined): boolean {
	return /(application\/(json|\*)|\*\/\*)/i.test(accept ?? '');
}

function asZoomError(error: FastifyError): ZoomError {
	if (error instanceof ZoomError) return error;
	if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unsupportedContentType();
	if (error.statusCode !== undefined && error.statusCode < 500) {
		return new ZoomError(error.statusCode, 300, error.message);
	}
	return new ZoomError(500, 500, `The sandbox itself failed: ${error.stack ?? error.message}`);
}

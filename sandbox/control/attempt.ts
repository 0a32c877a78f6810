import type { FastifyReply, FastifyRequest } from 'fastify';

/** What was posted; throws when it is no JSON. */
export function jsonBody(request: FastifyRequest): unknown {
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	const value: unknown = JSON.parse(text);
	return value;
}

/** The outcome of a change, or 400 with the reason why it could not be made. */
export async function attempt(reply: FastifyReply, change: () => unknown): Promise<unknown> {
	try {
		return await change();
	} catch (error) {
		return await reply.code(400).send({ message: error instanceof Error ? error.message : '' });
	}
}

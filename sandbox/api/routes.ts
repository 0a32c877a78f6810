import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context';
import { queryOf } from '../journal';
import { authenticate, authorize } from './bearer';
import { Answer, noteOddity, type ApiCall, type Endpoint } from './call';
import { deleteEventSubscription, subscribeUsers, unsubscribeUsers } from './eventSubscription';
import { createEventSubscription, listEventSubscriptions } from './eventSubscriptions';
import { eventEndpoints } from './kinds/endpoints';
import { createMeeting, deleteMeeting } from './meetings';
import { pastEndpoints } from './past/endpoints';
import { countRequest } from './rateLimits';
import { getUser, listUsers } from './users';

const ENDPOINTS = [
	listUsers,
	getUser,
	createMeeting,
	deleteMeeting,
	...eventEndpoints,
	...pastEndpoints,
	listEventSubscriptions,
	createEventSubscription,
	subscribeUsers,
	unsubscribeUsers,
	deleteEventSubscription,
];

/** Puts the API under `/v2`: who is asking, how often, with which scopes, and then the endpoint itself. */
export function addApiRoutes(server: FastifyInstance, context: SandboxContext): void {
	for (const endpoint of ENDPOINTS) {
		server.route({
			method: endpoint.method,
			url: `/v2${endpoint.path}`,
			handler: async (request, reply) => await answer(context, endpoint, request, reply),
		});
	}
}

async function answer(
	context: SandboxContext,
	endpoint: Endpoint,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	const grant = authenticate(context, request.headers.authorization);
	reply.headers(countRequest(context, endpoint.label));
	const call: ApiCall = {
		context,
		method: request.method,
		path: request.url.split('?')[0] ?? '',
		params: textParams(request.params),
		query: knownQuery(endpoint, request.url),
		contentType: request.headers['content-type'] ?? '',
		body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
		caller: authorize(context.switches, grant, endpoint.scope),
	};
	noteOddQuery(call, endpoint, request.url);
	const result = await endpoint.handle(call);
	if (result instanceof Answer) return await reply.code(result.status).send(result.body);
	return result === undefined ? await reply.code(204).send() : result;
}

/** What the endpoint reads of the query; Zoom ignores the rest. */
function knownQuery(endpoint: Endpoint, url: string): Record<string, string> {
	const known = Object.entries(queryOf(url)).filter(([name]) => endpoint.query.includes(name));
	return Object.fromEntries(known);
}

function textParams(params: unknown): Record<string, string> {
	const entries = Object.entries(Object(params));
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function noteOddQuery(call: ApiCall, endpoint: Endpoint, url: string): void {
	const names = [...new URLSearchParams(url.split('?')[1] ?? '').keys()];
	for (const name of new Set(names)) {
		if (!endpoint.query.includes(name)) {
			noteOddity(call, `the query has an unknown key "${name}", which Zoom ignores`);
		} else if (names.indexOf(name) !== names.lastIndexOf(name)) {
			noteOddity(call, `the query repeats "${name}"`);
		} else if (call.query[name] === '' && name === 'occurrence_id') {
			noteOddity(call, 'occurrence_id is empty, so the whole series is meant');
		}
	}
}

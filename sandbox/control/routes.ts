import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context';
import { checkedFaults } from '../faults';
import { visibleRequest } from '../journal';
import { checkedSwitches } from '../switches';
import { checkedFormInput, fillForm } from '../webhooks/fillForm';
import { checkedSubscription, subscribe } from '../webhooks/subscribe';
import { attempt, jsonBody } from './attempt';
import { startPage } from './page';
import { addRoomRoutes } from './roomRoutes';

/** The sandbox's own pages: the start page and `/_sandbox/…`; they need no token and are not in the journal. */
export function addControlRoutes(server: FastifyInstance, context: SandboxContext): void {
	server.get('/', async (request, reply) => {
		const url = `http://${request.headers.host ?? ''}`;
		return await reply.type('text/html; charset=utf-8').send(startPage(context, url));
	});
	server.get('/_sandbox/state', async () => context.state);
	server.get('/_sandbox/requests', async () => context.requests.map(visibleRequest));
	server.get('/_sandbox/switches', async () => context.switches);
	server.get('/_sandbox/faults', async () => context.faults);
	server.patch('/_sandbox/switches', async (request, reply) => {
		return await attempt(reply, () =>
			Object.assign(context.switches, checkedSwitches(jsonBody(request))),
		);
	});
	server.post('/_sandbox/faults', async (request, reply) => {
		return await attempt(reply, () => {
			context.faults.push(...checkedFaults(jsonBody(request)));
			return context.faults;
		});
	});
	server.get('/_sandbox/subscriptions', async () => context.state.eventSubscriptions);
	server.get('/_sandbox/deliveries', async () => context.sender.deliveries);
	server.post('/_sandbox/subscriptions', async (request, reply) => {
		return await attempt(
			reply,
			async () => await subscribe(context, checkedSubscription(jsonBody(request))),
		);
	});
	server.post('/_sandbox/register', async (request, reply) => {
		return await attempt(reply, () => {
			const { meetingId, person, place } = checkedFormInput(jsonBody(request));
			return fillForm(context, meetingId, person, place);
		});
	});
	addRoomRoutes(server, context);
	server.post('/_sandbox/reset', async (_request, reply) => {
		context.reset();
		return await reply.code(204).send();
	});
}

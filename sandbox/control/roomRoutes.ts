import type { FastifyInstance } from 'fastify';
import type { ParticipantInput } from '../buildInstances';
import type { SandboxContext } from '../context';
import { end, join, leave } from '../webhooks/room';
import { attempt, jsonBody } from './attempt';

/** `/_sandbox/join`, `/_sandbox/leave`, `/_sandbox/end`: people come and go manually. */
export function addRoomRoutes(server: FastifyInstance, context: SandboxContext): void {
	server.post('/_sandbox/join', async (request, reply) => {
		return await attempt(reply, () => {
			const { meetingId, ...who } = textsOf(jsonBody(request), ['registrant', 'email', 'name']);
			return join(context, meetingId, who satisfies ParticipantInput);
		});
	});
	server.post('/_sandbox/leave', async (request, reply) => {
		return await attempt(reply, () => {
			const { meetingId, userId = '' } = textsOf(jsonBody(request), ['userId']);
			return leave(context, meetingId, userId);
		});
	});
	server.post('/_sandbox/end', async (request, reply) => {
		return await attempt(reply, () => end(context, textsOf(jsonBody(request), []).meetingId));
	});
}

/** The meeting's ID and further texts of a JSON object; throws an Error that says what is wrong. */
function textsOf<Name extends string>(
	input: unknown,
	names: Name[],
): { meetingId: string } & Partial<Record<Name, string>> {
	const given = new Map<string, unknown>(Object.entries(Object(input)));
	const meetingId = given.get('meetingId');
	if (typeof meetingId !== 'string' && typeof meetingId !== 'number') {
		throw new Error('Send a JSON object such as {"meetingId":"123"}.');
	}
	const texts: Partial<Record<Name, string>> = {};
	for (const name of names) {
		const text = given.get(name);
		if (text === undefined) continue;
		if (typeof text !== 'string') throw new Error(`${name} is a text.`);
		texts[name] = text;
	}
	return { ...texts, meetingId: String(meetingId) };
}

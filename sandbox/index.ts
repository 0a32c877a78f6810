import {
	addInstance,
	addMeeting,
	addParticipants,
	addRecordingRegistrants,
	addRegistrants,
	meetingOf,
} from './build';
import { summaryText } from './control/summaryText';
import { createContext } from './createContext';
import { expireAccessTokens, mintAppToken, mintTokens } from './oauth/tokens';
import type { Sandbox, SandboxOptions } from './sandbox';
import { createServer } from './server';
import type { AccountState, App } from './types';
import { deliver } from './webhooks/deliver';
import { fillForm } from './webhooks/fillForm';
import { end, join, leave } from './webhooks/room';
import { settled, stopSender } from './webhooks/sender';
import { subscribe } from './webhooks/subscribe';

export type { MeetingInput } from './build';
export type { InstanceInput, ParticipantInput } from './buildInstances';
export type { RegistrantInput } from './buildRegistrants';
export type { Fault, FaultAnswer } from './faults';
export type { TokenAnswer } from './oauth/tokens';
export type { Sandbox, SandboxOptions } from './sandbox';
export { defaultSeed } from './seed/defaultSeed';
export type { SandboxSeed } from './state';
export type { Switches } from './switches';
export type * from './types';
export type { DeliverOptions } from './webhooks/deliver';
export type { FormInput } from './webhooks/fillForm';
export type { SubscriptionInput } from './webhooks/subscribe';
export type { Delivery } from './webhooks/types';

/** Starts a small Zoom on this computer: OAuth and the part of the API about registration and attendance, as strict as the real one. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const context = createContext(options);
	const { state, switches, requests, faults, tokens, sender, now, reset } = context;
	const server = createServer(context);
	const url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		url,
		state,
		switches,
		requests,
		faults,
		summary: () => summaryText(context, url),
		addFault: (...more) => void faults.push(...more.map((fault) => ({ ...fault }))),
		addMeeting: (meeting) => addMeeting(state, now(), meeting),
		addRegistrants: (meetingId, who, common) =>
			addRegistrants(state, now(), meetingId, who, common),
		addRecordingRegistrants: (meetingId, who, common) =>
			addRecordingRegistrants(state, now(), meetingId, who, common),
		meeting: (meetingId) => meetingOf(state, meetingId),
		register: (meetingId, person, place) => fillForm(context, meetingId, person, place),
		addInstance: (meetingId, instance) => addInstance(state, now(), meetingId, instance),
		addParticipants: (meetingIdOrUuid, who, common) =>
			addParticipants(state, meetingIdOrUuid, who, common),
		join: (meetingId, who) => join(context, meetingId, who),
		leave: (meetingId, userId) => leave(context, meetingId, userId),
		end: (meetingId) => end(context, meetingId),
		subscribe: async (subscription) => await subscribe(context, subscription),
		deliver: async (event, options) => await deliver(context, event, options),
		deliveries: sender.deliveries,
		settled: async () => await settled(sender),
		issueToken: (clientId, userId) => {
			const app = appOf(state, clientId);
			return mintTokens(tokens, app, userId ?? app.ownerId, now);
		},
		issueAppToken: (clientId) => mintAppToken(tokens, appOf(state, clientId), now),
		expireTokens: () => expireAccessTokens(tokens),
		reset,
		close: async () => {
			stopSender(sender);
			await server.close();
		},
	};
}

function appOf({ apps }: AccountState, clientId: string): App {
	const app = apps[clientId];
	if (!app) throw new Error(`The sandbox has no app ${clientId}`);
	return app;
}

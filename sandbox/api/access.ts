import { userDoesNotExist, ZoomError } from '../errors';
import type { Meeting, Occurrence, RegistrationForm, User } from '../types';
import type { ApiCall } from './call';
import type { Kind } from './kinds/kind';
import type { Operation, Reason } from './kinds/wording';
import { expiredForm } from './expiry';
import { missingEvent, refuse } from './kinds/refusals';

/** The event a request is about, and where its people register. */
export interface Registration {
	kind: Kind;
	event: Meeting;
	form: RegistrationForm;
	/** Tells this place of registration from every other in the account's counters. */
	key: string;
}

/** The event named in the path; throws what Zoom answers when the operation is not possible with it. */
export function registrationOf(call: ApiCall, kind: Kind, operation: Operation): Registration {
	const { state } = call.context;
	const id = eventIdIn(call, kind, operation);
	const refuseIf = (condition: boolean, reason: Reason, host?: string) => {
		if (condition) refuse(call, kind, operation, reason, { id, host });
	};
	refuseIf(!/^\d{1,18}$/.test(id), 'badId');
	const event = state.meetings[id];
	const expired = event && expiredForm(call, kind, event);
	if (!event || expired === 'notFound') throw missingEvent(kind, operation, id);
	refuseIf(!kind.eventTypes.includes(event.type), 'wrongType');
	const host = hostOf(call, event);
	if (host.accountId !== state.accountId) {
		throw new ZoomError(400, 1010, `User does not belong to this account: ${state.accountId}.`);
	}
	refuseIf(event.inaccessible, 'inaccessible');
	refuseIf(call.caller.level === 'user' && call.caller.userId !== host.id, 'notHost');
	refuseIf(!host.mayHost, 'mayNotHost');
	refuseIf(!host[kind.hostNeeds], 'noPlan', host.id);
	const form = expired ?? kind.form(event);
	refuseIf(form.approvalType === 2, 'registrationOff');
	return { kind, event, form, key: kind.key(event) };
}

/** The event's number in the path, or of the UUID in its place; slashes of a UUID may have to be encoded twice. */
function eventIdIn(call: ApiCall, kind: Kind, operation: Operation): string {
	const text = call.params.eventId ?? '';
	if (!kind.takesUuid.includes(operation) || /^\d+$/.test(text)) return text;
	if (text.startsWith('/') || text.includes('//')) return text;
	const uuid = text.replace(/%2F/gi, '/').replace(/%2B/gi, '+').replace(/%3D/gi, '=');
	const events = Object.values(call.context.state.meetings);
	return events.find((event) => event.uuid === uuid)?.id ?? text;
}

/** The occurrence named in the query, or undefined for the whole series. */
export function requestedOccurrence(call: ApiCall, event: Meeting): Occurrence | undefined {
	const id = call.query.occurrence_id;
	if (!id) return undefined;
	const occurrence = event.occurrences.find((one) => one.id === id);
	if (!occurrence || occurrence.status === 'deleted') {
		throw new ZoomError(400, 3000, 'Invalid occurrence_id');
	}
	return occurrence;
}

function hostOf(call: ApiCall, event: Meeting): User {
	const host = call.context.state.users[event.hostId];
	if (!host) throw userDoesNotExist(event.hostId);
	return host;
}

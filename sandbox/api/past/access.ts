import { latestInstance } from '../../buildInstances';
import { monthsBefore } from '../../clock';
import type { Instance, Meeting } from '../../types';
import type { ApiCall } from '../call';
import { zoomError } from '../kinds/refusals';
import type { Wording } from '../kinds/wording';
import { NO_PERMISSION, type PastRules } from './rules';

/** One time that an event was held. */
export interface Held {
	event: Meeting;
	instance: Instance;
}

type Found = Pick<Held, 'event'> & Partial<Held>;

/** Throws one of the endpoint's refusals. */
export function refusePast(
	call: ApiCall,
	wording: Wording,
	words: Record<string, string> = {},
): never {
	const id = writtenId(call) ?? call.params.eventId ?? '';
	throw zoomError(wording, { id, account: call.context.state.accountId, ...words });
}

/** The event whose number the path has, if the caller may ask about it; throws what Zoom answers otherwise. */
export function eventByNumber(call: ApiCall, rules: PastRules): Meeting {
	refuseAccount(call, rules);
	const id = call.params.eventId ?? '';
	if (!/^\d+$/.test(id)) refusePast(call, rules.badId ?? rules.missing);
	const event = call.context.state.meetings[id];
	if (!event) return refusePast(call, rules.missing);
	if (!rules.kind.eventTypes.includes(event.type)) refusePast(call, rules.badId ?? rules.missing);
	refuseStranger(call, rules, event);
	return event;
}

/** The event of the number or UUID in the path; `instance` is that of the UUID, or the latest of the number if any. */
export function eventInPath(call: ApiCall, rules: PastRules): Found {
	refuseAccount(call, rules);
	const found = findEvent(call, rules);
	if (!found) return refusePast(call, rules.missing);
	refuseStranger(call, rules, found.event);
	return found;
}

/** The instance of the UUID in the path, or the latest of the number there; it has ended and is not too old. */
export function heldInPath(call: ApiCall, rules: PastRules): Held {
	const { event, instance } = eventInPath(call, rules);
	if (!instance || !hasEnded(instance, call.context.now())) return refusePast(call, rules.missing);
	for (const { months, beyond } of rules.reach) {
		const earliest = monthsBefore(call.context.now(), months);
		if (instance.startTime < earliest) refusePast(call, beyond);
	}
	return { event, instance };
}

export function hasEnded({ endTime }: Instance, now: number): boolean {
	return endTime !== null && endTime <= now;
}

function findEvent(call: ApiCall, { kind }: PastRules): Found | undefined {
	const id = writtenId(call);
	if (id === undefined) return undefined;
	const { meetings } = call.context.state;
	const events = Object.values(meetings).filter(({ type }) => kind.eventTypes.includes(type));
	if (/^\d+$/.test(id)) {
		const event = events.find((one) => one.id === id);
		return event && { event, instance: latestInstance(event) };
	}
	for (const event of events) {
		const instance = event.instances.find(({ uuid }) => uuid === id);
		if (instance) return { event, instance };
	}
	return undefined;
}

/** The number or UUID as it was before it was encoded; undefined for a UUID that had to be encoded twice and was not. */
function writtenId({ params }: ApiCall): string | undefined {
	const text = params.eventId ?? '';
	if (text.startsWith('/') || text.includes('//')) return undefined;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function refuseAccount(call: ApiCall, { unpaid, scope }: PastRules): void {
	const { plan, paidOnly, reports } = call.context.switches;
	if (plan === 'free' && unpaid) {
		const [, code, message] = unpaid;
		refusePast(call, [paidOnly === 'http200' ? 200 : 400, code, message]);
	}
	const isReport = scope.classic === 'report:read';
	if (isReport && reports === 'noPermission') refusePast(call, NO_PERMISSION);
}

function refuseStranger(call: ApiCall, rules: PastRules, event: Meeting): void {
	const { state } = call.context;
	const { noAccess, otherAccount = noAccess, kind } = rules;
	const host = state.users[event.hostId];
	if (host?.accountId !== state.accountId) refusePast(call, otherAccount);
	const isOthers = call.caller.level === 'user' && call.caller.userId !== event.hostId;
	if (isOthers || event.inaccessible) refusePast(call, noAccess);
	const lacksWebinars = kind.name === 'webinar' && !host.webinars;
	if (lacksWebinars && rules.unpaid) refusePast(call, rules.unpaid);
}

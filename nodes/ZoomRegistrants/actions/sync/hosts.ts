import { isRecord, isText } from '../../../transport/guards';
import type { ErrorText, Result } from '../../../transport/result';
import { emailKey, isEmail } from '../../../zoom/email';
import { type EventRef, getEvent } from '../../../zoom/events';
import { hostsOf } from '../../../zoom/sessions';
import { problemOfRefusal } from '../../run/problems';
import type { Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { newHost } from './messages';
import type { PersonPlan } from './types';

/** The emails of an event's hosts, as `emailKey`s. */
export type Hosts = ReadonlySet<string>;

export const NOBODY: Hosts = new Set();

/** Reads who hosts an event, with one request; or why that isn't known for all of them. */
export async function readHosts(
	{ connection }: Run,
	event: EventRef,
): Promise<Result<Hosts, ErrorText>> {
	const answer = await getEvent(connection, event.kind, event.eventId);
	if ('error' in answer) {
		const { message, description } = problemOfRefusal(connection, event, answer.error);
		return {
			error: {
				message: `the hosts of the ${event.kind.name} couldn't be read: ${message}`,
				description,
			},
		};
	}
	const { host_id, host_email } = answer.value;
	const names = hostsOf(answer.value).filter((name) => name !== host_id);
	const emails = new Set(names.map(emailKey));
	if (isText(host_email) && [...emails].every(isWholeEmail) && saysAlternatives(answer.value)) {
		return { value: emails };
	}
	return {
		error: {
			message: `Zoom doesn't give the emails of all hosts of the ${event.kind.name}`,
			description: 'Remove people in Zoom, or with Update Status.',
		},
	};
}

/** Whether it's an email without a part that is hidden, as in `h***@example.com`. */
function isWholeEmail(name: string): boolean {
	return isEmail(name) && !name.includes('*');
}

/** Whether an event tells its alternative hosts in the form that Zoom documents, a text, or has none. */
function saysAlternatives({ settings }: Record<string, unknown>): boolean {
	if (!isRecord(settings)) return false;
	const { alternative_hosts: alternatives = '' } = settings;
	return alternatives === null || typeof alternatives === 'string';
}

/** Whether somebody is planned to be registered, and nothing speaks against it yet. */
export function isToBeCreated({ change, problem }: PersonPlan): boolean {
	return change === 'create' && problem === undefined;
}

/** The plan for the people of the list: hosts aren't registered, because Zoom refuses them. */
export function withoutNewHosts(
	event: EventRef,
	plans: readonly PersonPlan[],
	hosts: Hosts,
): PersonPlan[] {
	return plans.map((plan) => {
		const { email = '' } = plan.wanted?.registrant ?? {};
		return isToBeCreated(plan) && hosts.has(emailKey(email))
			? { ...plan, problem: newHost(event, email) }
			: plan;
	});
}

const HOST_STAYS = 'Not in the list, but left as is: a host or alternative host is never removed.';

/** The plan for people who aren't in the list: hosts stay, under whichever email Zoom lists their ID. */
export function withHostsLeft(
	removals: readonly PersonPlan[],
	hosts: Hosts,
	{ byId }: Pick<Roster, 'byId'>,
): PersonPlan[] {
	return removals.map((plan): PersonPlan => {
		const { entry } = plan;
		const entries = byId.get(entry?.id ?? '') ?? [];
		const isHost = entries.some(({ email = '' }) => hosts.has(emailKey(email)));
		return isHost ? { entry, change: 'none', note: HOST_STAYS } : plan;
	});
}

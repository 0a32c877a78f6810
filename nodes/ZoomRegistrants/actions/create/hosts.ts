import { isText } from '../../../transport/guards';
import { emailKey } from '../../../zoom/email';
import { missingScopes } from '../../../zoom/errors/diagnose';
import { type EventRef, getEvent } from '../../../zoom/events';
import { hostsOf } from '../../../zoom/sessions';
import { guarded } from '../../run/guarded';
import type { Run } from '../../run/run';
import type { Entry } from './batches';
import type { HostRole } from './createOne';
import type { EntryResult } from './settleBatch';

/** What an email is in an event; undefined if it isn't a host's. */
export type RoleOf = (email: string) => HostRole | undefined;

const NOBODY: RoleOf = () => undefined;

/**
 * Reads who hosts an event, with one request. Zoom refuses hosts and alternative hosts as registrants
 * (400, code 3027), and with them everyone in the same batch. If the event can't be read, nobody is
 * known to be a host; if the scope for that is missing, Zoom is asked only once per run.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}
 */
export function hostReader({ breaker, connection }: Run): (event: EventRef) => Promise<RoleOf> {
	let isScopeMissing = false;
	const read = async ({ kind, eventId }: EventRef): Promise<RoleOf> => {
		if (isScopeMissing || breaker.openFor({ eventId, isBatch: true }) !== undefined) return NOBODY;
		const answer = await getEvent(connection, kind, eventId);
		if ('value' in answer) return rolesIn(answer.value);
		if (missingScopes(answer.error.message).length > 0) isScopeMissing = true;
		return NOBODY;
	};
	return async (event) =>
		await guarded(
			async () => await read(event),
			() => NOBODY,
		);
}

function rolesIn(event: Record<string, unknown>): RoleOf {
	const { host_email: host } = event;
	const hosts = new Set(hostsOf(event).map(emailKey));
	return (email) => {
		const key = emailKey(email);
		if (!hosts.has(key)) return undefined;
		return isText(host) && emailKey(host) === key ? 'host' : 'alternativeHost';
	};
}

/** Divides entries of one event into hosts, who fail without being sent, and everyone else. */
export function withoutHosts(
	entries: readonly Entry[],
	roleOf: RoleOf,
): { results: EntryResult[]; others: Entry[] } {
	const results: EntryResult[] = [];
	const others: Entry[] = [];
	for (const entry of entries) {
		const { email } = entry.registrant;
		const role = roleOf(email);
		if (role === undefined) others.push(entry);
		else results.push({ entry, type: 'isHost', email, role });
	}
	return { results, others };
}

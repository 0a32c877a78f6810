import type { EventRef } from '../../../zoom/events';
import { anyStatus, findIn, type KnownRegistrant } from '../../run/roster';
import { readAnew, type Run } from '../../run/run';
import type { NewRegistrant } from './newRegistrant';

/**
 * Looks in the event's list whether somebody is registered, after a request that Zoom gave no proper
 * answer to: for each of the occurrences asked for, because another registration may have made them
 * known for one. Undefined where they are not, or where the list does not tell.
 */
export async function registeredFor(
	run: Run,
	place: EventRef,
	registrant: NewRegistrant,
): Promise<{ found: KnownRegistrant | undefined } | 'unreadable'> {
	const { email } = registrant;
	let found: KnownRegistrant | undefined;
	for (const occurrenceId of place.occurrenceId?.split(',') ?? [undefined]) {
		const one = { ...place, occurrenceId };
		const reading = await readAnew(run, one, anyStatus([{ email }]));
		if ('refusal' in reading) return 'unreadable';
		found = findIn(reading.directory, { email });
		if (!isRegistered(found, registrant)) return { found: undefined };
	}
	return { found };
}

/** Whether the list's row can be what was asked for; who was turned down before is not registered. */
export function isRegistered(
	found: KnownRegistrant | undefined,
	{ more }: NewRegistrant,
): found is KnownRegistrant {
	return found !== undefined && (found.status !== 'denied' || more.status === 'denied');
}

/** A row of the list in place of Zoom's answer to adding somebody. */
export function answerFrom({ id, fields }: KnownRegistrant): Record<string, unknown> {
	const { join_url } = fields;
	return { registrant_id: id, ...(join_url !== undefined && { join_url }) };
}

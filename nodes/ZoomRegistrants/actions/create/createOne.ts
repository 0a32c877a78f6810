import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../../../transport/connection';
import { isRecord, isText } from '../../../transport/guards';
import { type Refusal, refusalFromAnswer } from '../../../transport/refusal';
import { zoomRequest } from '../../../transport/request';
import type { Result } from '../../../transport/result';
import { type EventRef, registrantsPath } from '../../../zoom/events';
import { type ListedRegistrant, WITHOUT_IDS } from '../../../zoom/registrants';
import { lookUntil, mayHaveSucceeded } from '../../run/reconcile';
import { anyStatus, findIn } from '../../run/roster';
import type { Run } from '../../run/run';
import { countSent } from '../../run/sentToday';
import type { NewRegistrant } from './newRegistrant';

/** What somebody is in an event whom Zoom doesn't register for it. */
export type HostRole = 'host' | 'alternativeHost';

/** The result of registering someone. */
export type Created =
	/** Zoom's answer, or what stands in for it if the person was found in the list. */
	| { type: 'created'; answer: Record<string, unknown> }
	| { type: 'refused'; refusal: Refusal }
	/** Not sent, because an earlier refusal applies. */
	| { type: 'notSent'; refusal: Refusal }
	/** Sent with others, whose answer doesn't tell; and why not by themselves, or not accepted then. */
	| { type: 'unanswered'; refusal: Refusal }
	/** Not sent, because Zoom doesn't register hosts. */
	| { type: 'isHost'; email: string; role: HostRole }
	/** Zoom's answer has no registrant ID; and whether the list could be read, which doesn't have them. */
	| { type: 'withoutId'; isUnlisted: boolean }
	/** This package's own code failed. */
	| { type: 'exception'; error: Error };

const MAX_TRIES = 2;

/** The occurrences asked for, as Zoom expects them in the query; people who ask for the same share a refusal. */
export function partOf({ occurrenceIds }: NewRegistrant): string | undefined {
	return occurrenceIds.length === 0 ? undefined : occurrenceIds.join(',');
}

/**
 * `POST /meetings/{meetingId}/registrants` and its counterparts, 201. Zoom accepts the same person
 * only three times a day, so if an answer gets lost the list is read before anything is sent again,
 * once.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/registrants
 */
export async function createOne(
	run: Run,
	event: EventRef,
	registrant: NewRegistrant,
): Promise<Created> {
	for (let tries = 1; ; tries += 1) {
		const answer = await zoomRequest(run.connection, {
			method: 'POST',
			path: registrantsPath(event),
			query: { occurrence_ids: partOf(registrant) },
			body: bodyOf(event, registrant),
			idempotent: false,
		});
		if ('value' in answer || mayHaveSucceeded(answer.error)) {
			countRegistration(run.connection, event, registrant);
		}
		const created = 'value' in answer ? createdBy(answer.value) : undefined;
		if (created !== undefined) return created;
		const refusal = 'error' in answer ? answer.error : refusalFromAnswer(201, {}, answer.value);
		const refused: Created =
			'error' in answer ? { type: 'refused', refusal } : { type: 'withoutId', isUnlisted: true };
		if (!mayHaveSucceeded(refusal) && !/already registered/i.test(refusal.message)) return refused;
		const found = await findRegistered(run, event, registrant);
		if ('error' in found) {
			return 'error' in answer ? refused : { type: 'withoutId', isUnlisted: false };
		}
		if (found.value !== undefined) return createdAs(found.value);
		if (tries === MAX_TRIES || !isFault(refusal)) return refused;
	}
}

/** Counts a registration that Zoom may have accepted: it takes three a day of one person. */
export function countRegistration(
	{ apiBaseUrl, clock }: ZoomConnection,
	event: EventRef,
	{ email }: NewRegistrant,
): void {
	countSent(apiBaseUrl, event, 'registration', { email }, clock.now());
}

/** Whether there was no answer at all, or a server's fault: only then is it worth asking again. */
function isFault({ origin, httpStatus = 0 }: Refusal): boolean {
	return origin === 'network' || httpStatus >= 500;
}

/** A list may lag behind a registration; it's read after each of these waits until it has the person. */
export const LOOK_AFTER_MS = [1_000, 7_000];

/**
 * Looks for somebody in the event's list after a request that got no proper answer: in each of the
 * occurrences asked for, because another registration may have added them to one. Undefined if they
 * aren't registered.
 */
async function findRegistered(
	run: Run,
	event: EventRef,
	registrant: NewRegistrant,
): Promise<Result<ListedRegistrant | undefined>> {
	const found = await lookUntil(
		run.connection,
		LOOK_AFTER_MS,
		async () => await findInLists(run, event, registrant),
		(look) => 'error' in look || look.value !== undefined,
	);
	return found ?? { value: undefined };
}

async function findInLists(
	{ rosters }: Run,
	event: EventRef,
	registrant: NewRegistrant,
): Promise<Result<ListedRegistrant | undefined>> {
	const { email, occurrenceIds } = registrant;
	let found: ListedRegistrant | undefined;
	for (const occurrenceId of occurrenceIds.length > 0 ? occurrenceIds : [undefined]) {
		const roster = await rosters.refresh({ ...event, occurrenceId }, anyStatus([{ email }]));
		if ('error' in roster) return roster;
		found = findIn(roster.value, { email });
		if (found === undefined && roster.value.hasEntriesWithoutId) return { error: WITHOUT_IDS };
		if (!isRegistered(found, registrant)) return { value: undefined };
	}
	return { value: found };
}

/** Whether a row of the list is what was asked for; somebody denied earlier isn't registered. */
export function isRegistered(
	found: ListedRegistrant | undefined,
	{ zoomFields }: NewRegistrant,
): found is ListedRegistrant {
	return found !== undefined && (found.status !== 'denied' || zoomFields.status === 'denied');
}

/** A row of the list in place of Zoom's answer to adding somebody. */
export function createdAs({ id, status, fields: { join_url } }: ListedRegistrant): Created {
	const answer = { registrant_id: id, status, ...(join_url !== undefined && { join_url }) };
	return { type: 'created', answer };
}

/** Zoom's answer, if it has the registrant's ID; without it nobody can tell what was done. */
function createdBy(body: unknown): Created | undefined {
	return isRecord(body) && isText(body.registrant_id)
		? { type: 'created', answer: body }
		: undefined;
}

/** The three fields that a single request and a batch have in common. */
export function nameOf({ email, firstName, lastName }: NewRegistrant) {
	return { email, first_name: firstName, ...(lastName !== undefined && { last_name: lastName }) };
}

/** Zoom accepts *Auto-Approve* for a single registrant of a meeting, but not of a webinar. */
function bodyOf({ kind: { name } }: EventRef, registrant: NewRegistrant): IDataObject {
	const { zoomFields, autoApprove } = registrant;
	return {
		...nameOf(registrant),
		...zoomFields,
		...(name === 'meeting' && autoApprove !== undefined && { auto_approve: autoApprove }),
	};
}

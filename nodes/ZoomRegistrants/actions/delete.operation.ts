import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../../transport/connection';
import { type EventRef, registrantsPath } from '../../zoom/events';
import type { Refusal } from '../../transport/refusal';
import { zoomRequest } from '../../transport/request';
import type { Result } from '../../transport/result';
import { emailKey } from '../../zoom/email';
import { findRegistrant } from '../run/findRegistrant';
import { readRegistrant, type RegistrantInput } from './readRegistrant';
import { itemByItem, type ItemResult, type ItemTask } from './itemByItem';
import { diagnose } from '../../zoom/errors/diagnose';
import { describeEvent } from '../../zoom/eventKinds';
import { canGetRegistrant, getRegistrant } from '../../zoom/registrants';
import { problemOfRefusal } from '../run/problems';
import { isGone, lookUntil, mayHaveSucceeded, refusalUnlessDone } from '../run/reconcile';
import { anyStatus, findIn, isMissingFrom, type Roster } from '../run/roster';
import type { Run } from '../run/run';
import type { Operation } from './operation';

/**
 * `DELETE /meetings/{meetingId}/registrants/{registrantId}`, 204 on success. Unlike after
 * a cancel or deny, the person is in no list afterwards.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/delete/meetings/{meetingId}/registrants/{registrantId}
 */
export const deleteOne: Operation<RegistrantInput> = {
	read: readRegistrant,

	async execute(functions, inputs, clock) {
		const deleted = new Set<string>();
		const deleteItems = itemByItem<RegistrantInput>({
			work: async (task) => await remove(task, deleted),
			keyOf: ({ registrant: { id, email } }) => JSON.stringify([id, email && emailKey(email)]),
		});
		return await deleteItems(functions, inputs, clock);
	},
};

/** Deletes one registrant, unless another item of this run already did, by ID or by email. */
async function remove(
	{ run, event, input, itemCount }: ItemTask<RegistrantInput>,
	deleted: Set<string>,
): Promise<ItemResult> {
	let { id } = input.registrant;
	if (id === undefined) {
		const result = await findRegistrant(run, event, input.registrant, itemCount);
		if (!('found' in result)) return result;
		id = result.found.id;
	}
	const about = aboutOf(event, id, input.registrant.email);
	const key = JSON.stringify([event.eventId, event.occurrenceId, id]);
	if (deleted.has(key)) return { json: { ...about, deleted: true } };
	const refusal = await requestDeletion(run.connection, event, id);
	const presence = presenceByAnswer(refusal) ?? (await readBack(run, event, id));
	if (presence === 'gone') deleted.add(key);
	return deletionResult({ connection: run.connection, event, id, about, presence, refusal });
}

/** Asks Zoom to delete a registrant; why it isn't clear that it did, if it isn't. */
export async function requestDeletion(
	connection: ZoomConnection,
	event: EventRef,
	id: string,
): Promise<Refusal | undefined> {
	const answer = await zoomRequest(connection, {
		method: 'DELETE',
		path: registrantsPath(event, id),
		query: { occurrence_id: event.occurrenceId },
	});
	return refusalUnlessDone(answer);
}

/** Whether someone is still there after a deletion; unknown if that can't be read. */
export type Presence = 'gone' | 'there' | 'unknown';

/** What Zoom's answer to a deletion tells by itself; undefined if only a reading can tell. */
export function presenceByAnswer(refusal: Refusal | undefined): Presence | undefined {
	if (refusal === undefined) return undefined;
	if (isGone(refusal)) return 'gone';
	return mayHaveSucceeded(refusal) ? undefined : 'there';
}

/** Whether the whole list still has someone. */
export function presenceIn(roster: Result<Roster>, id: string): Presence {
	if ('error' in roster) return 'unknown';
	if (findIn(roster.value, { id }) !== undefined) return 'there';
	return isMissingFrom(roster.value, { id }) ? 'gone' : 'unknown';
}

/** Zoom may still show someone for a while after they were deleted; milliseconds. */
export const READ_AGAIN_AFTER_MS = [0, 2_000, 8_000];

/** Checks whether a registrant is gone, because Zoom also accepts changes it doesn't make. */
async function readBack(run: Run, event: EventRef, id: string): Promise<Presence> {
	const presence = await lookUntil(
		run.connection,
		READ_AGAIN_AFTER_MS,
		async () => await presenceOf(run, event, id),
		(seen) => seen !== 'there',
	);
	return presence ?? 'unknown';
}

async function presenceOf(run: Run, event: EventRef, id: string): Promise<Presence> {
	if (canGetRegistrant(event)) {
		const answer = await getRegistrant(run.connection, event, id);
		if ('value' in answer) return answer.value?.id === id ? 'there' : 'unknown';
		return isNotFound(answer.error) ? 'gone' : 'unknown';
	}
	return presenceIn(await run.rosters.refresh(event, anyStatus([{ id }])), id);
}

function isNotFound(refusal: Refusal): boolean {
	const { affects } = diagnose(refusal);
	return affects === 'registrant' || (affects === 'unclear' && refusal.httpStatus === 404);
}

/** The person and event of a deletion, in the words of the other operations. */
function aboutOf(
	{ kind, eventId, occurrenceId }: EventRef,
	id: string,
	email: string | undefined,
): IDataObject {
	return {
		id,
		...(email !== undefined && { email }),
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
	};
}

/** Why someone wasn't deleted. Zoom has the same words for a wrong ID and for someone deleted before. */
function refusedResult(connection: ZoomConnection, event: EventRef, refusal: Refusal): ItemResult {
	if (diagnose(refusal).affects !== 'registrant') return { refusal };
	const problem = problemOfRefusal(connection, event, refusal);
	return {
		problem: {
			...problem,
			description: `${problem.description} The registrant may also have been deleted already.`,
		},
	};
}

/** What came of a deletion, in words. */
export function deletionResult({
	connection,
	event,
	id,
	about,
	presence,
	refusal,
}: {
	connection: ZoomConnection;
	event: EventRef;
	id: string;
	about: IDataObject;
	presence: Presence;
	refusal: Refusal | undefined;
}): ItemResult {
	if (presence === 'gone') return { json: { ...about, deleted: true } };
	if (refusal !== undefined) return refusedResult(connection, event, refusal);
	const name = describeEvent(event.kind, event.eventId);
	if (presence === 'unknown') {
		return {
			json: {
				...about,
				success: true,
				note: `Zoom accepted the deletion of ${id}, but the registrants of ${name} can't be read to check it.`,
			},
		};
	}
	return {
		problem: {
			message: `Zoom accepted the deletion, but still has ${id} among the registrants of ${name}`,
			description:
				'What Zoom shows can lag, so the person may still disappear. If not, run this item again.',
		},
	};
}

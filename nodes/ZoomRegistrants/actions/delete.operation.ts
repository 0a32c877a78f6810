import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { type EventRef, registrantsPath } from '../../zoom/events';
import { isEmptyBody } from '../../transport/guards';
import { type Refusal, refusalFromAnswer } from '../../transport/refusal';
import { zoomRequest } from '../../transport/request';
import type { Result } from '../../transport/result';
import { emailKey } from '../../zoom/email';
import { findRegistrant } from '../run/findRegistrant';
import { occurrenceField, registrantField } from './commonFields';
import { readRegistrant, type RegistrantInput } from './readRegistrant';
import { itemByItem, type ItemResult, type ItemTask } from './itemByItem';
import { isGone, mayHaveSucceeded } from '../run/reconcile';
import { anyStatus, findIn } from '../run/roster';
import type { Run } from '../run/run';
import type { Operation } from './operation';

const fields: INodeProperties[] = [occurrenceField, registrantField];

export const description = updateDisplayOptions({ show: { operation: ['delete'] } }, fields);

/**
 * `DELETE /meetings/{meetingId}/registrants/{registrantId}`, 204 on success. Unlike those who were
 * cancelled or denied, the person is in no list afterwards.
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

/** Deletes one registrant, unless another item of this run has, by ID or by email. */
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
	const key = JSON.stringify([event.eventId, event.occurrenceId, id]);
	if (deleted.has(key)) return { json: { deleted: true } };
	const answer = await zoomRequest(run.connection, {
		method: 'DELETE',
		path: registrantsPath(event, id),
		query: { occurrence_id: event.occurrenceId },
	});
	const refusal = refusalOf(answer);
	if (refusal === undefined || isGone(refusal) || (await isSeenGone(run, event, id, refusal))) {
		deleted.add(key);
		return { json: { deleted: true } };
	}
	return { refusal };
}

/** Anything but 204, or a 2xx with nothing in it, isn't a clear yes. */
function refusalOf(answer: Result<unknown>): Refusal | undefined {
	if ('error' in answer) return answer.error;
	return isEmptyBody(answer.value) ? undefined : refusalFromAnswer(200, {}, answer.value);
}

/** Whether somebody is in none of Zoom's lists, after an answer that doesn't tell. */
async function isSeenGone(
	{ rosters }: Run,
	event: EventRef,
	id: string,
	refusal: Refusal,
): Promise<boolean> {
	if (!mayHaveSucceeded(refusal)) return false;
	const roster = await rosters.refresh(event, anyStatus([{ id }]));
	return 'value' in roster && findIn(roster.value, { id }) === undefined;
}

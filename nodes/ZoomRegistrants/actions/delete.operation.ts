import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { registrantsPath } from '../../zoom/events';
import { zoomRequest } from '../../transport/request';
import { emailKey } from '../../zoom/email';
import { findRegistrant } from '../run/findRegistrant';
import { occurrenceField, registrantField } from './commonFields';
import { readRegistrant, type RegistrantInput } from './readRegistrant';
import { itemByItem, type ItemResult, type ItemTask } from './itemByItem';
import { isGone } from '../run/reconcile';
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
	if ('error' in answer && !isGone(answer.error)) return { refusal: answer.error };
	deleted.add(key);
	return { json: { deleted: true } };
}

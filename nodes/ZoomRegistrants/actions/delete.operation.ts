import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { diagnose } from '../../zoom/errors/diagnose';
import { registrantsPath } from '../../zoom/events';
import { zoomRequest } from '../../transport/request';
import { emailKey } from '../run/roster';
import { findRegistrant } from '../run/findRegistrant';
import { readRegistrant } from '../../fields/registrantReference';
import type { Registrant } from '../../fields/registrants';
import type { EventInput } from '../../fields/eventReference';
import { occurrenceField, registrantField } from './commonFields';
import { itemByItem, type Result, type Work } from './itemByItem';
import type { Operation } from './operation';

interface DeleteInput extends EventInput {
	registrant: Registrant;
}

const fields: INodeProperties[] = [occurrenceField, registrantField];

export const description = updateDisplayOptions({ show: { operation: ['delete'] } }, fields);

/**
 * `DELETE /meetings/{meetingId}/registrants/{registrantId}`, 204 on success. Unlike those who were
 * cancelled or denied, the person is in no list afterwards.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/delete/meetings/{meetingId}/registrants/{registrantId}
 */
export const deleteOne: Operation<DeleteInput> = {
	read: readRegistrant,

	run: itemByItem(remove, ({ registrant: { id, email } }) =>
		JSON.stringify([id, email && emailKey(email)]),
	),
};

async function remove({ run, place, input, itemCount }: Work<DeleteInput>): Promise<Result> {
	let { id } = input.registrant;
	if (id === undefined) {
		const result = await findRegistrant(run, place, input.registrant, itemCount);
		if (!('found' in result)) return result;
		id = result.found.id;
	}
	const key = JSON.stringify([place.eventId, place.occurrenceId, id]);
	if (run.deleted.has(key)) return { json: { deleted: true } };
	const answer = await zoomRequest(run.connection, {
		method: 'DELETE',
		path: registrantsPath(place, id),
		query: { occurrence_id: place.occurrenceId },
	});
	const isGone =
		!answer.ok && answer.isAfterFault && diagnose(answer.refusal).affects === 'registrant';
	if (!answer.ok && !isGone) return answer;
	run.deleted.add(key);
	return { json: { deleted: true } };
}

import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { registrantsPath } from '../../zoom/events';
import { isRecord, isText } from '../../transport/guards';
import { zoomRequest } from '../../transport/request';
import { findRegistrant } from '../run/findRegistrant';
import { readRegistrant } from '../../fields/registrantReference';
import type { Registrant } from '../../fields/registrants';
import { registrantJson } from './registrantJson';
import type { EventInput } from '../../fields/eventReference';
import { occurrenceField, registrantField, simplifyField } from './commonFields';
import { itemByItem } from './itemByItem';
import type { Operation } from './operation';

interface GetInput extends EventInput {
	registrant: Registrant;
	simplify: boolean;
}

const fields: INodeProperties[] = [
	{ ...occurrenceField, displayOptions: { show: { resource: ['webinarRegistrant'] } } },
	registrantField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { operation: ['get'] } }, fields);

/**
 * `GET /meetings/{meetingId}/registrants/{registrantId}`; Zoom has no such call for e-mails, so these
 * are looked for in the list.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants/{registrantId}
 */
export const get: Operation<GetInput> = {
	read(fields) {
		const simplify = fields.get('simplify', true) !== false;
		return { ...readRegistrant(fields), simplify };
	},

	run: itemByItem(async ({ run, place, input, itemCount }) => {
		const { registrant, simplify } = input;
		if (registrant.id === undefined) {
			const result = await findRegistrant(run, place, registrant, itemCount);
			if (!('found' in result)) return result;
			return { json: registrantJson(place, result.found.fields, simplify) };
		}
		const answer = await zoomRequest(run.connection, {
			method: 'GET',
			path: registrantsPath(place, registrant.id),
			query: { occurrence_id: place.occurrenceId },
		});
		if (!answer.ok) return answer;
		if (isRecord(answer.body) && isText(answer.body.id)) {
			return { json: registrantJson(place, answer.body, simplify) };
		}
		return {
			problem: { message: 'Zoom answered without a registrant', description: 'Run again.' },
		};
	}),
};

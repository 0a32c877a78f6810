import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { registrantsPath } from '../../transport/events';
import { isRecord } from '../../transport/isRecord';
import { zoomRequest } from '../../transport/request';
import { findRegistrant } from '../findRegistrant';
import { parseRegistrantReference } from '../input/registrantReference';
import type { Registrant } from '../input/registrants';
import { registrantJson } from '../registrantJson';
import type { EventInput } from '../resolveEvents';
import { occurrenceField, registrantField, simplifyField } from './fields/event';
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
		const registrant = fields.checked(parseRegistrantReference(fields.get('registrantId')));
		const simplify = fields.get('simplify', true) !== false;
		return { ...fields.event(), registrant, simplify };
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
		const found = isRecord(answer.body) ? answer.body : {};
		return { json: registrantJson(place, found, simplify) };
	}),
};

import { getRegistrant } from '../../zoom/registrants';
import { findRegistrant } from '../run/findRegistrant';
import { registrantJson } from './registrantJson';
import { readRegistrant, type RegistrantInput } from './readRegistrant';
import { itemByItem } from './itemByItem';
import type { Operation } from './operation';

interface GetInput extends RegistrantInput {
	simplify: boolean;
}

/**
 * `GET /meetings/{meetingId}/registrants/{registrantId}`; Zoom can't look up an email, so the
 * list is read for those.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants/{registrantId}
 */
export const get: Operation<GetInput> = {
	read(fields) {
		const simplify = fields.get('simplify') !== false;
		const input = readRegistrant(fields);
		return 'error' in input ? input : { value: { ...input.value, simplify } };
	},

	execute: itemByItem({
		work: async ({ run, event, input, itemCount }) => {
			const { registrant, simplify } = input;
			if (registrant.id === undefined) {
				const result = await findRegistrant(run, event, registrant, itemCount);
				if (!('found' in result)) return result;
				return { json: registrantJson(event, result.found.fields, simplify) };
			}
			const answer = await getRegistrant(run.connection, event, registrant.id);
			if ('error' in answer) return { refusal: answer.error };
			const { value: found } = answer;
			if (found === undefined) {
				return {
					problem: { message: 'Zoom returned no registrant', description: 'Run this item again.' },
				};
			}
			if (found.id !== registrant.id) {
				return {
					problem: {
						message: `Zoom returned another registrant (${found.id}) for ${registrant.id}`,
						description: 'Run this item again, or look up the person with Get Many.',
					},
				};
			}
			return { json: registrantJson(event, found.fields, simplify) };
		},
	}),
};

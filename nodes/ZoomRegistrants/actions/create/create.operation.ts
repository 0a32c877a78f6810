import { type IDataObject, type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { createOne } from './createOne';
import { createdJson } from './createdJson';
import { type NewRegistrant, parseNewRegistrant } from './newRegistrant';
import { emailKey } from '../../run/roster';
import type { ItemFields } from '../../run/itemFields';
import type { EventInput } from '../../../fields/eventReference';
import { simplifyField } from '../commonFields';
import { itemByItem } from '../itemByItem';
import type { Operation } from '../operation';

interface CreateInput extends EventInput {
	registrant: NewRegistrant;
	simplify: boolean;
}

const fields: INodeProperties[] = [simplifyField];

export const description = updateDisplayOptions({ show: { operation: ['create'] } }, fields);

/** Registers one person an item. Zoom answers with the registrant that is there, if there is one. */
export const create: Operation<CreateInput> = {
	read: (fields) => ({
		...readNewRegistrant(fields),
		simplify: fields.get('simplify', true) !== false,
	}),

	run: itemByItem(
		async ({ run, place, input: { registrant, simplify } }) => {
			const result = await createOne(run, place, registrant);
			if (!('answer' in result)) return result;
			const { answer } = result;
			return { json: simplify ? createdJson(place, registrant, answer) : (answer as IDataObject) };
		},
		({ registrant, simplify }) =>
			JSON.stringify([{ ...registrant, email: emailKey(registrant.email) }, simplify]),
	),
};

/** Reads whom an item wants to register, and for what. */
export function readNewRegistrant(fields: ItemFields): EventInput & { registrant: NewRegistrant } {
	const { get, checked, kind } = fields;
	const given = {
		email: get('email'),
		firstName: get('firstName'),
		lastName: get('lastName', ''),
		additionalFields: get('additionalFields', {}),
	};
	const registrant = checked(parseNewRegistrant(given, kind));
	const occurrenceId = registrant.occurrenceIds.join(',') || undefined;
	return { event: fields.event().event, occurrenceId, registrant };
}

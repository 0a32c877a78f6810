import type { IDataObject } from 'n8n-workflow';

import type { EventInput } from '../../../fields/givenEvent';
import { emailKey } from '../../../zoom/email';
import { itemByItem } from '../itemByItem';
import type { Operation } from '../operation';
import { createdJson } from './createdJson';
import { createOne, partOf } from './createOne';
import { type NewRegistrant, readNewRegistrant } from './newRegistrant';
import { problemOfCreated } from './problemOfCreated';

interface CreateInput extends EventInput {
	registrant: NewRegistrant;
	simplify: boolean;
}

/** Registers one person per item. Zoom returns the existing registrant if there is one. */
export const create: Operation<CreateInput> = {
	read(fields) {
		const input = readNewRegistrant(fields);
		if ('error' in input) return input;
		return { value: { ...input.value, simplify: fields.get('simplify') !== false } };
	},

	execute: itemByItem({
		async work({ run, event, input: { registrant, simplify } }) {
			const created = await createOne(run, event, registrant);
			if (created.type === 'refused') return { refusal: created.refusal };
			if (created.type !== 'created') {
				return { problem: problemOfCreated(run.connection, event, created) };
			}
			const { answer } = created;
			return { json: simplify ? createdJson(event, registrant, answer) : (answer as IDataObject) };
		},
		keyOf: ({ registrant, simplify }) =>
			JSON.stringify([{ ...registrant, email: emailKey(registrant.email) }, simplify]),
		partOf: ({ registrant }) => partOf(registrant),
	}),
};

import { itemByItem } from '../itemByItem';
import { questionsJson, readQuestions } from '../../../zoom/questions';
import type { EventInput } from '../../../fields/givenEvent';
import type { Operation } from '../operation';

/** Returns the questions of the registration form. It has no fields of its own. */
export const getQuestions: Operation<EventInput> = {
	read: (fields) => fields.event(),

	execute: itemByItem({
		work: async ({ run, event }) => {
			const reading = await readQuestions(run.connection, event);
			if ('error' in reading) return { refusal: reading.error };
			return { json: { [event.kind.idField]: event.eventId, ...questionsJson(reading.value) } };
		},
		keyOf: () => 'form',
	}),
};

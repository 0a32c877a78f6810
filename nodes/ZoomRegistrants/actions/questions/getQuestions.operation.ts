import { itemByItem } from '../itemByItem';
import { questionsJson, readQuestions } from '../../../zoom/questions';
import type { EventInput } from '../../../fields/eventReference';
import type { Operation } from '../operation';

/** Gives the questions of the registration form; it has no fields of its own. */
export const getQuestions: Operation<EventInput> = {
	read: (fields) => fields.event(),

	run: itemByItem(
		async ({ run, place }) => {
			const reading = await readQuestions(run.connection, place);
			if ('refusal' in reading) return reading;
			return { json: { [place.kind.idField]: place.eventId, ...questionsJson(reading.value) } };
		},
		() => 'form',
	),
};

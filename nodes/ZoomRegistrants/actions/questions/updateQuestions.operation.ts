import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { registrantsPath } from '../../../zoom/events';
import { zoomRequest } from '../../../transport/request';
import { invalid, type Parsed } from '../../../fields/parsed';
import { parseQuestions } from './parseQuestions';
import { type Questions, questionsJson, readQuestions } from '../../../zoom/questions';
import type { EventInput } from '../../../fields/givenEvent';
import { customQuestionsFields, formQuestionsField } from './fields';
import { itemByItem } from '../itemByItem';
import type { Operation } from '../operation';

interface UpdateQuestionsInput extends EventInput {
	given: Questions;
	others: 'keep' | 'remove';
}

const fields: INodeProperties[] = [
	formQuestionsField,
	...customQuestionsFields,
	{
		displayName: 'Other Questions',
		name: 'otherQuestions',
		type: 'options',
		options: [
			{
				name: 'Keep',
				value: 'keep',
				description: 'The form is read first, and what is not named here stays as it is',
			},
			{
				name: 'Remove',
				value: 'remove',
				description: 'The form has only the questions above afterwards',
			},
		],
		default: 'keep',
		description: 'What becomes of the questions that the form has and that are not named here',
	},
];

export const description = updateDisplayOptions(
	{ show: { operation: ['updateQuestions'] } },
	fields,
);

/**
 * `PATCH /meetings/{meetingId}/registrants/questions`, 204 on success. Zoom takes whole lists, so the
 * other questions are read and sent along, unless they are to go.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/patch/meetings/{meetingId}/registrants/questions
 */
export const updateQuestions: Operation<UpdateQuestionsInput> = {
	read(fields) {
		const { get, kind } = fields;
		const given = parseQuestions(get('questions'), get('customQuestions'), kind);
		if ('error' in given) return given;
		const others = parseOthers(get('otherQuestions', 'keep'));
		if ('error' in others) return others;
		const input = fields.event();
		if ('error' in input) return input;
		return { value: { ...input.value, given: given.value, others: others.value } };
	},

	execute: itemByItem({
		work: async ({ run, event, input: { given, others } }) => {
			let wanted = given;
			if (others === 'keep') {
				const present = await readQuestions(run.connection, event);
				if ('error' in present) return { refusal: present.error };
				wanted = merged(present.value, given);
			}
			const answer = await zoomRequest(run.connection, {
				method: 'PATCH',
				path: registrantsPath(event, 'questions'),
				body: bodyOf(wanted),
			});
			if ('error' in answer) return { refusal: answer.error };
			const { kind, eventId } = event;
			return { json: { success: true, [kind.idField]: eventId, ...questionsJson(wanted) } };
		},
	}),
};

function parseOthers(field: unknown): Parsed<'keep' | 'remove'> {
	if (field === 'keep' || field === 'remove') return { value: field };
	return invalid(
		'Other Questions is neither keep nor remove',
		'Choose Other Questions again, or check its expression.',
	);
}

/** The present questions in their order, those given anew in their places, new ones at the end. */
function merged(present: Questions, given: Questions): Questions {
	return {
		questions: mergedBy(present.questions, given.questions, ({ fieldName }) => fieldName),
		customQuestions: mergedBy(present.customQuestions, given.customQuestions, ({ title }) => title),
	};
}

function mergedBy<T>(present: T[], given: T[], nameOf: (one: T) => string): T[] {
	return [...new Map([...present, ...given].map((one) => [nameOf(one), one])).values()];
}

function bodyOf({ questions, customQuestions }: Questions) {
	return {
		questions: questions.map(({ fieldName, required }) => ({ field_name: fieldName, required })),
		custom_questions: customQuestions.map(({ title, type, required, answers }) => ({
			title,
			type,
			required,
			...(answers.length > 0 && { answers }),
		})),
	};
}

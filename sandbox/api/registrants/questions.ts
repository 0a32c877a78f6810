import type { CustomQuestion, Question } from '../../types';
import { registrationOf } from '../access';
import { noteOddity, type Endpoint, type Scope } from '../call';
import { readJsonBody } from '../jsonBody';
import type { Kind } from '../kinds/kind';
import { readCustomQuestions, readQuestions } from './questionLists';

/** `GET …/registrants/questions`: what the form asks beyond email and first name. */
export function getQuestions(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: `${kind.path}/registrants/questions`,
		label: 'Light',
		scope,
		query: [],
		handle: (call) => {
			const { form } = registrationOf(call, kind, 'questions');
			return {
				custom_questions: form.customQuestions.map(customQuestionRow),
				questions: form.questions.map(questionRow),
			};
		},
	};
}

/** `PATCH …/registrants/questions`: each of the two lists replaces the one there was; a list left out stays. */
export function updateQuestions(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'PATCH',
		path: `${kind.path}/registrants/questions`,
		label: 'Light',
		scope,
		query: [],
		handle: (call) => {
			const body = readJsonBody(call);
			const { form } = registrationOf(call, kind, 'updateQuestions');
			for (const name of body.keys()) {
				if (name === 'questions' || name === 'custom_questions') continue;
				noteOddity(call, `the body has an unknown field "${name}"`);
			}
			const given = {
				questions: readQuestions(call, body.get('questions')),
				customQuestions: readCustomQuestions(call, kind, body.get('custom_questions')),
			};
			const lists = Object.entries(given).filter(([, list]) => list !== undefined);
			if (lists.length === 0)
				noteOddity(call, 'the request has no questions, so it changes nothing');
			Object.assign(form, Object.fromEntries(lists));
			return undefined;
		},
	};
}

function questionRow({ fieldName, required }: Question): Record<string, unknown> {
	return { field_name: fieldName, required };
}

function customQuestionRow(question: CustomQuestion): Record<string, unknown> {
	const { title, type, required, answers } = question;
	return { title, type, required, answers };
}

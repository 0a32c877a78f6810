import { validationFailed } from '../../errors';
import type { CustomQuestion, Registrant, RegistrationForm } from '../../types';
import { noteOddity, type ApiCall } from '../call';
import { isObject } from '../jsonBody';

const MAX_ANSWER_LENGTH = 128;

type Answers = Registrant['customQuestions'];

/** Checks the answers to the host's own questions, by title; a required one must not be missing. */
export function customAnswers(call: ApiCall, form: RegistrationForm, given: unknown): Answers {
	const list: unknown = given ?? [];
	if (!Array.isArray(list)) throw validationFailed('custom_questions');
	const answers = list.map((one: unknown) => checkedAnswer(call, form, one));
	const unanswered = form.customQuestions.find(
		({ title, required }) =>
			required && !answers.some((answer) => answer.title === title && answer.value !== ''),
	);
	if (unanswered) throw validationFailed('custom_questions');
	return answers;
}

function checkedAnswer(call: ApiCall, form: RegistrationForm, one: unknown): Answers[number] {
	if (!isObject(one)) throw validationFailed('custom_questions');
	const { title, value, ...rest } = one;
	for (const name of Object.keys(rest)) {
		noteOddity(call, `a custom question has an unknown field "${name}"`);
	}
	const question = form.customQuestions.find((known) => known.title === title);
	if (!question) throw validationFailed('custom_questions.title');
	if (typeof value !== 'string' || value.length > MAX_ANSWER_LENGTH) {
		throw validationFailed('custom_questions.value');
	}
	noteOddChoice(call, question, value);
	return { title: question.title, value };
}

/** Whether Zoom checks a choice is not known; several are told separated by commas here. */
function noteOddChoice(
	call: ApiCall,
	{ title, type, answers }: CustomQuestion,
	value: string,
): void {
	if (value === '' || answers.length === 0 || answers.includes(value)) return;
	const parts = type === 'multiple' ? value.split(',').map((part) => part.trim()) : [value];
	if (!parts.every((part) => answers.includes(part))) {
		noteOddity(call, `"${value}" is not among the answers to "${title}"`);
	}
}

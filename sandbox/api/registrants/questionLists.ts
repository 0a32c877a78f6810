import { validationFailed } from '../../errors';
import type { CustomQuestion, Question } from '../../types';
import { noteOddity, type ApiCall } from '../call';
import { isObject } from '../jsonBody';
import type { Kind } from '../kinds/kind';
import { QUESTION_NAMES } from './formFields';

/** The list of Zoom's own questions in a request; undefined when it is left out. */
export function readQuestions(call: ApiCall, given: unknown): Question[] | undefined {
	const questions = rowsOf(given, 'questions')?.map(({ field_name, required, ...rest }) => {
		noteUnknown(call, rest);
		const fieldName = QUESTION_NAMES.find((name) => name === field_name);
		if (fieldName === undefined) throw validationFailed('questions.field_name');
		return { fieldName, required: flag(required, 'questions.required') };
	});
	noteRepeated(
		call,
		questions?.map(({ fieldName }) => fieldName),
	);
	return questions;
}

/** The list of the host's own questions in a request; undefined when it is left out. */
export function readCustomQuestions(
	call: ApiCall,
	kind: Kind,
	given: unknown,
): CustomQuestion[] | undefined {
	const list = 'custom_questions';
	const questions = rowsOf(given, list)?.map(({ title, type, required, answers, ...rest }) => {
		noteUnknown(call, rest);
		if (typeof title !== 'string' || title === '') throw validationFailed(`${list}.title`);
		const knownType = kind.questionTypes.find((name) => name === type);
		if (knownType === undefined) throw validationFailed(`${list}.type`);
		return {
			title,
			type: knownType,
			required: flag(required, `${list}.required`),
			answers: choices(call, knownType, answers),
		};
	});
	noteRepeated(
		call,
		questions?.map(({ title }) => title),
	);
	return questions;
}

function rowsOf(given: unknown, name: string): Array<Record<string, unknown>> | undefined {
	if (given === undefined) return undefined;
	if (!Array.isArray(given)) throw validationFailed(name);
	return given.map((one: unknown) => {
		if (!isObject(one)) throw validationFailed(name);
		return one;
	});
}

function flag(value: unknown, name: string): boolean {
	if (value === undefined) return false;
	if (typeof value !== 'boolean') throw validationFailed(name);
	return value;
}

/** A short answer has nothing to choose from, any other type must have. */
function choices(call: ApiCall, type: string, answers: unknown): string[] {
	const given: unknown = answers ?? [];
	if (!Array.isArray(given) || !given.every((one) => typeof one === 'string')) {
		throw validationFailed('custom_questions.answers');
	}
	if (type !== 'short' && given.length === 0) throw validationFailed('custom_questions.answers');
	if (type !== 'short' || given.length === 0) return given;
	noteOddity(call, 'a question for a short answer has answers to choose from');
	return [];
}

function noteUnknown(call: ApiCall, rest: Record<string, unknown>): void {
	for (const name of Object.keys(rest)) {
		noteOddity(call, `a question has an unknown field "${name}"`);
	}
}

function noteRepeated(call: ApiCall, names: string[] = []): void {
	for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
		noteOddity(call, `the question "${name}" is there twice`);
	}
}

import type { EventKind } from '../../../zoom/eventKinds';
import { isRecord } from '../../../transport/guards';
import {
	type CustomQuestion,
	FORM_QUESTIONS,
	type FormQuestion,
	QUESTION_TYPES,
	type Questions,
} from '../../../zoom/questions';
import { asText, type Parsed } from '../../../fields/parsed';

/** Reads *Questions* and *Custom Questions* of Update Questions. */
export function parseQuestions(
	questions: unknown,
	customQuestions: unknown,
	{ name: noun }: EventKind,
): Parsed<Questions> {
	const form = parseRows('Questions', questions, parseFormQuestion);
	if ('problem' in form) return form;
	const custom = parseRows('Custom Questions', customQuestions, (row) =>
		parseCustomQuestion(
			row,
			QUESTION_TYPES[noun].map(({ value }) => String(value)),
		),
	);
	if ('problem' in custom) return custom;
	if (form.value.length + custom.value.length > 0) {
		return { value: { questions: form.value, customQuestions: custom.value } };
	}
	return {
		problem: 'Questions and Custom Questions are empty',
		nextStep: 'Add at least one question to one of the two.',
	};
}

function parseRows<T>(
	label: string,
	field: unknown,
	parse: (row: Record<string, unknown>) => Parsed<T>,
): Parsed<T[]> {
	const rows = isRecord(field) ? (field.question ?? []) : [];
	const values: T[] = [];
	for (const [index, row] of (Array.isArray(rows) ? rows : [rows]).entries()) {
		const parsed = parse(isRecord(row) ? row : {});
		if ('problem' in parsed) {
			return { ...parsed, problem: `${label}, row ${index + 1}: ${parsed.problem}` };
		}
		values.push(parsed.value);
	}
	return { value: values };
}

function parseFormQuestion({ fieldName, required }: Record<string, unknown>): Parsed<FormQuestion> {
	const name = asText(fieldName);
	const names = FORM_QUESTIONS.map(({ value }) => value);
	if (name !== undefined && names.includes(name)) {
		const flag = parseRequired(required);
		return 'problem' in flag ? flag : { value: { fieldName: name, required: flag.value } };
	}
	return {
		problem: "Field is not one of Zoom's fields",
		nextStep: `Field must be one of ${names.join(', ')}.`,
	};
}

function parseCustomQuestion(
	row: Record<string, unknown>,
	types: string[],
): Parsed<CustomQuestion> {
	const title = asText(row.title);
	const type = asText(row.type);
	const given = Array.isArray(row.answers) ? row.answers.map(String) : asText(row.answers);
	const lines = typeof given === 'string' ? given.split(/\r?\n/) : (given ?? []);
	const answers = lines.map((line) => line.trim()).filter(Boolean);
	if (!title)
		return { problem: 'Title is empty', nextStep: 'Give the question as people read it.' };
	if (type === undefined || !types.includes(type)) {
		return { problem: 'Type is not known', nextStep: `Type must be one of ${types.join(', ')}.` };
	}
	if (type !== 'short' && answers.length === 0) {
		return {
			problem: 'Answers is empty',
			nextStep: 'Give what people can choose from, each on a line of its own.',
		};
	}
	const required = parseRequired(row.required);
	if ('problem' in required) return required;
	const choices = type === 'short' ? [] : answers;
	return { value: { title, type, required: required.value, answers: choices } };
}

function parseRequired(field: unknown): Parsed<boolean> {
	const required = field ?? false;
	if (typeof required === 'boolean') return { value: required };
	return { problem: 'Required is not true or false', nextStep: 'Correct Required.' };
}

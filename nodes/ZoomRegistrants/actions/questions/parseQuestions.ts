import type { EventKind } from '../../../zoom/eventKinds';
import { isRecord } from '../../../transport/guards';
import { FORM_QUESTIONS, QUESTION_TYPES } from '../../../zoom/questionChoices';
import type { CustomQuestion, FormQuestion, Questions } from '../../../zoom/questions';
import { asText, invalid, type Parsed, whyNotText } from '../../../fields/parsed';

/** Reads *Questions* and *Custom Questions* of Update Questions. */
export function parseQuestions(
	questions: unknown,
	customQuestions: unknown,
	{ name: noun }: EventKind,
): Parsed<Questions> {
	const form = parseRows('Questions', questions, parseFormQuestion);
	if ('error' in form) return form;
	const custom = parseRows('Custom Questions', customQuestions, (row) =>
		parseCustomQuestion(
			row,
			QUESTION_TYPES[noun].map(({ value }) => String(value)),
		),
	);
	if ('error' in custom) return custom;
	if (form.value.length + custom.value.length > 0) {
		return { value: { questions: form.value, customQuestions: custom.value } };
	}
	return invalid(
		'Questions and Custom Questions are empty',
		'Add at least one question to one of the two.',
	);
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
		if ('error' in parsed) {
			const { message, description } = parsed.error;
			return invalid(`${label}, row ${index + 1}: ${message}`, description);
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
		return 'error' in flag ? flag : { value: { fieldName: name, required: flag.value } };
	}
	return invalid("Field is not one of Zoom's fields", `Use one of ${names.join(', ')}.`);
}

function parseCustomQuestion(
	row: Record<string, unknown>,
	types: string[],
): Parsed<CustomQuestion> {
	const title = asText(row.title);
	const type = asText(row.type);
	if (!title) {
		return invalid(
			`Title ${whyNotText(row.title, 'is empty')}`,
			'Enter the question as it should appear on the form.',
		);
	}
	if (type === undefined || !types.includes(type)) {
		return invalid('Type is unknown', `Use one of ${types.join(', ')}.`);
	}
	const answers: Parsed<string[]> = type === 'short' ? { value: [] } : parseAnswers(row.answers);
	if ('error' in answers) return answers;
	const required = parseRequired(row.required);
	if ('error' in required) return required;
	return { value: { title, type, required: required.value, answers: answers.value } };
}

/** Reads *Answers*: a list, or a string with one answer per line. */
function parseAnswers(field: unknown): Parsed<string[]> {
	const nextStep = 'Enter the choices, one per line.';
	const given: unknown[] = Array.isArray(field) ? field : [field];
	const notText = Array.isArray(field) ? 'is not a list of strings' : 'is empty';
	const answers: string[] = [];
	for (const one of given) {
		const text = asText(one);
		if (text === undefined) return invalid(`Answers ${whyNotText(one, notText)}`, nextStep);
		const lines = Array.isArray(field) ? [text] : text.split(/\r?\n/);
		for (const line of lines) if (line.trim() !== '') answers.push(line.trim());
	}
	return answers.length > 0 ? { value: answers } : invalid('Answers is empty', nextStep);
}

function parseRequired(field: unknown): Parsed<boolean> {
	const required = field ?? false;
	if (typeof required === 'boolean') return { value: required };
	return invalid('Required must be true or false', 'Correct Required, or check its expression.');
}

import type { ErrorText, Result } from '../../../transport/result';
import type { CustomQuestion, Questions } from '../../../zoom/questions';

/**
 * The questions of a form once some are added or replaced: those that it has, in their order and as
 * Zoom has them, with replaced ones in their places, and new ones at the end. Custom questions are the
 * same if their titles are, apart from spaces around them. Refuses a title that the form has twice,
 * because nobody could tell which of the two to replace.
 */
export function mergeQuestions(present: Questions, given: Questions): Result<Questions, ErrorText> {
	const titles = new Set<string>();
	const repeated = new Set<string>();
	for (const one of present.customQuestions) {
		const title = titleOf(one);
		if (titles.has(title)) repeated.add(title);
		titles.add(title);
	}
	const ambiguous = given.customQuestions.find((one) => repeated.has(titleOf(one)));
	if (ambiguous !== undefined) {
		return {
			error: {
				message: `Custom Questions: the form has more than one question titled "${titleOf(ambiguous)}"`,
				description:
					'Rename one of them in Zoom, or set Other Questions to Remove and list every question here.',
			},
		};
	}
	return {
		value: {
			questions: mergedBy(present.questions, given.questions, ({ fieldName }) => fieldName),
			customQuestions: mergedBy(present.customQuestions, given.customQuestions, titleOf).map(
				(question) => ({
					...question,
					title: question.zoomRow ? titleIn(question) : question.title,
				}),
			),
		},
	};
}

/** How a form differs from what was wanted of it, as phrases for a message; none if it's as wanted. */
export function differencesIn(form: Questions, wanted: Questions): string[] {
	const fields = new Map(form.questions.map((one) => [one.fieldName, one.required]));
	const titles = new Map(form.customQuestions.map((one) => [titleOf(one), one]));
	const differences: string[] = [];
	for (const { fieldName, required } of wanted.questions) {
		const found = fields.get(fieldName);
		if (found === undefined) differences.push(`${fieldName} is missing`);
		else if (found !== required) differences.push(`${fieldName} is ${requiredOrNot(found)}`);
	}
	for (const question of wanted.customQuestions) {
		const title = titleOf(question);
		const found = titles.get(title);
		if (found === undefined) differences.push(`"${title}" is missing`);
		else if (found.required !== question.required) {
			differences.push(`"${title}" is ${requiredOrNot(found.required)}`);
		} else if (!hasSameAnswers(found, question)) {
			differences.push(`"${title}" has other answers`);
		}
	}
	const isWanted = new Set(wanted.questions.map(({ fieldName }) => fieldName));
	const isTitleWanted = new Set(wanted.customQuestions.map(titleOf));
	for (const { fieldName } of form.questions) {
		if (!isWanted.has(fieldName)) differences.push(`${fieldName} is still there`);
	}
	for (const title of titles.keys()) {
		if (!isTitleWanted.has(title)) differences.push(`"${title}" is still there`);
	}
	return differences;
}

function titleOf({ title }: CustomQuestion): string {
	return title.trim();
}

/** The title as Zoom has it, with any spaces around it. */
function titleIn({ title, zoomRow }: Questions['customQuestions'][number]): string {
	return typeof zoomRow?.title === 'string' ? zoomRow.title : title;
}

function requiredOrNot(required: boolean): string {
	return required ? 'required' : 'not required';
}

function hasSameAnswers(one: CustomQuestion, other: CustomQuestion): boolean {
	return JSON.stringify(one.answers) === JSON.stringify(other.answers);
}

/** Items of `present` in their order, each replaced by the given one of the same name, then new ones. */
function mergedBy<T extends { readonly zoomRow?: Record<string, unknown> }>(
	present: readonly T[],
	given: readonly T[],
	nameOf: (one: T) => string,
): T[] {
	const replacements = new Map(given.map((one) => [nameOf(one), one]));
	const names = new Set(present.map(nameOf));
	return [
		...present.map((one) => {
			const replacement = replacements.get(nameOf(one));
			return replacement === undefined ? one : { ...replacement, zoomRow: one.zoomRow };
		}),
		...given.filter((one) => !names.has(nameOf(one))),
	];
}

import type { IDataObject } from 'n8n-workflow';

import { rowsOf, textOf } from '../transport/guards';
import { RETURNED_FIELDS } from './registrantFields';

/**
 * A registrant from Zoom's lists, responses and events with this package's field names: the fields
 * that are filled in, and the answers to custom questions as an object, title → answer.
 */
export function simplifiedRegistrant(registrant: Record<string, unknown>): IDataObject {
	const simplified: IDataObject = {};
	for (const { zoomName, name } of RETURNED_FIELDS) {
		const value = registrant[zoomName];
		if (typeof value === 'string' && value !== '') simplified[name] = value;
		if (typeof value === 'number') simplified[name] = String(value);
	}
	const answers = answersByTitle(registrant.custom_questions);
	return Object.keys(answers).length === 0
		? simplified
		: { ...simplified, customQuestions: answers };
}

function answersByTitle(customQuestions: unknown): IDataObject {
	return Object.fromEntries(
		rowsOf(customQuestions).map(({ title, value }) => [textOf(title), textOf(value)]),
	);
}

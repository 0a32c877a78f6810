import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { type EventRef, registrantsPath } from './events';
import { isRecord, rowsOf, textOf } from '../transport/guards';
import { answerWithout } from '../transport/refusal';
import { REGISTRANT_FIELDS, type RegistrantField } from './registrantFields';
import { zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

/** Zoom's questions that can be added to the form, which always asks for email and first name. */
export const FORM_QUESTIONS = Object.values<RegistrantField>(REGISTRANT_FIELDS)
	.filter(({ isQuestion }) => isQuestion)
	.map(({ questionLabel, label, zoomName }) => ({ name: questionLabel ?? label, value: zoomName }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

const SHORT = { name: 'Short Answer', value: 'short' };
const MULTIPLE = { name: 'Multiple Choice', value: 'multiple' };
const SINGLE = { name: 'Single Choice', value: 'single' };

/** The types of custom question that Zoom supports for each kind of event. */
export const QUESTION_TYPES: Record<EventKind['name'], INodePropertyOptions[]> = {
	meeting: [SHORT, SINGLE],
	webinar: [
		MULTIPLE,
		SHORT,
		{ name: 'Single Choice, Buttons', value: 'single_radio' },
		{ name: 'Single Choice, Dropdown', value: 'single_dropdown' },
	],
	recording: [MULTIPLE, SHORT, SINGLE],
};

/** One of Zoom's built-in questions, e.g. `job_title`. */
export interface FormQuestion {
	fieldName: string;
	required: boolean;
}

/** A question written by the host. */
export interface CustomQuestion {
	title: string;
	/** e.g. `short`, `single`; meetings, webinars and recordings have different types. */
	type: string;
	required: boolean;
	/** The choices; empty for a short answer. */
	answers: string[];
}

export interface Questions {
	questions: FormQuestion[];
	customQuestions: CustomQuestion[];
}

/**
 * Reads the registration form: `GET /meetings/{meetingId}/registrants/questions`, and likewise for
 * webinars and recordings.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants/questions
 */
export async function readQuestions(
	connection: ZoomConnection,
	event: EventRef,
): Promise<Result<Questions>> {
	const path = registrantsPath(event, 'questions');
	const answer = await zoomRequest(connection, { method: 'GET', path });
	if ('error' in answer) return answer;
	const body = isRecord(answer.value) ? answer.value : {};
	if (!Array.isArray(body.questions) && !Array.isArray(body.custom_questions)) {
		return { error: answerWithout("the form's questions") };
	}
	return {
		value: {
			questions: rowsOf(body.questions).map(({ field_name, required }) => ({
				fieldName: textOf(field_name),
				required: required === true,
			})),
			customQuestions: rowsOf(body.custom_questions).map((row) => ({
				title: textOf(row.title),
				type: textOf(row.type),
				required: row.required === true,
				answers: Array.isArray(row.answers) ? row.answers.map(textOf) : [],
			})),
		},
	};
}

/** Questions as JSON for an output item. */
export function questionsJson({ questions, customQuestions }: Questions): IDataObject {
	return {
		questions: questions.map((one): IDataObject => ({ ...one })),
		customQuestions: customQuestions.map((one): IDataObject => ({ ...one })),
	};
}

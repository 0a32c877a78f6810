import type { IDataObject } from 'n8n-workflow';

import type { ZoomConnection } from '../transport/connection';
import { type EventRef, registrantsPath } from './events';
import { isRecord, rowsOf, textOf } from '../transport/guards';
import { answerWithout } from '../transport/refusal';
import { zoomRequest } from '../transport/request';
import type { Result } from '../transport/result';

/** One of Zoom's own questions, e.g. `job_title`. */
export interface FormQuestion {
	fieldName: string;
	required: boolean;
}

/** A question of the host's own. */
export interface CustomQuestion {
	title: string;
	/** e.g. `short`, `single`; meetings, webinars and recordings have different ones. */
	type: string;
	required: boolean;
	/** The choices, usually strings; none for a text answer. */
	answers: unknown[];
}

/** A question as read, and the row as Zoom has it, which may have more fields than this package knows. */
type Listed<Question> = Question & { readonly zoomRow?: Record<string, unknown> };

export interface Questions {
	questions: Array<Listed<FormQuestion>>;
	customQuestions: Array<Listed<CustomQuestion>>;
}

/**
 * `GET /meetings/{meetingId}/registrants/questions` and its counterparts.
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
		return { error: answerWithout('the questions of the form') };
	}
	return {
		value: {
			questions: rowsOf(body.questions).map((zoomRow) => ({
				fieldName: textOf(zoomRow.field_name),
				required: zoomRow.required === true,
				zoomRow,
			})),
			customQuestions: rowsOf(body.custom_questions).map((zoomRow) => ({
				title: textOf(zoomRow.title),
				type: textOf(zoomRow.type),
				required: zoomRow.required === true,
				answers: Array.isArray(zoomRow.answers) ? zoomRow.answers : [],
				zoomRow,
			})),
		},
	};
}

/** Questions as the body of Zoom's requests. What was read is sent back with every field that it had. */
export function questionsBody({ questions, customQuestions }: Questions) {
	return {
		questions: questions.map(({ fieldName, required, zoomRow }) => ({
			...zoomRow,
			field_name: fieldName,
			required,
		})),
		custom_questions: customQuestions.map(({ title, type, required, answers, zoomRow }) => ({
			...zoomRow,
			title,
			type,
			required,
			answers: answers.length > 0 ? answers : undefined,
		})),
	};
}

/** Questions as an output's json. */
export function questionsJson({ questions, customQuestions }: Questions): IDataObject {
	return {
		questions: questions.map(({ fieldName, required }): IDataObject => ({ fieldName, required })),
		customQuestions: customQuestions.map(
			({ title, type, required, answers }): IDataObject => ({
				title,
				type,
				required,
				answers: answers as IDataObject[],
			}),
		),
	};
}

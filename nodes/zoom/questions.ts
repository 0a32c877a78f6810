import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { ZoomConnection } from '../transport/connection';
import type { EventKind } from './eventKinds';
import { type EventRef, type Reading, registrantsPath } from './events';
import { isRecord } from '../transport/guards';
import { answerWithout } from '../transport/refusal';
import { zoomRequest } from '../transport/request';

/** Zoom's own questions beside e-mail and first name, which every form has. */
export const FORM_QUESTIONS: INodePropertyOptions[] = [
	{ name: 'Address', value: 'address' },
	{ name: 'City', value: 'city' },
	{ name: 'Country/Region', value: 'country' },
	{ name: 'Industry', value: 'industry' },
	{ name: 'Job Title', value: 'job_title' },
	{ name: 'Last Name', value: 'last_name' },
	{ name: 'Number of Employees', value: 'no_of_employees' },
	{ name: 'Organization', value: 'org' },
	{ name: 'Phone', value: 'phone' },
	{ name: 'Purchasing Time Frame', value: 'purchasing_time_frame' },
	{ name: 'Questions & Comments', value: 'comments' },
	{ name: 'Role in Purchase Process', value: 'role_in_purchase_process' },
	{ name: 'State/Province', value: 'state' },
	{ name: 'Zip/Postal Code', value: 'zip' },
];

const SHORT = { name: 'Short Answer', value: 'short' };
const MULTIPLE = { name: 'Multiple Choice', value: 'multiple' };
const SINGLE = { name: 'Single Choice', value: 'single' };

/** The types of custom question that Zoom knows for each kind of event. */
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

/** One of Zoom's own questions, e.g. `job_title`. */
export interface FormQuestion {
	fieldName: string;
	required: boolean;
}

/** A question of the host's. */
export interface CustomQuestion {
	title: string;
	/** e.g. `short`, `single`; which there are differs between meetings, webinars and recordings. */
	type: string;
	required: boolean;
	/** To choose from; none for a text. */
	answers: string[];
}

export interface Questions {
	questions: FormQuestion[];
	customQuestions: CustomQuestion[];
}

/**
 * `GET /meetings/{meetingId}/registrants/questions` and its likes.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/meetings/{meetingId}/registrants/questions
 */
export async function readQuestions(
	connection: ZoomConnection,
	place: EventRef,
): Promise<Reading<Questions>> {
	const path = registrantsPath(place, 'questions');
	const answer = await zoomRequest(connection, { method: 'GET', path });
	if (!answer.ok) return answer;
	const body = isRecord(answer.body) ? answer.body : {};
	if (!Array.isArray(body.questions) && !Array.isArray(body.custom_questions)) {
		return { refusal: answerWithout('the questions of the form') };
	}
	return {
		value: {
			questions: rowsOf(body.questions).map(({ field_name, required }) => ({
				fieldName: String(field_name),
				required: required === true,
			})),
			customQuestions: rowsOf(body.custom_questions).map((row) => ({
				title: String(row.title),
				type: String(row.type),
				required: row.required === true,
				answers: Array.isArray(row.answers) ? row.answers.map(String) : [],
			})),
		},
	};
}

/** Questions as an output's json. */
export function questionsJson({ questions, customQuestions }: Questions): IDataObject {
	return {
		questions: questions.map((one): IDataObject => ({ ...one })),
		customQuestions: customQuestions.map((one): IDataObject => ({ ...one })),
	};
}

function rowsOf(list: unknown): Array<Record<string, unknown>> {
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

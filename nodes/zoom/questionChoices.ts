import type { INodePropertyOptions } from 'n8n-workflow';

import type { EventKind } from './eventKinds';
import { REGISTRANT_FIELDS, type RegistrantField } from './registrantFields';

/** The questions that the host can add to the form, which always asks for email and first name. */
export const FORM_QUESTIONS = Object.values<RegistrantField>(REGISTRANT_FIELDS)
	.filter(({ isQuestion }) => isQuestion)
	.map(({ questionLabel, label, zoomName }) => ({ name: questionLabel ?? label, value: zoomName }))
	.sort((a, b) => (a.name < b.name ? -1 : 1));

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

import { parseQuestions } from '../../../../../nodes/ZoomRegistrants/actions/questions/parseQuestions';
import { EVENT_KINDS, type Resource } from '../../../../../nodes/zoom/eventKinds';

const parse = (
	questions: unknown,
	customQuestions: unknown,
	resource: Resource = 'meetingRegistrant',
) => parseQuestions(questions, customQuestions, EVENT_KINDS[resource]);

const FIELD_NAMES = [
	'last_name',
	'address',
	'city',
	'country',
	'zip',
	'state',
	'phone',
	'industry',
	'org',
	'job_title',
	'purchasing_time_frame',
	'role_in_purchase_process',
	'no_of_employees',
	'comments',
];

it("takes each of Zoom's own questions", () => {
	const question = FIELD_NAMES.map((fieldName) => ({ fieldName, required: true }));
	expect(parse({ question }, {})).toEqual({ value: { questions: question, customQuestions: [] } });
});

it.each([
	['meetingRegistrant', ['short', 'single'], ['multiple', 'single_radio']],
	['webinarRegistrant', ['short', 'single_radio', 'single_dropdown', 'multiple'], ['single']],
	['recordingRegistrant', ['short', 'single', 'multiple'], ['single_dropdown']],
] as const)('%s knows its types and no others', (resource, known, unknown) => {
	const ask = (type: string) =>
		parse({}, { question: [{ title: 'T', type, answers: 'A' }] }, resource);
	for (const type of known) expect(ask(type)).toHaveProperty('value');
	for (const type of [...unknown, '', 'Short', undefined]) {
		expect(ask(type as string)).toMatchObject({
			error: {
				message: 'Custom Questions, row 1: Type is unknown',
				description: expect.stringContaining(known[0]),
			},
		});
	}
});

it.each([
	['A\nB', ['A', 'B']],
	['A\r\n\r\n B ', ['A', 'B']],
	[[' A ', ' '], ['A']],
	[
		['A', 2, ' '],
		['A', '2'],
	],
	['1, 2', ['1, 2']],
])('reads the answers %j', (answers, expected) => {
	const question = [{ title: ' T ', type: 'single', answers, required: true }];
	expect(parse({}, { question })).toEqual({
		value: {
			questions: [],
			customQuestions: [{ title: 'T', type: 'single', required: true, answers: expected }],
		},
	});
});

it('a short answer has nothing to choose from, whatever is left in the field', () => {
	const question = [{ title: 'T', type: 'short', answers: 'A\nB' }];
	expect(parse({}, { question })).toMatchObject({ value: { customQuestions: [{ answers: [] }] } });
});

it.each([
	[undefined, undefined, 'Questions and Custom Questions are empty'],
	[{ question: [] }, { question: [] }, 'Questions and Custom Questions are empty'],
	[{ question: [{ fieldName: 'email' }] }, {}, "Questions, row 1: Field is not one of Zoom's"],
	[{ question: [{ fieldName: 'city', required: 'true' }] }, {}, 'Required must be true or false'],
	[{ question: [null] }, {}, "Questions, row 1: Field is not one of Zoom's"],
	[{}, { question: [{ title: 'undefined', type: 'short' }] }, 'Title is empty'],
	[{}, { question: [{ title: 'T', type: 'single', answers: ' \n ' }] }, 'Answers is empty'],
	[{}, { question: [{ title: 'T', type: 'single', answers: {} }] }, 'Answers is empty'],
	[
		{},
		{ question: [{ title: 'T', type: 'single', answers: ['A', { toString: 1 }] }] },
		'Answers is not a list of strings',
	],
	[{}, { question: [{ title: 'cut \ud83d', type: 'short' }] }, 'Title contains a broken character'],
])('%j and %j are refused', (questions, customQuestions, problem) => {
	expect(parse(questions, customQuestions)).toMatchObject({
		error: { message: expect.stringContaining(problem), description: expect.any(String) },
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000601';
const WEBINAR = '93300000601';
const RECORDED = '85200000602';

const world = useWorld((world) => {
	const form = {
		questions: [
			{ fieldName: 'org', required: false },
			{ fieldName: 'phone', required: true },
		],
		customQuestions: [
			{ title: 'Why?', type: 'short', required: true, answers: [] },
			{ title: 'Lunch', type: 'single', required: false, answers: ['Yes', 'No'] },
		],
	};
	world.sandbox.addMeeting({ id: MEETING, ...structuredClone(form) });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
	world.sandbox.addMeeting({ id: RECORDED, recording: {} });
});

const meeting = { meetingId: byId(MEETING) };
const update = (more: INodeParameters = {}) => ({
	operation: 'updateQuestions',
	...meeting,
	...more,
});

const body = () =>
	JSON.parse(
		world
			.apiRequests()
			.findLast(({ method }) => method === 'PATCH')
			?.rawBody.toString('utf8') ?? 'null',
	) as unknown;

describe('Get Questions', () => {
	it('is one request, and gives both lists', async () => {
		const { json, items } = await world.execute([{}], { operation: 'getQuestions', ...meeting });
		expect(world.sent()).toEqual(['GET /v2/meetings/85200000601/registrants/questions']);
		expect(json).toEqual([
			{
				meetingId: MEETING,
				questions: [
					{ fieldName: 'org', required: false },
					{ fieldName: 'phone', required: true },
				],
				customQuestions: [
					{ title: 'Why?', type: 'short', required: true, answers: [] },
					{ title: 'Lunch', type: 'single', required: false, answers: ['Yes', 'No'] },
				],
			},
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each([
		[
			'webinarRegistrant',
			{ webinarId: byId(WEBINAR) },
			'/v2/webinars/93300000601/registrants/questions',
		],
		[
			'recordingRegistrant',
			{ meetingId: byId(RECORDED) },
			'/v2/meetings/85200000602/recordings/registrants/questions',
		],
	])('of a %s', async (resource, event, url) => {
		const { json } = await world.execute([{}], { operation: 'getQuestions', resource, ...event });
		expect(world.sent()).toEqual([`GET ${url}`]);
		expect(json[0]).toMatchObject({ questions: [], customQuestions: [] });
	});

	it('of the same form in many items is one request', async () => {
		const rows = Array.from({ length: 30 }, (_, n) => ({ n }));
		const { json } = await world.execute(rows, { operation: 'getQuestions', ...meeting });
		expect(world.sent()).toHaveLength(1);
		expect(json).toHaveLength(30);
	});

	it('an answer without questions is an error, not an empty form', async () => {
		world.sandbox.addFault({ answer: { status: 200, body: {} } });
		const { json } = await world.execute([{}], { operation: 'getQuestions', ...meeting }, carryOn);
		expect(json[0]?.success).toBe(false);
	});
});

describe('Update Questions', () => {
	const given = {
		questions: {
			question: [
				{ fieldName: 'phone', required: false },
				{ fieldName: 'city', required: true },
			],
		},
		customQuestions: {
			question: [
				{ title: 'Lunch', type: 'single', required: true, answers: 'Yes\n No \n\nPerhaps' },
				{ title: 'Allergies', type: 'short', required: false },
			],
		},
	};

	it('keeps the others: the form is read, sent back whole, and read once more', async () => {
		const { json } = await world.execute([{}], update(given));
		expect(world.sent()).toEqual([
			'GET /v2/meetings/85200000601/registrants/questions',
			'PATCH /v2/meetings/85200000601/registrants/questions',
			'GET /v2/meetings/85200000601/registrants/questions',
		]);
		expect(world.apiRequests()[1]?.headers['content-type']).toBe('application/json');
		expect(body()).toEqual({
			questions: [
				{ field_name: 'org', required: false },
				{ field_name: 'phone', required: false },
				{ field_name: 'city', required: true },
			],
			custom_questions: [
				{ title: 'Why?', type: 'short', required: true },
				{ title: 'Lunch', type: 'single', required: true, answers: ['Yes', 'No', 'Perhaps'] },
				{ title: 'Allergies', type: 'short', required: false },
			],
		});
		expect(json[0]).toMatchObject({ success: true, verified: true, meetingId: MEETING });
		expect(world.sandbox.meeting(MEETING).customQuestions).toHaveLength(3);
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it('removes the others when it is told so, without reading the form first', async () => {
		await world.execute([{}], update({ ...given, otherQuestions: 'remove' }));
		expect(world.sent()).toEqual([
			'PATCH /v2/meetings/85200000601/registrants/questions',
			'GET /v2/meetings/85200000601/registrants/questions',
		]);
		expect(world.sandbox.meeting(MEETING).questions).toEqual([
			{ fieldName: 'phone', required: false },
			{ fieldName: 'city', required: true },
		]);
		expect(world.sandbox.meeting(MEETING).customQuestions.map(({ title }) => title)).toEqual([
			'Lunch',
			'Allergies',
		]);
	});

	it('a form that cannot be read is not sent back without its questions', async () => {
		for (const answer of [
			{ status: 200, body: {} },
			{ status: 500, body: { code: 500, message: 'Oops' } },
		]) {
			world.sandbox.addFault({ match: { method: 'GET' }, times: 3, answer });
			const { json } = await world.execute([{}], update(given), carryOn);
			expect(json[0]?.success).toBe(false);
			expect(json[0]?.error).not.toMatch(/unexpected/i);
			world.sandbox.faults.length = 0;
		}
		expect(world.sent().some((one) => one.startsWith('PATCH'))).toBe(false);
		expect(world.sandbox.meeting(MEETING).questions).toHaveLength(2);
	});

	it('several items of one form build on each other', async () => {
		const rows = ['city', 'state', 'zip'].map((field) => ({ field }));
		const question = [{ fieldName: '={{ $json.field }}', required: false }];
		await world.execute(rows, update({ questions: { question } }));
		expect(world.sandbox.meeting(MEETING).questions.map(({ fieldName }) => fieldName)).toEqual([
			'org',
			'phone',
			'city',
			'state',
			'zip',
		]);
	});

	it.each([
		['meetingRegistrant', ['short', 'single']],
		['webinarRegistrant', ['short', 'single_radio', 'single_dropdown', 'multiple']],
		['recordingRegistrant', ['short', 'single', 'multiple']],
	])('every type of a %s reaches Zoom', async (resource, types) => {
		const { json } = await world.execute([{}], {
			operation: 'updateQuestions',
			resource,
			...(resource === 'webinarRegistrant'
				? { webinarId: byId(WEBINAR) }
				: { meetingId: byId(resource === 'meetingRegistrant' ? MEETING : RECORDED) }),
			otherQuestions: 'remove',
			customQuestions: {
				question: types.map((type) => ({ title: type, type, required: false, answers: 'A\nB' })),
			},
		});
		expect(json[0]?.success).toBe(true);
		expect(world.apiRequests()[0]?.status).toBe(204);
		expect(body()).toEqual({
			questions: [],
			custom_questions: types.map((type) => ({
				title: type,
				type,
				required: false,
				...(type !== 'short' && { answers: ['A', 'B'] }),
			})),
		});
		expect(world.sandbox.state.oddities).toEqual([]);
	});

	it.each([
		[{}, 'Questions and Custom Questions are empty'],
		[
			{ questions: { question: [{ fieldName: '={{ "colour" }}', required: false }] } },
			"Questions, row 1: Field is not one of Zoom's fields",
		],
		[
			{ customQuestions: { question: [{ title: '', type: 'short' }] } },
			'Custom Questions, row 1: Title is empty',
		],
		[
			{
				customQuestions: {
					question: [
						{ title: 'A', type: 'short' },
						{ title: 'B', type: 'single' },
					],
				},
			},
			'Custom Questions, row 2: Answers is empty',
		],
		[
			{ customQuestions: { question: [{ title: 'A', type: '={{ "multiple" }}', answers: 'x' }] } },
			'Custom Questions, row 1: Type is unknown',
		],
		[{ ...given, otherQuestions: '={{ "drop" }}' }, 'Other Questions must be keep or remove'],
		[
			{ questions: { question: [{ fieldName: 'city', required: '={{ "yes" }}' }] } },
			'Questions, row 1: Required must be true or false',
		],
	])('%j is named before anything is sent', async (more, message) => {
		const { json } = await world.execute([{}], update(more as INodeParameters), carryOn);
		expect(json[0]?.error).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('a missing scope is asked for once', async () => {
		world.revokeScopes(/update:registration_question/);
		const rows = Array.from({ length: 10 }, (_, n) => ({ n }));
		const { json } = await world.execute(rows, update(given), carryOn);
		expect(world.sent()).toHaveLength(2);
		expect(json[9]?.error).toContain('is missing a scope: meeting:update:registration_question');
	});
});

describe('What Update Questions says was seen', () => {
	const city = { questions: { question: [{ fieldName: 'city', required: true }] } };
	const formOf = (more: object) => ({
		questions: [{ field_name: 'org', required: false }],
		custom_questions: [],
		...more,
	});
	const answerReadings = (body: object, times: number) =>
		world.sandbox.addFault({ match: { method: 'GET' }, times, answer: { status: 200, body } });

	it('fails the item if Zoom answers 204 and the form stays as it was', async () => {
		world.sandbox.addFault({ match: { method: 'PATCH' }, answer: { status: 204, body: '' } });
		const { json } = await world.execute([{}], update(city), carryOn);
		expect(json[0]).toMatchObject({
			success: false,
			error: `Zoom accepted the questions, but the form of meeting ${MEETING} differs: city is missing [item 0]`,
		});
		expect(world.sent().filter((one) => one.startsWith('GET'))).toHaveLength(4);
		expect(world.sent().filter((one) => one.startsWith('PATCH'))).toHaveLength(1);
	});

	it('fails the item if the form lacks a custom question', async () => {
		world.sandbox.addFault({ match: { method: 'PATCH' }, answer: { status: 204, body: '' } });
		const question = { title: 'Team?', type: 'short', required: false };
		const { json } = await world.execute(
			[{}],
			update({ customQuestions: { question: [question] } }),
			carryOn,
		);
		expect(json[0]?.error).toContain('differs: "Team?" is missing');
	});

	it.each([
		['no other answers', { answers: 'No\nYes' }, '"Lunch" has other answers'],
		['it as optional', { required: true }, '"Lunch" is not required'],
	])('fails the item if the form still has %s', async (_, more, difference) => {
		world.sandbox.addFault({ match: { method: 'PATCH' }, answer: { status: 204, body: '' } });
		const lunch = { title: 'Lunch', type: 'single', required: false, answers: 'Yes\nNo', ...more };
		const { json } = await world.execute(
			[{}],
			update({ customQuestions: { question: [lunch] } }),
			carryOn,
		);
		expect(json[0]?.error).toContain(`differs: ${difference}`);
	});

	it('fails the item if a question is still there that was to be removed', async () => {
		world.sandbox.addFault({ match: { method: 'PATCH' }, answer: { status: 204, body: '' } });
		const { json } = await world.execute(
			[{}],
			update({
				questions: {
					question: [
						{ fieldName: 'org', required: false },
						{ fieldName: 'phone', required: true },
					],
				},
				otherQuestions: 'remove',
			}),
			carryOn,
		);
		expect(json[0]?.error).toContain('"Why?" is still there; "Lunch" is still there');
	});

	it('says in a note that the form could not be read afterwards', async () => {
		const reading = { method: 'GET' };
		await world.execute([{}], update({ ...city, otherQuestions: 'remove' }));
		world.sandbox.addFault({
			match: reading,
			times: 9,
			answer: { status: 403, body: { code: 200, message: 'No permission.' } },
		});
		const { json } = await world.execute([{}], update({ ...city, otherQuestions: 'remove' }));
		expect(json[0]).toMatchObject({
			success: true,
			questions: [{ fieldName: 'city', required: true }],
			note: expect.stringContaining("the form couldn't be read to check them: No permission."),
		});
		expect(json[0]).not.toHaveProperty('verified');
	});

	it('calls a change made whose answer got lost if the form shows it', async () => {
		world.sandbox.addFault({
			match: { method: 'PATCH' },
			applyFirst: true,
			answer: { status: 502, body: {} },
		});
		const { json } = await world.execute([{}], update(city), carryOn);
		expect(json[0]).toMatchObject({ success: true, verified: true });
	});

	it('sends back every field of the questions it keeps, as Zoom has them', async () => {
		const kept = {
			id: 'q1',
			title: ' Why? ',
			type: 'single',
			required: true,
			answers: [{ id: 'a1', name: 'Yes' }],
			image: 'x.png',
		};
		answerReadings(formOf({ custom_questions: [kept, { ...kept, id: 'q2' }] }), 1);
		await world.execute([{}], update(city), carryOn);
		expect(body()).toEqual({
			questions: [
				{ field_name: 'org', required: false },
				{ field_name: 'city', required: true },
			],
			custom_questions: [kept, { ...kept, id: 'q2' }],
		});
	});

	it('replaces a question in its place, with the title as Zoom has it', async () => {
		const row = { id: 'q1', title: 'Why? ', type: 'single', required: true, answers: ['A'] };
		answerReadings(formOf({ custom_questions: [row] }), 1);
		const question = [{ title: 'Why?', type: 'short', required: false }];
		await world.execute([{}], update({ customQuestions: { question } }), carryOn);
		expect(body()).toMatchObject({
			custom_questions: [{ id: 'q1', title: 'Why? ', type: 'short', required: false }],
		});
		expect(JSON.stringify(body())).not.toContain('answers');
	});

	it('refuses to replace a title that the form has twice, and sends nothing', async () => {
		const row = { title: 'Why?', type: 'short', required: true };
		answerReadings(formOf({ custom_questions: [row, row] }), 1);
		const question = [{ title: 'Why?', type: 'short', required: false }];
		const { json } = await world.execute([{}], update({ customQuestions: { question } }), carryOn);
		expect(json[0]?.error).toContain('the form has more than one question titled "Why?"');
		expect(world.sent()).toEqual(['GET /v2/meetings/85200000601/registrants/questions']);
	});
});

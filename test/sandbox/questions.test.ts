import { DAY_MS } from '../../sandbox/clock';
import { addEvents, MEETING, WEBINAR } from './registering';
import { MONDAY, oddities, refusedField, sendJson, useBench } from './support';

const RECORDED = 91498058927;
const SHORT = { title: 'Why?', type: 'short', required: true, answers: [] };
const ORG = { field_name: 'org', required: true };
const FORMS = [
	['meeting', `/meetings/${MEETING}`],
	['webinar', `/webinars/${WEBINAR}`],
	['recording', `/meetings/${RECORDED}/recordings`],
] as const;

describe('the questions of a form', () => {
	const bench = useBench((bench) => {
		addEvents(bench);
		const startTime = MONDAY - DAY_MS;
		bench.sandbox.addMeeting({ id: RECORDED, uuid: '/ab+c//d==', startTime, recording: {} });
	});

	const get = async (path: string) => await bench.call(`${path}/registrants/questions`);
	const patch = async (path: string, body: unknown) =>
		await sendJson(bench, 'PATCH', `${path}/registrants/questions`, body);

	it.each(FORMS)('of a %s are read and replaced, a list left out stays', async (_, path) => {
		expect((await get(path)).json).toEqual({ custom_questions: [], questions: [] });

		const answer = await patch(path, { questions: [ORG], custom_questions: [SHORT] });
		expect(answer.status).toBe(204);
		expect(answer.text).toBe('');
		expect((await get(path)).json).toEqual({ custom_questions: [SHORT], questions: [ORG] });

		const city = { field_name: 'city' };
		expect((await patch(path, { questions: [city] })).status).toBe(204);
		expect((await get(path)).json).toEqual({
			custom_questions: [SHORT],
			questions: [{ field_name: 'city', required: false }],
		});
		expect((await patch(path, { custom_questions: [] })).status).toBe(204);
		expect((await get(path)).json).toMatchObject({ custom_questions: [] });
		expect(oddities(bench)).toEqual([]);
	});

	it.each([
		['meeting', ['short', 'single']],
		['webinar', ['short', 'single_radio', 'single_dropdown', 'multiple']],
		['recording', ['short', 'single', 'multiple']],
	])('of a %s have the types %j', async (name, types) => {
		const path = FORMS.find(([kind]) => kind === name)?.[1] ?? '';
		for (const type of [
			'short',
			'single',
			'single_radio',
			'single_dropdown',
			'multiple',
			'other',
		]) {
			const answers = type === 'short' ? [] : ['yes', 'no'];
			const answer = await patch(path, { custom_questions: [{ title: 'So?', type, answers }] });
			expect(answer.status).toBe(types.includes(type) ? 204 : 400);
		}
	});

	it.each([
		[{ questions: {} }, 'questions'],
		[{ questions: ['org'] }, 'questions'],
		[{ questions: [{ field_name: 'email' }] }, 'questions.field_name'],
		[{ questions: [{ field_name: 'org', required: 'yes' }] }, 'questions.required'],
		[{ custom_questions: [{ type: 'short' }] }, 'custom_questions.title'],
		[{ custom_questions: [{ title: 'So?' }] }, 'custom_questions.type'],
		[{ custom_questions: [{ title: 'So?', type: 'single' }] }, 'custom_questions.answers'],
		[
			{ custom_questions: [{ title: 'So?', type: 'single', answers: [1] }] },
			'custom_questions.answers',
		],
	])('refuses %j', async (body, field) => {
		const answer = await patch(`/meetings/${MEETING}`, body);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refusedField(field));
		expect(bench.sandbox.meeting(MEETING)).toMatchObject({ questions: [], customQuestions: [] });
	});

	it('notes what changes nothing or was hardly meant', async () => {
		const path = `/meetings/${MEETING}`;
		await patch(path, { customQuestions: [SHORT] });
		await patch(path, { questions: [ORG, ORG] });
		await patch(path, { custom_questions: [{ ...SHORT, answers: ['yes'], field_name: 'x' }] });

		expect(oddities(bench)).toEqual([
			'the body has an unknown field "customQuestions"',
			'the request has no questions, so it changes nothing',
			'the question "org" is there twice',
			'a question has an unknown field "field_name"',
			'a question for a short answer has answers to choose from',
		]);
	});

	it('of a recording are found by the UUID too, its slashes encoded twice', async () => {
		const once = encodeURIComponent('/ab+c//d==');
		const twice = encodeURIComponent(once);

		expect((await get(`/meetings/${twice}/recordings`)).status).toBe(200);
		expect((await get(`/meetings/${once}/recordings`)).json).toEqual({
			code: 300,
			message: 'Invalid meeting id.',
		});
		expect((await get(`/meetings/${twice}`)).status).toBe(400);
	});

	it('are refused where registration is off', async () => {
		bench.sandbox.meeting(MEETING).approvalType = 2;
		bench.sandbox.meeting(WEBINAR).approvalType = 2;

		expect((await get(`/meetings/${MEETING}`)).json).toEqual({
			code: 300,
			message: 'Registration has not been enabled for this meeting: 85746065.',
		});
		expect((await patch(`/webinars/${WEBINAR}`, {})).json).toEqual({
			code: 3000,
			message: 'Registration has not been enabled for this webinar: 99289110036.',
		});
		expect((await get('/meetings/85212345678/recordings')).json).toMatchObject({ code: 3301 });
	});
});

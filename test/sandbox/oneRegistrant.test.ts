import { addEvents, FULL_FORM, idOf, JILL, MEETING, WEBINAR } from './registering';
import { oddities, sendJson, useBench } from './support';

describe('one registrant', () => {
	const bench = useBench((bench) => {
		addEvents(bench);
		bench.sandbox.addMeeting({
			id: 11,
			registrationType: 3,
			occurrences: ['a', 'b', 'c'],
			registrants: [{ id: 'one', email: 'ann@example.com', occurrenceIds: ['a', 'b'] }],
		});
	});

	const get = async (path: string) => await bench.call(path);
	const remove = async (path: string) => await bench.call(path, { method: 'DELETE' });
	const series = () => bench.sandbox.meeting(11).registrants;

	it('is given in any status, with every field', async () => {
		const path = `/meetings/${MEETING}/registrants`;
		const id = idOf(await sendJson(bench, 'POST', path, { ...FULL_FORM, auto_approve: true }));
		const answer = await get(`${path}/${id}`);

		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			...FULL_FORM,
			id,
			custom_questions: [],
			status: 'approved',
			create_time: '2026-05-04T09:00:00Z',
			join_url: expect.stringMatching(/^https:/),
			participant_pin_code: expect.any(Number),
		});
	});

	it('of a webinar has a language, no PIN, and its status for one occurrence', async () => {
		bench.sandbox.addMeeting({
			id: 12,
			type: 9,
			occurrences: ['a', 'b'],
			registrants: [
				{
					id: 'one',
					email: 'ann@example.com',
					language: 'de-DE',
					occurrenceStatus: { b: 'approved' },
				},
			],
		});
		const all = await get('/webinars/12/registrants/one');
		const second = await get('/webinars/12/registrants/one?occurrence_id=b');

		expect(all.json).toMatchObject({ id: 'one', language: 'de-DE', status: 'pending' });
		expect(all.text).not.toMatch(/join_url|participant_pin_code/);
		expect(second.json).toMatchObject({ status: 'approved', join_url: expect.any(String) });
	});

	it('is deleted with 204 and may register again', async () => {
		const path = `/webinars/${WEBINAR}/registrants`;
		const first = idOf(await sendJson(bench, 'POST', path, JILL));
		const answer = await remove(`${path}/${first}`);

		expect(answer.status).toBe(204);
		expect(answer.text).toBe('');
		expect(bench.sandbox.meeting(WEBINAR).registrants).toEqual([]);
		expect(idOf(await sendJson(bench, 'POST', path, JILL))).not.toBe(first);
		expect(oddities(bench)).toEqual([]);
	});

	it('is deleted from one occurrence after the other', async () => {
		expect((await remove('/meetings/11/registrants/one?occurrence_id=a')).status).toBe(204);
		expect(series()[0]?.occurrenceIds).toEqual(['b']);
		expect((await remove('/meetings/11/registrants/one?occurrence_id=a')).status).toBe(400);
		expect((await remove('/meetings/11/registrants/one?occurrence_id=b')).status).toBe(204);
		expect(series()).toEqual([]);
	});

	it('is deleted as a whole when the occurrence is missing or needless, which is odd', async () => {
		await remove('/meetings/11/registrants/one');
		bench.sandbox.addRegistrants(11, [{ id: 'two', email: 'bob@example.com' }]);
		bench.sandbox.meeting(11).registrationType = 1;
		await remove('/meetings/11/registrants/two?occurrence_id=a');

		expect(series()).toEqual([]);
		expect(oddities(bench)).toEqual([
			'no occurrence is named, so the registration is deleted for all of them',
			'the registration is for all occurrences and is deleted as a whole',
		]);
	});

	it('is refused when unknown, in each endpoint’s words', async () => {
		const invalid =
			'The value that you entered for the Registrant ID field is invalid. Enter a valid value and try again.';
		const path = (id: string) => `/registrants/${id}`;
		const answers = [
			await get(`/meetings/${MEETING}${path('x')}`),
			await get(`/webinars/${WEBINAR}${path('x')}`),
			await remove(`/meetings/${MEETING}${path(String(MEETING))}`),
			await remove(`/webinars/${WEBINAR}${path('x')}`),
		];

		expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
		expect(answers.map(({ json }) => json)).toEqual([
			{ code: 3079, message: 'This registrant does not exist: x.' },
			{ code: 3079, message: 'This registrant does not exist: x.' },
			{ code: 300, message: invalid },
			{ code: 3000, message: 'Registrant x was not found.' },
		]);
		expect(oddities(bench)).toEqual(['the ID of a registrant is that of the event']);
	});

	it('is refused when registration is off', async () => {
		bench.sandbox.meeting(MEETING).approvalType = 2;
		bench.sandbox.meeting(WEBINAR).approvalType = 2;
		const meeting = await remove(`/meetings/${MEETING}/registrants/x`);
		const webinar = await get(`/webinars/${WEBINAR}/registrants/x`);

		expect(meeting.json).toEqual({
			code: 300,
			message: 'Registration has not been enabled for this meeting: 85746065.',
		});
		expect(webinar.json).toEqual({
			code: 3000,
			message: 'Registration has not been enabled for this webinar: 99289110036.',
		});
	});
});

import { DAY_MS } from '../../sandbox/clock';
import { addEvents, FULL_FORM, idOf, JILL, MEETING, WEBINAR } from './registering';
import { oddities, sendJson, useBench, MONDAY } from './support';

describe('adding a registrant', () => {
	const bench = useBench(addEvents, { switches: { plan: 'unlimited' } });

	const add = async (body: unknown, query = '') =>
		await sendJson(bench, 'POST', `/meetings/${MEETING}/registrants${query}`, body);
	const addToWebinar = async (body: unknown) =>
		await sendJson(bench, 'POST', `/webinars/${WEBINAR}/registrants`, body);
	const meeting = () => bench.sandbox.meeting(MEETING);

	it('takes the whole form and answers with the meeting’s number as id, without a link while pending', async () => {
		const answer = await add({ ...FULL_FORM, language: 'en-US' });

		expect(answer.status).toBe(201);
		expect(answer.json).toEqual({
			id: MEETING,
			registrant_id: expect.stringMatching(/^[\w-]{22}$/),
			topic: 'My Meeting',
			start_time: '2026-05-05T09:00:00Z',
			participant_pin_code: expect.any(Number),
		});
		const list = await bench.call(`/meetings/${MEETING}/registrants?status=pending`);
		expect(list.json).toMatchObject({
			registrants: [
				{
					...FULL_FORM,
					id: idOf(answer),
					custom_questions: [],
					status: 'pending',
					create_time: '2026-05-04T09:00:00Z',
				},
			],
		});
		expect(oddities(bench)).toEqual([]);
	});

	it.each([
		[0, {}, 'approved'],
		[1, {}, 'pending'],
		[1, { auto_approve: true }, 'approved'],
		[1, { auto_approve: false }, 'pending'],
		[0, { auto_approve: false }, 'approved'],
	] as const)('approval type %d with %j ends %s', async (approvalType, more, status) => {
		meeting().approvalType = approvalType;
		const answer = await add({ ...JILL, ...more });

		expect(answer.status).toBe(201);
		expect(meeting().registrants[0]?.status).toBe(status);
		expect('join_url' in (answer.json as object)).toBe(status === 'approved');
	});

	it('gives who is registered already under the e-mail in any case', async () => {
		const first = await add(JILL);
		const second = await add({ ...JILL, email: 'JCHILL@example.com' });

		expect(second.status).toBe(201);
		expect(idOf(second)).toBe(idOf(first));
		expect(meeting().registrants).toHaveLength(1);
	});

	it('registers for occurrences by the plural key only', async () => {
		bench.sandbox.addMeeting({ id: 11, registrationType: 3, occurrences: ['a', 'b', 'c'] });
		const path = '/meetings/11/registrants';
		const answer = await sendJson(bench, 'POST', `${path}?occurrence_ids=a,c`, JILL);

		expect(answer.json).toMatchObject({
			occurrences: [
				{ occurrence_id: 'a', status: 'available', duration: 60 },
				{ occurrence_id: 'c' },
			],
		});
		expect(bench.sandbox.meeting(11).registrants[0]?.occurrenceIds).toEqual(['a', 'c']);
		const wrong = await sendJson(bench, 'POST', `${path}?occurrence_ids=a,z`, JILL);
		expect(wrong.status).toBe(400);
		expect(wrong.json).toEqual({ code: 300, message: 'Invalid parameter: occurrence_ids' });
		expect(oddities(bench)).toEqual([]);

		await sendJson(bench, 'POST', `${path}?occurrence_id=a`, { ...JILL, email: 'x@example.com' });
		expect(bench.sandbox.meeting(11).registrants[1]?.occurrenceIds).toBeUndefined();
		expect(oddities(bench)).toEqual([
			'the query has an unknown key "occurrence_id", which Zoom ignores',
			'the registration names no occurrence, so it is for all of them',
		]);
	});

	it('notes what belongs to the other kind', async () => {
		await add({ ...JILL, source_id: '4816766181770' });
		await addToWebinar({ ...JILL, auto_approve: true, source_id: '4816766181770' });

		expect(oddities(bench)).toEqual([
			'the body has an unknown field "source_id"',
			'the body has an unknown field "auto_approve"',
		]);
		expect(bench.sandbox.meeting(WEBINAR).registrants[0]).toMatchObject({
			status: 'pending',
			trackingSourceId: '4816766181770',
		});
	});

	it('answers for a webinar without a PIN', async () => {
		bench.sandbox.meeting(WEBINAR).approvalType = 0;
		const answer = await addToWebinar(JILL);

		expect(answer.status).toBe(201);
		expect(Object.keys(answer.json as object).sort()).toEqual(
			['id', 'join_url', 'registrant_id', 'start_time', 'topic'].sort(),
		);
	});

	it('registers for a recording, with a status of choice', async () => {
		bench.sandbox.addMeeting({ id: 22, topic: 'Past', startTime: MONDAY - DAY_MS, recording: {} });
		const path = '/meetings/22/recordings/registrants';
		const answer = await sendJson(bench, 'POST', path, { ...FULL_FORM, status: 'approved' });

		expect(answer.status).toBe(201);
		expect(answer.json).toEqual({
			id: 22,
			registrant_id: expect.stringMatching(/^[\w-]{22}$/),
			topic: 'Past',
			share_url: expect.stringMatching(/^https:\/\/.+\/rec\/share\//),
		});
		expect(bench.sandbox.meeting(22).recording?.registrants[0]?.status).toBe('approved');
		expect((await sendJson(bench, 'POST', path, { ...JILL, language: 'en-US' })).status).toBe(201);
		expect(oddities(bench)).toEqual(['the body has an unknown field "language"']);
	});
});

import { DAY_MS } from '../../sandbox/clock';
import { MONDAY, oddities, sendJson, statusForm, useBench } from './support';

const MEETING = 85746065;
const PATH = `/meetings/${MEETING}/recordings/registrants`;

describe('registrants of a recording', () => {
	const bench = useBench(({ sandbox }) => {
		sandbox.addMeeting({
			id: MEETING,
			startTime: MONDAY - DAY_MS,
			recording: { registrants: [{ id: 'one', email: 'ann@example.com' }] },
			registrants: [{ id: 'guest', email: 'ann@example.com', status: 'approved' }],
		});
		sandbox.addRecordingRegistrants(MEETING, 2, { status: 'approved' });
	});

	const viewers = () => bench.sandbox.meeting(MEETING).recording?.registrants ?? [];
	const put = async (body: unknown, query = '') =>
		await sendJson(bench, 'PUT', `${PATH}/status${query}`, body);

	it('are listed by status, apart from those of the meeting, without links', async () => {
		const pending = await bench.call(`${PATH}?status=pending`);
		const approved = await bench.call(PATH);

		expect(pending.status).toBe(200);
		expect(pending.json).toMatchObject({
			total_records: 1,
			registrants: [{ id: 'one', email: 'ann@example.com', status: 'pending' }],
		});
		expect(approved.json).toMatchObject({ total_records: 2 });
		expect(approved.text).not.toMatch(/join_url|participant_pin_code/);
		expect(viewers()[1]?.id).not.toBe(viewers()[2]?.id);
	});

	it.each([
		['approve', 'approved'],
		['deny', 'denied'],
	])('%s makes one %s, in either body format', async (action, status) => {
		expect((await put({ action, registrants: [{ id: 'one' }] })).status).toBe(204);
		expect(viewers()[0]?.status).toBe(status);
		const form = await bench.call(`${PATH}/status`, {
			method: 'PUT',
			body: statusForm(action, [{ id: viewers()[1]?.id }]),
		});
		expect(form.status).toBe(204);
		expect(viewers()[1]?.status).toBe(status);
		expect(bench.sandbox.meeting(MEETING).registrants[0]?.status).toBe('approved');
		expect(oddities(bench)).toEqual([]);
	});

	it.each([
		[{ action: 'cancel', registrants: [{ id: 'one' }] }, 'action'],
		[{ action: 'approve', registrants: ['one'] }, 'registrants'],
		[{ action: 'approve', registrants: [{ email: 'ann@example.com' }] }, 'registrants'],
	])('refuses %j', async (body, field) => {
		const answer = await put(body);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({
			code: 300,
			message: 'Validation Failed.',
			errors: [{ field }],
		});
		expect(viewers()[0]?.status).toBe('pending');
	});

	it('knows no occurrences and no e-mails, but notes them', async () => {
		const registrants = [{ id: 'one', email: 'ann@example.com' }];
		const answer = await put({ action: 'approve', registrants }, '?occurrence_id=1');

		expect(answer.status).toBe(204);
		expect(oddities(bench)).toEqual([
			'the query has an unknown key "occurrence_id", which Zoom ignores',
			'a registrant has an unknown field "email"',
		]);
	});

	it('names the recording in the daily limit of ten, counted apart from the meeting', async () => {
		for (let time = 1; time <= 10; time += 1)
			await put({ action: 'deny', registrants: [{ id: 'one' }] });
		const answer = await put({ action: 'deny', registrants: [{ id: 'one' }] });

		expect(answer.status).toBe(429);
		expect(answer.json).toMatchObject({
			message: expect.stringContaining("(10) for cloud recording Update registrant's status API"),
		});
		expect(bench.sandbox.state.dailyStatusChanges.perEvent).toEqual({ 'recording 85746065': 10 });
	});

	it('refuses a meeting without recording, an unknown one, and a recording without registration', async () => {
		const none = await bench.call('/meetings/85212345678/recordings/registrants');
		expect(none.status).toBe(404);
		expect(none.json).toEqual({ code: 3301, message: 'There is no recording for this meeting.' });

		const unknown = await bench.call('/meetings/99999999999/recordings/registrants');
		expect(unknown.status).toBe(404);
		expect(unknown.json).toEqual({ code: 3001, message: 'Meeting does not exist: 99999999999.' });

		Object.assign(bench.sandbox.meeting(MEETING).recording ?? {}, { approvalType: 2 });
		const open = await bench.call(PATH);
		expect(open.status).toBe(404);
		expect(open.json).toEqual({
			code: 404,
			message: 'Registration has not been enabled for this meeting: 85746065.',
		});
	});

	it('takes the recording of a webinar', async () => {
		bench.sandbox.addMeeting({ id: 97871060099, type: 5, recording: {} });

		expect((await bench.call('/meetings/97871060099/recordings/registrants')).status).toBe(200);
	});
});

import { DAY_MS, HOUR_MS } from '../../sandbox/clock';
import { addHeld, SUNDAY, WEBINAR, WEBINAR_UUID, type Page } from './attendanceBench';
import { oddities, useBench } from './support';

const PATH = `/past_webinars/${WEBINAR}/absentees`;
const WEEKLY = 95556667778;

describe('the absentees of a webinar', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });
	const ids = async (path: string) => {
		const answer = await bench.call(path);
		expect(answer.status).toBe(200);
		return (answer.json as Page).registrants.map(({ id }) => id);
	};

	it('are the approved registrants who did not come, as registrants', async () => {
		bench.sandbox.addRegistrants(WEBINAR, 2);
		bench.sandbox.addRegistrants(WEBINAR, [{ email: 'no@example.com', status: 'denied' }]);
		const { json } = await bench.call(PATH);

		expect(json).toEqual({
			page_count: 1,
			page_number: 1,
			page_size: 30,
			total_records: 1,
			next_page_token: '',
			registrants: [
				{
					id: 'cem-Registrant_id',
					email: 'cem@example.com',
					first_name: 'cem',
					last_name: 'Lee',
					address: '',
					city: '',
					country: '',
					zip: '',
					state: '',
					phone: '',
					industry: '',
					org: '',
					job_title: '',
					purchasing_time_frame: '',
					role_in_purchase_process: '',
					no_of_employees: '',
					comments: '',
					custom_questions: [],
					status: 'approved',
					create_time: '2026-05-04T08:00:02Z',
					join_url: expect.stringMatching(/^https:/),
				},
			],
		});
		expect(oddities(bench)).toEqual([]);
	});

	it('waited and were not let in', async () => {
		bench.sandbox.addParticipants(WEBINAR, [
			{ registrant: 'cem@example.com', status: 'in_waiting_room' },
		]);
		expect(await ids(PATH)).toEqual(['cem-Registrant_id']);
		bench.sandbox.addParticipants(WEBINAR, [{ registrant: 'cem@example.com' }]);
		expect(await ids(PATH)).toEqual([]);
	});

	it('are those of the latest time, or of the time whose UUID is asked for', async () => {
		bench.sandbox.addInstance(WEBINAR, {
			startTime: SUNDAY + 2 * HOUR_MS,
			participants: [{ registrant: 'cem@example.com' }],
		});

		expect(await ids(PATH)).toEqual(['ann-Registrant_id', 'bob-Registrant_id']);
		const twice = encodeURIComponent(encodeURIComponent(WEBINAR_UUID));
		expect(await ids(`/past_webinars/${twice}/absentees`)).toEqual(['cem-Registrant_id']);
	});

	it('are those of every start of an occurrence', async () => {
		bench.sandbox.addMeeting({
			id: WEEKLY,
			type: 9,
			registrationType: 2,
			startTime: SUNDAY - 14 * DAY_MS,
			occurrences: ['1648194360000', '1648194360001', '1648194360002'],
			registrants: ['one', 'two', 'three', 'four'].map((id) => ({
				id,
				email: `${id}@example.com`,
				status: 'approved' as const,
				...(id === 'four' ? { occurrenceIds: ['1648194360002'] } : {}),
			})),
			instances: [
				{ startTime: SUNDAY - 7 * DAY_MS, duration: 10, participants: [{ registrant: 'one' }] },
				{ startTime: SUNDAY - 7 * DAY_MS + 660_000, participants: [{ registrant: 'two' }] },
				{ startTime: SUNDAY, participants: [{ registrant: 'one' }, { registrant: 'four' }] },
			],
		});
		const path = `/past_webinars/${WEEKLY}/absentees`;

		expect(await ids(`${path}?occurrence_id=1648194360001`)).toEqual(['three']);
		expect(await ids(path)).toEqual(['two', 'three']);
		const wrong = await bench.call(`${path}?occurrence_id=5`);
		expect(wrong.status).toBe(400);
		expect(wrong.json).toEqual({
			code: 300,
			message:
				'The request could not be completed because you have provided an invalid occurrence ID: 5',
		});
		expect((await bench.call(`${path}?occurrence_id=1648194360000`)).status).toBe(404);
	});

	it('are refused without registration and without the webinar plan', async () => {
		bench.sandbox.meeting(WEBINAR).approvalType = 2;
		const off = await bench.call(PATH);
		expect(off.status).toBe(400);
		expect(off.json).toEqual({
			code: 3000,
			message: `This Webinar has not registration required: ${WEBINAR_UUID}`,
		});

		const [ada] = Object.values(bench.sandbox.state.users);
		Object.assign(ada ?? {}, { webinars: false });
		const json = {
			code: 200,
			message: `Webinar plan subscription is missing. Enable webinar for this user once the subscription is added:${ada?.id}`,
		};
		expect(await bench.call(PATH)).toMatchObject({ status: 400, json });
		bench.sandbox.switches.webinarPlanMissing = 'http200';
		expect(await bench.call(PATH)).toMatchObject({ status: 200, json });
	});

	it('are everybody as long as nobody is known to have come', async () => {
		Object.assign(bench.sandbox.switches, {
			attendanceReadyMinutes: 'never',
			attendanceNotReady: 'empty',
		});

		expect(await ids(PATH)).toHaveLength(3);
	});

	it('page like registrants', async () => {
		bench.sandbox.addRegistrants(WEBINAR, 4, { status: 'approved' });
		const first = (await bench.call(`${PATH}?page_size=3`)).json as Page;

		expect(first).toMatchObject({ page_count: 2, total_records: 5 });
		const next = `&next_page_token=${first.next_page_token}`;
		expect(await ids(`${PATH}?page_size=3${next}`)).toHaveLength(2);
	});
});

describe('the panelists of a webinar', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });

	it('are listed with their links', async () => {
		bench.sandbox.meeting(WEBINAR).panelists = [
			{ id: 'Tg2b6GhcQKKbV7nSCbDKug', name: 'Jill Chill', email: 'jchill@example.com' },
		];

		expect((await bench.call(`/webinars/${WEBINAR}/panelists`)).json).toEqual({
			total_records: 1,
			panelists: [
				{
					id: 'Tg2b6GhcQKKbV7nSCbDKug',
					name: 'Jill Chill',
					email: 'jchill@example.com',
					join_url: expect.stringMatching(/^https:/),
				},
			],
		});
	});

	it('are refused as other lists of a webinar are', async () => {
		const wrong = await bench.call('/webinars/93398114182/panelists');
		expect(wrong.status).toBe(400);
		expect(wrong.json).toEqual({ code: 300, message: 'Invalid webinar ID.' });
		expect((await bench.call('/webinars/99/panelists')).json).toEqual({
			code: 3001,
			message: 'Webinar does not exist: 99.',
		});
		bench.sandbox.meeting(WEBINAR).approvalType = 2;
		expect((await bench.call(`/webinars/${WEBINAR}/panelists`)).status).toBe(200);
	});
});

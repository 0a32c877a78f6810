import { DAY_MS, HOUR_MS } from '../../sandbox/clock';
import { MONDAY, putStatus, statuses, useBench, USER_APP, type Call } from './support';

const WEBINAR = 97871060099;
const SERIES = 99289110036;
const PLAN_MISSING = {
	code: 200,
	message:
		'Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for this user in order to perform this action.',
};

describe('webinars', () => {
	const bench = useBench(
		({ sandbox }) => {
			sandbox.addMeeting({
				id: WEBINAR,
				type: 5,
				topic: 'Product Tour',
				trackingSources: [
					{ id: '5516482804110', name: 'Newsletter', visitors: 40 },
					{ id: '5516482804111', name: 'Website', visitors: 7 },
				],
				registrants: [
					{ id: 'one', email: 'ann@example.com', trackingSourceId: '5516482804110' },
					{ id: 'two', email: 'bob@example.com', trackingSourceId: '5516482804111' },
				],
			});
			sandbox.addMeeting({
				id: SERIES,
				type: 9,
				registrationType: 3,
				occurrences: ['1648538280000', '1649143080000'],
				registrants: [{ id: 'three', email: 'cem@example.com' }],
			});
		},
		{ switches: { plan: 'unlimited' } },
	);

	const get = async (path: string) => await bench.call(path);
	const put = async (id: string | number, action: string, registrants: unknown, call: Call = {}) =>
		await bench.call(`/webinars/${id}/registrants/status`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action, registrants }),
			...call,
		});

	it('lists one user’s webinars and no meetings, a series once', async () => {
		const answer = await get('/users/me/webinars');

		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({
			page_count: 1,
			page_number: 1,
			page_size: 30,
			next_page_token: '',
			webinars: expect.arrayContaining([
				expect.objectContaining({ id: WEBINAR, topic: 'Product Tour', type: 5 }),
				expect.objectContaining({ id: SERIES, type: 9 }),
			]),
		});
		const { webinars } = answer.json as { webinars: Array<{ id: number; type: number }> };
		expect(webinars.filter(({ id }) => id === SERIES)).toHaveLength(1);
		expect(webinars.every(({ type }) => [5, 6, 9].includes(type))).toBe(true);
	});

	it('lists upcoming webinars, pages by token and by number', async () => {
		bench.sandbox.addMeeting({ id: 11, type: 5, startTime: MONDAY - DAY_MS });
		const ids = async (query: string) =>
			((await get(`/users/me/webinars?${query}`)).json as { webinars: Array<{ id: number }> })
				.webinars;
		const upcoming = await ids('type=upcoming&page_size=300');
		expect(upcoming.map(({ id }) => id)).not.toContain(11);
		expect((await ids('type=scheduled&page_size=300')).map(({ id }) => id)).toContain(11);

		const first = (await get('/users/me/webinars?page_size=1')).json as { next_page_token: string };
		const byToken = await ids(`page_size=1&next_page_token=${first.next_page_token}`);
		expect(byToken).toEqual(await ids('page_size=1&page_number=2'));
		expect((await get('/users/me/webinars?type=live')).json).toMatchObject({
			errors: [{ field: 'type' }],
		});
	});

	it('shows a webinar’s settings and the occurrences ahead', async () => {
		bench.sandbox.meeting(SERIES).registrantsLimit = 500;
		bench.clock.now += DAY_MS + 2 * HOUR_MS;
		const token = bench.sandbox.issueToken('sandbox-s2s-app').access_token;
		const details = await bench.call(`/webinars/${SERIES}`, { token });
		const all = await bench.call(`/webinars/${SERIES}?show_previous_occurrences=true`, { token });

		expect(details.json).toMatchObject({
			id: SERIES,
			type: 9,
			host_email: 'ada@events.example',
			registration_url: expect.stringMatching(/\/webinar\/register\/WN_[\w-]{22}$/),
			settings: { approval_type: 1, registration_type: 3, registrants_restrict_number: 500 },
			occurrences: [{ occurrence_id: '1649143080000', status: 'available' }],
		});
		expect(all.json).toMatchObject({
			occurrences: [{ occurrence_id: '1648538280000' }, { occurrence_id: '1649143080000' }],
		});
	});

	it('lists registrants by status and tracking source, without a PIN', async () => {
		const all = await get(`/webinars/${WEBINAR}/registrants?status=pending`);
		const some = await get(
			`/webinars/${WEBINAR}/registrants?status=pending&tracking_source_id=5516482804110`,
		);

		expect(all.json).toMatchObject({
			total_records: 2,
			registrants: [{ id: 'one' }, { id: 'two' }],
		});
		expect(some.json).toMatchObject({ total_records: 1, registrants: [{ id: 'one' }] });
		expect(all.text).not.toContain('participant_pin_code');
		expect(bench.sandbox.state.oddities).toEqual([]);
	});

	it('counts registrations by tracking source', async () => {
		expect((await get(`/webinars/${WEBINAR}/tracking_sources`)).json).toEqual({
			total_records: 2,
			tracking_sources: [
				{
					id: '5516482804110',
					source_name: 'Newsletter',
					tracking_url: expect.stringMatching(/^https:\/\/.+\/WN_/),
					registration_count: 1,
					visitor_count: 40,
				},
				expect.objectContaining({ id: '5516482804111', registration_count: 1, visitor_count: 7 }),
			],
		});
	});

	it('approves by ID, denies by e-mail in any case, for one occurrence too', async () => {
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'deny', [{ email: 'BOB@example.com' }])).status).toBe(204);
		expect(statuses(bench.sandbox, WEBINAR)).toEqual(['approved', 'denied']);

		const path = `/webinars/${SERIES}/registrants/status?occurrence_id=1648538280000`;
		const answer = await bench.call(path, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: '{"action":"cancel","registrants":[{"id":"three"}]}',
		});
		expect(answer.status).toBe(204);
		const [cem] = bench.sandbox.meeting(SERIES).registrants;
		expect(cem?.occurrenceStatus).toEqual({ '1648538280000': 'denied' });
	});

	it('refuses what is no e-mail address', async () => {
		const answer = await put(WEBINAR, 'approve', [{ email: 'nulla' }]);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ code: 300, errors: [{ field: 'registrants.email' }] });
	});

	it('approves up to the webinar’s limit of registrants', async () => {
		bench.sandbox.meeting(WEBINAR).registrantsLimit = 1;
		const answer = await put(WEBINAR, 'approve', [{ id: 'one' }, { id: 'two' }]);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 3035,
			message: 'Webinar has reached maximum attendee capacity.',
		});
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'deny', [{ id: 'two' }])).status).toBe(204);
	});

	it('names the webinar in the daily limit of ten', async () => {
		for (let time = 1; time <= 10; time += 1) await put(WEBINAR, 'deny', [{ id: 'one' }]);
		const answer = await put(WEBINAR, 'deny', [{ id: 'one' }]);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message:
				"You have exceeded the daily rate limit of (10) for webinar Update registrant's status API requests for the registrant (one). You can resume these API requests at GMT 00:00:00.",
		});
	});

	it.each(['', '/registrants', '/tracking_sources'])(
		'refuses a meeting’s ID, letters and an unknown ID: GET %s',
		async (rest) => {
			for (const id of ['85212345678', 'abc']) {
				const answer = await get(`/webinars/${id}${rest}`);
				expect(answer.status).toBe(400);
				expect(answer.json).toEqual({ code: 300, message: 'Invalid webinar ID.' });
			}
			const unknown = await get(`/webinars/99999999999${rest}`);
			expect(unknown.status).toBe(404);
			expect(unknown.json).toEqual({ code: 3001, message: 'Webinar does not exist: 99999999999.' });
		},
	);

	it('refuses a webinar without registration in each endpoint’s words', async () => {
		bench.sandbox.meeting(WEBINAR).approvalType = 2;
		const list = await get(`/webinars/${WEBINAR}/registrants`);
		const status = await put(WEBINAR, 'approve', [{ id: 'one' }]);

		expect([list.status, status.status]).toEqual([400, 400]);
		expect(list.json).toEqual({
			code: 3000,
			message: 'Registration has not been enabled for this webinar: 97871060099.',
		});
		expect(status.json).toEqual({
			code: 300,
			message: 'Registration has not been enabled for this meeting: 97871060099.',
		});
	});

	it('refuses a host without a webinar plan', async () => {
		const { hostId } = bench.sandbox.meeting(WEBINAR);
		Object.assign(bench.sandbox.state.users[hostId] ?? {}, { webinars: false });

		expect((await get(`/webinars/${WEBINAR}/registrants`)).json).toEqual(PLAN_MISSING);
		expect((await get('/users/me/webinars')).json).toEqual(PLAN_MISSING);
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).json).toEqual(PLAN_MISSING);
		expect((await get(`/webinars/${WEBINAR}`)).json).toEqual({
			code: 200,
			message: `Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for user ${hostId} to perform this action.`,
		});

		bench.sandbox.switches.webinarPlanMissing = 'http200';
		const list = await get(`/webinars/${WEBINAR}/registrants`);
		expect(list.status).toBe(200);
		expect(list.json).toEqual({
			code: 200,
			message: `Webinar plan subscription is missing. Enable webinar for this user once the subscription is added:${hostId}`,
		});
	});

	it('gives a user app no permission for another user’s webinar', async () => {
		const ben = Object.values(bench.sandbox.state.users).find(
			({ firstName }) => firstName === 'Ben',
		);
		bench.sandbox.meeting(WEBINAR).hostId = ben?.id ?? '';
		const answer = await put(WEBINAR, 'approve', [{ id: 'one' }], {
			token: bench.tokenOf(USER_APP),
		});

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ code: 200, message: 'No permission.' });
	});

	it('notes the ID of the webinar in the place of a registrant’s', async () => {
		await put(WEBINAR, 'approve', [{ id: String(WEBINAR) }]);
		await putStatus(bench, 85212345678, 'approve', [{ id: '85212345678' }]);

		expect(bench.sandbox.state.oddities.map(({ what }) => what)).toEqual([
			'the ID of a registrant is that of the event',
			'the ID of a registrant is that of the event',
		]);
	});

	it('names the missing scope', async () => {
		Object.assign(bench.sandbox.state.apps['sandbox-s2s-app'] ?? {}, {
			scopes: ['meeting:write:admin'],
		});

		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).json).toEqual({
			code: 4711,
			message:
				'Invalid access token, does not contain scopes:[webinar:update:registrant_status:admin].',
		});
	});
});

import { sendJson, useBench, USER_APP, type Call } from './support';
import { addWebinars, WEBINAR } from './webinarBench';

const PLAN_MISSING = {
	code: 200,
	message:
		'Webinar plan is missing. You must subscribe to the webinar plan and enable webinars for this user in order to perform this action.',
};

describe('who may see a webinar', () => {
	const bench = useBench(addWebinars, { switches: { plan: 'unlimited' } });

	const get = async (path: string) => await bench.call(path);
	const put = async (id: string | number, action: string, registrants: unknown, call: Call = {}) =>
		await sendJson(
			bench,
			'PUT',
			`/webinars/${id}/registrants/status`,
			{ action, registrants },
			call,
		);

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
});

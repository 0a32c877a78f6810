import { addHeld, MEETING, SUNDAY, WEBINAR } from './attendanceBench';
import { S2S_APP, useBench, USER_APP } from './support';

/** Path, and what is answered for an ID that does not exist, for somebody else's event and on the free plan. */
const PLACES = [
	['/past_meetings/:meeting', 404, 3001, 'Meeting does not exist: 99.'],
	['/past_meetings/:meeting/instances', 404, 3001, 'Meeting does not exist: 99.'],
	['/past_meetings/:meeting/participants', 404, 3001, 'Meeting does not exist: 99.'],
	['/past_webinars/:webinar/instances', 404, 3001, 'Webinar does not exist: 99.'],
	['/past_webinars/:webinar/participants', 404, 3001, 'Webinar does not exist.'],
	['/past_webinars/:webinar/absentees', 404, 3001, 'Webinar 99 not found or expired.'],
	['/report/meetings/:meeting', 404, 3001, 'Meeting 99 not found or has expired.'],
	['/report/meetings/:meeting/participants', 404, 3001, 'Meeting 99 not found or has expired.'],
	['/report/webinars/:webinar', 404, 3001, 'Meeting 99 not found or has expired.'],
	['/report/webinars/:webinar/participants', 404, 3001, 'Webinar "99" not found or has expired'],
] as const;

describe('what is refused about the past', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });

	const get = async (path: string, app = S2S_APP) =>
		await bench.call(at(path, MEETING, WEBINAR), { token: bench.tokenOf(app) });
	const at = (path: string, meeting: number | string, webinar: number | string) =>
		path.replace(':meeting', String(meeting)).replace(':webinar', String(webinar));
	const user = (email: string) => {
		const found = Object.values(bench.sandbox.state.users).find((one) => one.email === email);
		if (!found) throw new Error(`no ${email}`);
		return found;
	};
	const giveTo = (email: string) => {
		for (const id of [MEETING, WEBINAR]) bench.sandbox.meeting(id).hostId = user(email).id;
	};

	it.each(PLACES)('%s does not know an ID', async (path, status, code, message) => {
		const answer = await bench.call(at(path, 99, 99));

		expect(answer.status).toBe(status);
		expect(answer.json).toEqual({ code, message });
	});

	it.each(PLACES)('%s does not know an ID of the other kind', async (path) => {
		const answer = await bench.call(at(path, WEBINAR, MEETING));
		const isInstances = path === '/past_webinars/:webinar/instances';

		expect(answer.status).toBe(isInstances ? 400 : 404);
		expect(answer.json).toMatchObject({ code: isInstances ? 300 : 3001 });
	});

	it.each([
		['/past_meetings/:meeting', 400, 300, 'Cannot access meeting information.'],
		['/past_meetings/:meeting/instances', 404, 3001, `Meeting does not exist: ${MEETING}.`],
		['/past_meetings/:meeting/participants', 404, 3001, `Meeting does not exist: ${MEETING}.`],
		['/past_webinars/:webinar/instances', 400, 200, 'No permission.'],
		['/past_webinars/:webinar/participants', 400, 200, 'No permission.'],
		['/past_webinars/:webinar/absentees', 400, 200, 'No permission.'],
	])('%s is for the host alone with user-level scopes', async (path, status, code, message) => {
		expect((await get(path, USER_APP)).status).toBe(200);
		giveTo('ben@events.example');
		const answer = await get(path, USER_APP);

		expect(answer.status).toBe(status);
		expect(answer.json).toEqual({ code, message });
		expect((await get(path)).status).toBe(200);
	});

	it.each([
		'/past_webinars/:webinar/absentees',
		'/report/meetings/:meeting/participants',
		'/report/webinars/:webinar',
		'/report/webinars/:webinar/participants',
	])('%s refuses a host of another account', async (path) => {
		giveTo('gus@partner.example');
		const answer = await get(path);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 1010,
			message: 'User does not belong to this account: sandboxAccount.',
		});
	});

	it.each([
		['/past_meetings/:meeting', 'Only available for paid account: sandboxAccount'],
		['/past_meetings/:meeting/participants', 'Only available for paid account: sandboxAccount'],
		[
			'/past_webinars/:webinar/participants',
			'Only available for Paid or ZMP account: sandboxAccount.',
		],
		['/report/meetings/:meeting', 'Only available for Paid or ZMP account: sandboxAccount.'],
		[
			'/report/meetings/:meeting/participants',
			'Only available for Paid or ZMP account: sandboxAccount.',
		],
		['/report/webinars/:webinar', 'Only available for Paid or ZMP account: sandboxAccount.'],
		[
			'/report/webinars/:webinar/participants',
			'Only available for Paid or ZMP account: sandboxAccount.',
		],
	])('%s is not for free accounts, with HTTP 400 or 200', async (path, message) => {
		bench.sandbox.switches.plan = 'free';
		const refused = await get(path);
		expect(refused.status).toBe(400);
		expect(refused.json).toEqual({ code: 200, message });

		bench.clock.now += 1000;
		bench.sandbox.switches.paidOnly = 'http200';
		const odd = await get(path);
		expect(odd.status).toBe(200);
		expect(odd.json).toEqual({ code: 200, message });
	});

	it('lists instances of meetings to free accounts too', async () => {
		bench.sandbox.switches.plan = 'free';

		expect((await get('/past_meetings/:meeting/instances')).status).toBe(200);
	});

	it('needs the webinar plan of the host for participants of webinars', async () => {
		user('ada@events.example').webinars = false;
		for (const path of ['/past_webinars/:webinar/participants', '/report/webinars/:webinar']) {
			expect((await get(path)).json).toEqual({
				code: 200,
				message: 'Only available for Paid or ZMP account: sandboxAccount.',
			});
		}
	});

	it.each([
		['/report/meetings/:meeting', 'report:read:meeting:admin'],
		['/report/meetings/:meeting/participants', 'report:read:list_meeting_participants:admin'],
		['/report/webinars/:webinar', 'report:read:webinar:admin'],
		['/report/webinars/:webinar/participants', 'report:read:list_webinar_participants:admin'],
	])('%s can be withheld by the role, or by the scopes', async (path, scope) => {
		bench.sandbox.switches.reports = 'noPermission';
		const role = await get(path);
		expect(role.status).toBe(400);
		expect(role.json).toEqual({ code: 200, message: 'No permission.' });

		bench.sandbox.switches.reports = 'noScope';
		const scopes = await get(path);
		expect(scopes.status).toBe(400);
		expect(scopes.json).toEqual({
			code: 4711,
			message: `Invalid access token, does not contain scopes:[${scope}].`,
		});
		expect((await get('/past_meetings/:meeting/participants')).status).toBe(200);
	});

	it.each([
		'/past_meetings/:meeting/registrants',
		'/past_webinars/:webinar',
		'/past_meetings/:meeting/absentees',
		'/report/meetings/:meeting/registrants',
	])('%s does not exist at Zoom', async (path) => {
		expect((await get(path)).json).toMatchObject({ code: 2300 });
	});

	it('limits reports and absentees to ten a second and 30,000 a day', async () => {
		bench.sandbox.switches.plan = 'pro';
		const paths = ['/report/meetings/:meeting/participants', '/past_webinars/:webinar/absentees'];
		for (let n = 0; n < 10; n += 1) expect((await get(paths[n % 2] ?? '')).status).toBe(200);
		const refused = await get(paths[0] ?? '');

		expect(refused.status).toBe(429);
		expect(refused.headers.get('x-ratelimit-category')).toBe('Heavy');
		expect((await get('/past_meetings/:meeting/participants')).status).toBe(200);
	});

	it('leaves nothing, or no registrants, of a meeting 30 days after it was last held', async () => {
		const list = `/meetings/${MEETING}/registrants`;
		const later = async (path: string) => {
			const token = bench.sandbox.issueToken(S2S_APP).access_token;
			return await bench.call(path, { token });
		};
		bench.sandbox.switches.expiredMeeting = 'noRegistrants';
		bench.clock.now = SUNDAY + 3_600_000 + 30 * 86_400_000 - 1;
		expect((await later(list)).json).toMatchObject({ total_records: 3 });
		bench.clock.now += 1;
		expect((await later(list)).json).toMatchObject({ total_records: 0, registrants: [] });
		const report = `/report/meetings/${MEETING}/participants?include_fields=registrant_id`;
		expect((await later(report)).text).toContain('ann-Registrant_id');
		expect((await later(`/webinars/${WEBINAR}/registrants`)).json).toMatchObject({
			total_records: 3,
		});

		bench.sandbox.switches.expiredMeeting = 'notFound';
		for (const path of [list, `/meetings/${MEETING}`]) {
			const answer = await later(path);
			expect(answer.status).toBe(404);
			expect(answer.json).toEqual({ code: 3001, message: `Meeting does not exist: ${MEETING}.` });
		}
		expect((await later(report)).status).toBe(200);
	});
});

import { byId, carryOn, useWorld } from '../../../../support/world';
import {
	addHeld,
	attendance,
	MEETING,
	START,
	summary,
	UUID,
	UUID_IN_PATH,
	webinarAttendance,
} from './support';

const MINUTE = 60_000;

const world = useWorld(addHeld);
const paths = () =>
	world
		.apiRequests()
		.map(({ path }) => path)
		.filter((path) => /participants|absentees/.test(path));

const REPORT = `/v2/report/meetings/${UUID_IN_PATH}/participants`;
const PAST = `/v2/past_meetings/${UUID_IN_PATH}/participants`;
const SEEN = [
	['ann@example.com', true, 30],
	['bob@example.com', true, 50],
	['cem@example.com', false, 0],
];
const asUser = { authentication: 'oAuth2' };

function lack(...scopes: RegExp[]): void {
	for (const app of Object.values(world.sandbox.state.apps)) {
		app.scopes = app.scopes.filter((scope) => !scopes.some((one) => one.test(scope)));
	}
}

describe('where the participants are read', () => {
	it('is the report for the whole account', async () => {
		await world.execute([{}], attendance());
		expect(paths()).toEqual([REPORT]);
	});

	it('is the list that a user may read, once the report was refused', async () => {
		const { json, error } = await world.execute([{}], attendance(asUser));
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
		expect(paths()).toEqual([REPORT, PAST]);
		expect(world.apiRequests().find(({ path }) => path === PAST)?.url).toBe(
			`${PAST}?page_size=300&include_fields=registrant_id`,
		);
	});

	it('is not asked again in a run that has seen the scope missing', async () => {
		world.sandbox.addMeeting({
			id: '85200000903',
			startTime: world.sandbox.meeting(MEETING).startTime,
			registrants: [{ email: 'zoe@example.com', status: 'approved' }],
			instances: [
				{ uuid: 'z==', participants: [{ registrant: 'zoe@example.com' }, { name: 'Guest' }] },
			],
		});
		const meetings = [{ id: MEETING }, { id: MEETING }, { id: '85200000903' }];
		const { json, error } = await world.execute(
			meetings,
			attendance({ ...asUser, show: 'attended', meetingId: byId('={{ $json.id }}') }),
		);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(5);
		const reports = paths().filter((path) => path.startsWith('/v2/report'));
		expect(reports.length).toBeLessThanOrEqual(2);
	});

	it('is not asked again in a run in which the plan was too small', async () => {
		world.sandbox.addInstance(MEETING, { uuid: 'o==', startTime: START + 120 * MINUTE });
		const message = 'Only available for Paid or ZMP account: sandboxAccount.';
		world.sandbox.addFault({
			match: { pathIncludes: '/participants' },
			times: 99,
			answer: { status: 200, body: { code: 200, message } },
		});
		const { json } = await world.execute(
			[{ uuid: UUID }, { uuid: 'o==' }],
			attendance({ instance: byId('={{ $json.uuid }}') }),
			carryOn,
		);
		expect(json).toHaveLength(2);
		for (const { error } of json) {
			expect(error).toMatch(/^The Zoom plan of this account doesn't include attendance: /);
		}
		expect(paths()).toHaveLength(1);
	});

	it('is asked again in a run in which one meeting has none', async () => {
		const other = '85200000903';
		world.sandbox.addMeeting({
			id: other,
			startTime: world.sandbox.meeting(MEETING).startTime,
			registrants: [{ email: 'zoe@example.com', status: 'approved' }],
			instances: [{ uuid: 'z==', participants: [{ registrant: 'zoe@example.com' }] }],
		});
		world.sandbox.addFault({
			match: { pathIncludes: '/v2/report/' },
			answer: { status: 404, body: { code: 3001, message: 'Meeting does not exist.' } },
		});
		await world.execute(
			[{ id: MEETING }, { id: other }],
			attendance({ meetingId: byId('={{ $json.id }}') }),
			carryOn,
		);
		expect(paths().filter((path) => path.startsWith('/v2/report/'))).toHaveLength(2);
	});

	it('is the other list if the role has no permission for reports', async () => {
		world.sandbox.switches.reports = 'noPermission';
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual(SEEN);
		expect(paths()).toEqual([REPORT, PAST]);
	});

	it('is the report if the scope of the other list is missing', async () => {
		lack(/list_past_participants/);
		const { json } = await world.execute([{}], attendance());
		expect(summary(json)).toEqual(SEEN);
	});

	it('needs one of two scopes, and the message names both', async () => {
		lack(/list_past_participants/);
		const { json } = await world.execute([{}, {}], attendance(asUser), {
			onError: 'continueRegularOutput',
		});
		expect(paths()).toEqual([REPORT, PAST]);
		for (const one of json) {
			expect(one.error).toMatch(
				/scope, one of: report:read:list_meeting_participants:admin, meeting:read:list_past_participants/,
			);
			expect(one).not.toHaveProperty('attended');
		}
	});

	it('is the same for webinars of a user, and the absentees are compared', async () => {
		const { json, error } = await world.execute([{}], webinarAttendance(asUser));
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
		expect(paths()).toEqual([
			`/v2/report/webinars/${UUID_IN_PATH}/participants`,
			`/v2/past_webinars/${UUID_IN_PATH}/participants`,
			`/v2/past_webinars/${UUID_IN_PATH}/absentees`,
		]);
	});

	it('is the other list for webinars of more than six months ago, which have no report', async () => {
		const old = world.clock.now() - 250 * 86_400_000;
		const webinar = '93300000902';
		world.sandbox.addMeeting({
			id: webinar,
			type: 5,
			startTime: old,
			registrants: [{ email: 'zoe@example.com', status: 'approved' }],
			instances: [{ uuid: 'old==', participants: [{ registrant: 'zoe@example.com' }] }],
		});
		const { json, error } = await world.execute(
			[{}],
			webinarAttendance({ webinarId: byId(webinar) }),
		);
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual([['zoe@example.com', true, 60]]);
		expect(paths()[1]).toBe('/v2/past_webinars/old%253D%253D/participants');
	});

	it('is matched by email where Zoom names no registrant', async () => {
		world.sandbox.switches.pastRegistrantId = 'never';
		const { json } = await world.execute([{}], attendance(asUser));
		expect(summary(json)).toEqual(SEEN);
		expect(json[0]?.matchedBy).toBe('email');
	});
});

describe('without other scopes', () => {
	it.each([
		['instances', /list_past_instances/, 'meeting:read:list_past_instances'],
		['registrants', /list_registrants/, 'meeting:read:list_registrants'],
	])('for the %s nothing is said', async (_, scope, name) => {
		lack(scope);
		const { json, error } = await world.execute([{}], attendance());
		expect(json).toEqual([]);
		expect(error?.message).toContain(name);
	});

	it('for the settings, the start itself is taken', async () => {
		lack(/meeting:read:meeting/);
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
	});

	it('for the settings, a refusal of another kind is no reason to do without them', async () => {
		const message = 'You have reached the maximum daily rate limit for this API.';
		world.sandbox.addFault({
			match: { pathIncludes: `/meetings/${MEETING}?` },
			answer: {
				status: 429,
				headers: { 'X-RateLimit-Type': 'Daily-limit' },
				body: { code: 429, message },
			},
		});
		const { json, error } = await world.execute([{}], attendance());
		expect(json).toEqual([]);
		expect(error?.message).toContain('daily');
		expect(world.sent()).toHaveLength(1);
	});

	it('for the details, the list counts once it has settled', async () => {
		lack(/past_meeting(:|$)/, /report:read:meeting(:|$)/);
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
		expect(json[0]?.instances).toEqual([
			{ uuid: 'Vg8IdgluR5WDeWIkpJlElQ==', startTime: '2026-12-01T12:00:00Z' },
		]);
	});

	it('for details that Zoom hides from the host, the report has them', async () => {
		const match = { pathIncludes: `/v2/past_meetings/${UUID_IN_PATH}` };
		const answer = { status: 400, body: { code: 300, message: 'Cannot access meeting.' } };
		world.sandbox.addFault({ match, times: 9, answer });
		const { json, error } = await world.execute([{}], attendance());
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
		expect(world.sent()).toContain(`GET /v2/report/meetings/${UUID_IN_PATH}`);
	});

	it('for the absentees of a webinar, the participants are enough', async () => {
		lack(/list_absentees/);
		const { json, error } = await world.execute([{}], webinarAttendance());
		expect(error).toBeUndefined();
		expect(summary(json)).toEqual(SEEN);
	});
});

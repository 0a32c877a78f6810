import { S2S_APP, sendJson, useBench, USER_APP } from './support';

/** Zoom's table of endpoints: method, path, label, granular scope and the classic scope that opens the same. */
const ENDPOINTS = `
GET /users/me user:read:user user:read Light
GET /users/me/meetings meeting:read:list_meetings meeting:read Medium
POST /users/me/meetings meeting:write:meeting meeting:write Medium
DELETE /meetings/1 meeting:delete:meeting meeting:write Light
GET /users/me/webinars webinar:read:list_webinars webinar:read Medium
GET /meetings/1 meeting:read:meeting meeting:read Light
GET /meetings/1/registrants meeting:read:list_registrants meeting:read Medium
GET /meetings/1/registrants/x meeting:read:registrant meeting:read Light
POST /meetings/1/registrants meeting:write:registrant meeting:write Light
PUT /meetings/1/registrants/status meeting:update:registrant_status meeting:write Medium
DELETE /meetings/1/registrants/x meeting:delete:registrant meeting:write Light
POST /meetings/1/batch_registrants meeting:write:batch_registrants meeting:write Heavy
GET /meetings/1/registrants/questions meeting:read:list_registration_questions meeting:read Light
PATCH /meetings/1/registrants/questions meeting:update:registration_question meeting:write Light
GET /webinars/2 webinar:read:webinar webinar:read Light
GET /webinars/2/registrants webinar:read:list_registrants webinar:read Medium
GET /webinars/2/registrants/x webinar:read:registrant webinar:read Light
POST /webinars/2/registrants webinar:write:registrant webinar:write Light
PUT /webinars/2/registrants/status webinar:update:registrant_status webinar:write Medium
DELETE /webinars/2/registrants/x webinar:delete:registrant webinar:write Light
POST /webinars/2/batch_registrants webinar:write:batch_registrants webinar:write Heavy
GET /webinars/2/registrants/questions webinar:read:list_registration_questions webinar:read Light
PATCH /webinars/2/registrants/questions webinar:update:registration_question webinar:write Light
GET /past_meetings/1 meeting:read:past_meeting meeting:read Light
GET /past_meetings/1/instances meeting:read:list_past_instances meeting:read Medium
GET /past_meetings/1/participants meeting:read:list_past_participants meeting:read Medium
GET /past_webinars/2/instances webinar:read:list_past_instances webinar:read Light
GET /past_webinars/2/participants webinar:read:list_past_participants webinar:read Medium
GET /past_webinars/2/absentees webinar:read:list_absentees webinar:read Heavy
GET /webinars/2/panelists webinar:read:list_panelists webinar:read Medium
GET /webinars/2/tracking_sources webinar:read:list_tracking_sources webinar:read Medium
GET /meetings/1/recordings/registrants cloud_recording:read:list_recording_registrants recording:read Medium
POST /meetings/1/recordings/registrants cloud_recording:write:recording_registrant recording:write Light
PUT /meetings/1/recordings/registrants/status cloud_recording:update:registrant_status recording:write Medium
GET /meetings/1/recordings/registrants/questions cloud_recording:read:registration_questions recording:read Light
PATCH /meetings/1/recordings/registrants/questions cloud_recording:update:registration_questions recording:write Light
`;

/** Those for whole accounts only. */
const REPORTS = [
	['/report/meetings/1', 'report:read:meeting:admin'],
	['/report/meetings/1/participants', 'report:read:list_meeting_participants:admin'],
	['/report/webinars/2', 'report:read:webinar:admin'],
	['/report/webinars/2/participants', 'report:read:list_webinar_participants:admin'],
] as const;

const ROWS = ENDPOINTS.trim()
	.split('\n')
	.map((line) => line.split(' ') as [string, string, string, string, string]);

describe('who may call which endpoint', () => {
	const bench = useBench(({ sandbox }) => {
		sandbox.addMeeting({ id: 1, recording: {} });
		sandbox.addMeeting({ id: 2, type: 5 });
	});

	const callAs = async (app: string, scopes: string[], method: string, path: string) => {
		Object.assign(bench.sandbox.state.apps[app] ?? {}, { scopes });
		const token = bench.tokenOf(app);
		if (method === 'GET' || method === 'DELETE') return await bench.call(path, { method, token });
		return await sendJson(bench, method, path, {}, { token });
	};
	const lacks = (scope: string) => ({
		code: 4711,
		message: `Invalid access token, does not contain scopes:[${scope}].`,
	});

	it.each(ROWS)('%s %s: %s or %s, %s', async (method, path, granular, classic, label) => {
		const none = await callAs(USER_APP, [], method, path);
		expect(none.status).toBe(400);
		expect(none.json).toEqual(lacks(granular));
		expect(none.headers.get('x-ratelimit-category')).toBe(label);
		expect((await callAs(S2S_APP, [granular], method, path)).json).toEqual(
			lacks(`${granular}:admin`),
		);

		for (const [app, scope] of [
			[USER_APP, granular],
			[USER_APP, classic],
			[S2S_APP, `${granular}:admin`],
			[S2S_APP, `${classic}:admin`],
		] as const) {
			expect((await callAs(app, [scope], method, path)).text).not.toContain('4711');
		}
	});

	it.each(REPORTS)('GET %s: %s or report:read:admin, Heavy', async (path, scope) => {
		const userLevel = [scope.replace(':admin', ''), 'report:read', 'meeting:read', 'webinar:read'];
		for (const app of [USER_APP, S2S_APP]) {
			const refused = await callAs(app, userLevel, 'GET', path);
			expect(refused.status).toBe(400);
			expect(refused.json).toEqual(lacks(scope));
			expect(refused.headers.get('x-ratelimit-category')).toBe('Heavy');
			for (const enough of [scope, 'report:read:admin']) {
				expect((await callAs(app, [enough], 'GET', path)).json).toMatchObject({ code: 3001 });
			}
		}
	});

	it('the seed gives reports to the server-to-server app, and not to the user app', () => {
		const { apps } = bench.sandbox.state;
		for (const [, scope] of REPORTS) expect(apps[S2S_APP]?.scopes).toContain(scope);
		expect(apps[USER_APP]?.scopes.join()).not.toContain('report:');
	});

	it.each([USER_APP, S2S_APP])('the seed gives %s what every endpoint needs', (app) => {
		const scopes = bench.sandbox.state.apps[app]?.scopes ?? [];
		const suffix = app === S2S_APP ? ':admin' : '';

		for (const [, , granular] of ROWS) expect(scopes).toContain(granular + suffix);
	});
});

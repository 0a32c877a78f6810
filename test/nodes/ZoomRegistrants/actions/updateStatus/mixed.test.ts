import { byId, oneRegistrant, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';

// Several things going wrong in one run, and words of people that look like words of Zoom.

const MEETING = '85200000009';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };
const carryOn = { onError: 'continueRegularOutput' } as const;

type RowInput = { id: string; email: string };

function rows(people: number): RowInput[] {
	const list = Array.from({ length: people }, (_, n) => ({
		id: `registrant${n}`,
		email: `p${n}@example.com`,
	}));
	world.sandbox.addRegistrants(MEETING, list, { status: 'pending' });
	return list;
}

const failures = (json: Array<{ success?: unknown }>) =>
	json.flatMap(({ success }, index) => (success === true ? [] : [index]));

function takeReading() {
	for (const app of Object.values(world.sandbox.state.apps)) {
		app.scopes = app.scopes.filter((scope) => !scope.includes('list_registrants'));
	}
}

describe("people's names are not Zoom's words", () => {
	it.each(['subscriber@example.com', 'occurrence.id@example.com', 'no-webinar.id@example.com'])(
		'%s',
		async (email) => {
			world.sandbox.switches.refusalNamesRegistrant = true;
			const { json } = await world.update([...rows(40), { id: '', email }], approve, carryOn);
			expect(failures(json)).toEqual([40]);
			expect(json[40]?.error).toContain(email);
		},
	);

	it('a longer name does not accuse the one that is part of it', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'bobsID', email: 'bob@example.org' },
			{ id: 'annsID', email: 'ann@example.org' },
		]);
		world.sandbox.switches.refusalNamesRegistrant = true;
		const emails = ['bob@example.org', 'jim.bob@example.org', 'ann@example.org'];
		const { json } = await world.update(
			emails.map((email) => ({ id: '', email })),
			approve,
			carryOn,
		);
		expect(failures(json)).toEqual([1]);
	});

	it('an ID that is a number in the message is not accused', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: '10', email: 'ten@example.com' }]);
		const list = rows(5);
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant2`] = 10;
		const { json } = await world.update([...list, { id: '10', email: '' }], approve, carryOn);
		expect(failures(json)).toEqual([2]);
	});
});

describe('daily limits of several registrants', () => {
	it('in different requests fail only them', async () => {
		const list = rows(150);
		for (const n of [3, 40, 70, 100, 149]) {
			world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant${n}`] = 10;
		}
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([3, 40, 70, 100, 149]);
	});

	it('in different meetings fail only them', async () => {
		const list: Array<RowInput & { meeting: string }> = [];
		for (const meeting of ['700000001', '700000002', '700000003', '700000004']) {
			world.sandbox.addMeeting({ id: meeting });
			const people = ['one', 'two'].map((name) => ({
				id: `${name}-${meeting}`,
				email: `${name}-${meeting}@example.com`,
			}));
			world.sandbox.addRegistrants(meeting, people);
			world.sandbox.state.dailyStatusChanges.perRegistrant[`${meeting} one-${meeting}`] = 10;
			list.push(...people.map((one) => ({ ...one, meeting })));
		}
		const { json } = await world.update(
			list,
			{ ...approve, meetingId: byId('={{ $json.meeting }}') },
			carryOn,
		);
		expect(failures(json)).toEqual([0, 2, 4, 6]);
	});

	it('beside a typo in one request', async () => {
		const list = rows(10);
		list[4] = { id: '', email: 'typo@example.con' };
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} registrant7`] = 10;
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([4, 7]);
		const sends = world.sandbox.meeting(MEETING).registrants.map((one) => one.sends);
		// In both formats, without the typo, and without the one at the limit.
		expect(Math.max(...sends)).toBe(4);
	});
});

describe('the list of registrants', () => {
	it('is read in one go, so that changes of our own leave no holes in it', async () => {
		const list = rows(900);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		world.sandbox.addFault({
			match: { method: 'PUT' },
			skip: 11,
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		list[3] = { id: list[3]!.id, email: 'other@example.com' };
		list[303] = { id: list[303]!.id, email: 'other2@example.com' };
		const options = { bodyFormat: 'multipart', verifyResult: 'never' };
		const { json } = await world.update(list, { ...approve, options }, carryOn);
		expect(failures(json)).toEqual([]);
	});

	it('that is behind does not keep the newly registered from getting in', async () => {
		const list = rows(60);
		list[2] = { id: '', email: 'typo@example.con' };
		const hidden = new Set(['registrant50', 'registrant51']);
		const meeting = world.sandbox.meeting(MEETING);
		const all = meeting.registrants;
		const lagging = all.filter(({ id }) => !hidden.has(id));
		// While the list is read it lacks two; the requests after that find everybody.
		world.sandbox.addFault({
			match: { method: 'GET' },
			times: 3,
			answer: { status: 200, body: { next_page_token: '', registrants: lagging } },
		});
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([2]);
	});

	it.each([
		['{}', {}],
		['null', { registrants: null }],
		['the same page token again and again', { registrants: [], next_page_token: 'same' }],
	])('that cannot be right accuses nobody: %s', async (_, body) => {
		const list = rows(3);
		list[1] = { id: '', email: 'typo@example.con' };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer: { status: 200, body } });
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([1]);
		expect(json[1]?.error).not.toContain('is not among');
		for (const { status, verified, note } of [json[0]!, json[2]!]) {
			expect([status, verified]).toEqual([undefined, undefined]);
			expect(note).toContain(
				"Zoom accepted the change. Not checked, because the registrants couldn't be read: ",
			);
		}
	});

	it('that fails for a moment leads to halves, and is read again for the next', async () => {
		const list = rows(60);
		list[1] = { id: '', email: 'typo@example.con' };
		list[31] = { id: '', email: 'typo2@example.con' };
		const answer = {
			status: 400,
			body: { code: 300, message: 'The next page token is invalid or expired.' },
		};
		world.sandbox.addFault({ match: { method: 'GET' }, answer });
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([1, 31]);
		expect(json[1]?.error).not.toContain('is not among');
		expect(json[31]?.error).toContain('typo2@example.con is not among');
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([
			30, 30, 15, 15, 8, 7, 4, 4, 2, 2, 1, 1, 30, 29, 1,
		]);
	});

	it('that may not be read for lack of permission leads to halves, not to a blocked meeting', async () => {
		const list = rows(60);
		list[9] = { id: '', email: 'typo@example.con' };
		const answer = { status: 400, body: { code: 200, message: 'No permission.' } };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer });
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([9]);
	});
});

describe('without the right to read', () => {
	beforeEach(takeReading);

	it('those whom Zoom names are taken out, and nothing is halved', async () => {
		world.sandbox.switches.refusalNamesRegistrant = true;
		const list = rows(30);
		list[11] = { id: '', email: 'typo@example.con' };
		const { json } = await world.update(list, approve, carryOn);
		expect(failures(json)).toEqual([11]);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 29]);
	});

	it('six bad ones at the start do not keep the other requests from being sent', async () => {
		const list = rows(120);
		for (let n = 0; n < 6; n += 1) list[n] = { id: '', email: `typo${n}@example.con` };
		const { json } = await world.update(list, approve, carryOn);
		expect(json.slice(30).every(({ success }) => success === true)).toBe(true);
	});

	it('a daily limit is not searched for in halves: with one change left, one half is made, and two refusals are enough', async () => {
		world.sandbox.switches.dailyLimitPer = 'event';
		world.sandbox.state.dailyStatusChanges.perEvent[MEETING] = 9;
		const list = rows(60);
		list[17] = { id: '', email: 'typo@example.con' };
		const options = { bodyFormat: 'multipart' };
		const { json } = await world.update(list, { ...approve, options }, carryOn);
		expect(world.puts().map((put) => [put.status, sentRegistrants(put).length])).toEqual([
			[404, 30],
			[204, 15],
			[404, 8],
			[429, 7],
			[429, 6],
		]);
		expect(failures(json)).toEqual(Array.from({ length: 45 }, (_, n) => n + 15));
		expect(json[23]?.error).toMatch(/^Zoom's daily limit for status changes has been reached/);
		for (const item of json.slice(30)) {
			expect(item.error).toMatch(
				/^Not sent because Zoom didn't accept the previous requests: Zoom's daily limit/,
			);
		}
	});
});

describe('what Zoom points at by place', () => {
	it('fails alone, also when the list has the person', async () => {
		const list = rows(30);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: {
				status: 400,
				body: {
					code: 300,
					message: 'Validation Failed.',
					errors: [{ field: 'registrants[9].email', message: 'Invalid field.' }],
				},
			},
		});
		const options = { bodyFormat: 'multipart' };
		const { json } = await world.update(list, { ...approve, options }, carryOn);
		expect(failures(json)).toEqual([9]);
		expect(json[9]?.error).toContain('registrants[9].email: Invalid field.');
	});
});

it('requests that were not sent say so', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 99,
		answer: { status: 503, body: { code: 5030, message: 'Busy' } },
	});
	const { json } = await world.update(rows(120), approve, carryOn);
	expect(world.puts()).toHaveLength(5);
	expect(json[0]?.error).toMatch(/^Zoom returned a server error/);
	expect(json[119]?.error).toMatch(/^Not sent because Zoom didn't accept the previous requests/);
}, 30_000);

it('a token that a gateway repeats in its error stays out of the output', async () => {
	const token = world.engine.credentials.stored[0]?.data.oauthTokenData as { access_token: string };
	world.sandbox.addFault({
		match: { method: 'PUT' },
		times: 99,
		answer: {
			status: 400,
			body: { code: 1, message: `Bad request: Authorization: Bearer ${token.access_token}` },
		},
	});
	const { items } = await world.update(rows(1), approve, carryOn);
	expect(JSON.stringify(items)).not.toContain(token.access_token);
	expect(JSON.stringify(items)).toContain('Bearer ***');
});

it.each([
	{ error: 'invalid_request', reason: 'Invalid Token!' },
	{ message: 'Webinar plan subscription is missing' },
	{ status: 'error', errorMessage: 'no' },
	{ errors: [{ field: 'x', message: 'y' }] },
])('HTTP 200 with %j is not a success', async (body) => {
	world.sandbox.addFault({ match: { method: 'PUT' }, times: 99, answer: { status: 200, body } });
	const { json } = await world.update(rows(1), approve, carryOn);
	expect(json[0]?.success).toBe(false);
});

it('a limit that comes with HTTP 200 is waited for like any other', async () => {
	world.sandbox.addFault({
		answer: {
			status: 200,
			body: {
				code: 429,
				message: 'You have reached the maximum per-second rate limit for this API.',
			},
		},
	});
	const { json } = await world.update(rows(1), approve, carryOn);
	expect(json[0]?.success).toBe(true);
	expect(world.puts()).toHaveLength(2);
});

describe('options', () => {
	it.each([
		[{ bodyFormat: 'xml' }, 'Options > Body Format must be automatic, multipart or json'],
		[{ verifyResult: true }, 'Options > Check Result must be automatic, always or never'],
		[{ verifyResult: 'sometimes' }, 'Options > Check Result must be automatic, always or never'],
	])('%j is refused before anything is sent', async (options, message) => {
		const { json } = await world.update(rows(2), { ...approve, options }, carryOn);
		expect(json.map(({ success }) => success)).toEqual([false, false]);
		expect(json.map(({ error }) => error)).toEqual([`${message} [item 0]`, `${message} [item 1]`]);
		expect(world.sandbox.requests).toEqual([]);
	});
});

it('a registration link is found behind a meeting that cannot be opened', async () => {
	world.sandbox.addFault({
		match: { pathIncludes: '/v2/meetings/' },
		answer: { status: 404, body: { code: 3001, message: 'Meeting does not exist: 1.' } },
	});
	world.sandbox.addMeeting({ id: '700000001', startTime: world.clock.now() + 3_600_000 });
	const [one] = rows(1);
	const value = world.sandbox.meeting(MEETING).registrationUrl;
	const { json } = await world.update(
		[one!],
		{ ...approve, meetingId: { __rl: true, mode: 'url', value } },
		carryOn,
	);
	expect(json[0]).toMatchObject({ success: true, meetingId: MEETING });
});

it('input that holds the name of a system error keeps its message', async () => {
	const { error } = await world.update([{ email: 'EPERM' }], {
		...approve,
		registrants: oneRegistrant(''),
	});
	expect(error?.message).toBe('Registrants, row 1: "EPERM" isn\'t an email address [item 0]');
});

it('a token address that does not answer is the one that is named', async () => {
	world.sandbox.expireTokens();
	world.engine.credentials.stored[0]!.data.oAuthBaseUrl = 'http://127.0.0.1:9';
	const { json } = await world.update(rows(1), approve, carryOn);
	expect(json[0]?.error).toContain('127.0.0.1:9');
});

it('a token address that fails is not said to be the change that failed', async () => {
	world.sandbox.expireTokens();
	world.sandbox.addFault({
		match: { pathIncludes: '/oauth/token' },
		times: 99,
		answer: { status: 500, body: { error: 'oops' } },
	});
	const { json } = await world.update(rows(1), approve, carryOn);
	expect(json[0]?.error).toMatch(/^Couldn't authenticate with Zoom/);
});

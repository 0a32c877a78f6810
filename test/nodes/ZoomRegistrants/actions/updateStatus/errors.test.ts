import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000005';

const world = useWorld();

/** Sixty people of one meeting: two requests, if the first refusal does not settle it. */
function approveSixty(meetingId: string, authentication = 'oAuth2') {
	const rows = Array.from({ length: 60 }, (_, n) => ({ email: `p${n}@example.com` }));
	return world.execute(
		rows,
		{
			authentication,
			meetingId: byId(meetingId),
			action: 'approve',
			registrants: oneRegistrant(''),
		},
		carryOn,
	);
}

describe('meetings of the sandbox that refuse', () => {
	it.each([
		[
			'registration switched off',
			'86034567890',
			300,
			"Registration isn't enabled for meeting 86034567890",
			'Registration > Required',
		],
		[
			'another host',
			'87145678901',
			3003,
			"This credential's Zoom user isn't the host of meeting 87145678901",
			'Connect the credential as the host',
		],
		[
			'an unlicensed host',
			'82256789012',
			200,
			"The host's Zoom plan doesn't include registration",
			'Assign a license',
		],
		[
			'a host who may not host',
			'88701234567',
			3161,
			"The Zoom user isn't allowed to host meetings",
			'administrator',
		],
		[
			'a host of another account',
			'84478901234',
			1010,
			"The host of meeting 84478901234 doesn't belong to this credential's Zoom account",
			'account that owns the meeting',
		],
		[
			'a host who is gone',
			'81589012345',
			1001,
			"Zoom doesn't recognize the host of meeting 81589012345",
			'removed from the account',
		],
		[
			'no access',
			'83690123456',
			3000,
			"Meeting 83690123456 isn't accessible with this credential",
			'Check the meeting ID',
		],
		[
			'a webinar',
			'93367890123',
			3000,
			"Meeting 93367890123 can't be used with this credential",
			'belongs to a webinar',
		],
		[
			'a meeting that does not exist',
			'89999999999',
			3001,
			"Meeting 89999999999 doesn't exist",
			'From List',
		],
	])(
		'%s: says so, and does not try again piece by piece',
		async (_, meeting, code, message, next) => {
			const ownHost = ![200, 3161].includes(code);
			const { json } = await approveSixty(meeting, ownHost ? 'oAuth2' : 'serverToServer');
			expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT']);
			expect(json).toHaveLength(60);
			for (const item of json) {
				expect(item.success).toBe(false);
				expect(item.error).toContain(message);
				expect(item.details).toMatchObject({ code, description: expect.stringContaining(next) });
			}
		},
	);
});

describe("the answers of Zoom's reference for this endpoint", () => {
	it.each([
		[
			300,
			{ code: 300, message: 'This meeting has not set registration as required:68423085.' },
			"Registration isn't enabled",
		],
		[
			400,
			{ code: 1010, message: 'User does not belong to this account: abc.' },
			"doesn't belong to this credential's Zoom account",
		],
		[
			400,
			{ code: 3000, message: 'Cannot access meeting information.' },
			"isn't accessible with this credential",
		],
		[400, { code: 3003, message: "You're not the meeting host." }, "isn't the host of meeting"],
		[404, { code: 1001, message: 'User does not exist: ada.' }, "Zoom doesn't recognize the host"],
		[
			400,
			{
				code: 4711,
				message:
					'Invalid access token, does not contain scopes:[meeting:update:registrant_status].',
			},
			'The Zoom app is missing a scope: meeting:update:registrant_status',
		],
		[400, { code: 3038, message: 'Meeting is over, you can not register now.' }, 'has ended'],
		[400, { code: 200, message: 'No permission.' }, "isn't allowed to do this for meeting"],
	])('HTTP %i %j', async (status, body, message) => {
		world.sandbox.addMeeting({ id: MEETING });
		world.sandbox.addFault({ times: 9, match: { method: 'PUT' }, answer: { status, body } });
		const { json } = await approveSixty(MEETING);
		expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT']);
		for (const item of json) {
			expect(item.error).toContain(message);
			expect(item.details).toMatchObject({ code: body.code, httpStatus: status });
		}
	});

	it('A full event may have room for some, so the list tells who was approved before it was full.', async () => {
		const body = { code: 3035, message: 'Webinar has reached maximum attendee capacity.' };
		world.sandbox.addMeeting({ id: MEETING });
		world.sandbox.addFault({ times: 9, match: { method: 'PUT' }, answer: { status: 400, body } });
		const refused = await approveSixty(MEETING);
		expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT', 'GET']);
		for (const item of refused.json) {
			expect(item.error).toContain('is full');
			expect(item.details).toMatchObject({ code: 3035, httpStatus: 400 });
		}
		const approved = ['p0@example.com', 'p1@example.com'];
		world.sandbox.addRegistrants(
			MEETING,
			approved.map((email) => ({ email, status: 'approved' as const })),
		);
		const { json } = await approveSixty(MEETING);
		expect(json.slice(0, 2)).toEqual([
			expect.objectContaining({ success: true, status: 'approved', verified: true }),
			expect.objectContaining({ success: true, status: 'approved', verified: true }),
		]);
		expect(json.slice(2).every(({ success }) => success === false)).toBe(true);
	});

	it('404 "Meeting or registrant not found" is cleared up by reading', async () => {
		world.sandbox.addMeeting({ id: MEETING });
		world.sandbox.addRegistrants(MEETING, [{ id: 'p0', email: 'p0@example.com' }]);
		const { json } = await approveSixty(MEETING);
		expect(json[0]?.success).toBe(true);
		expect(json[1]?.error).toBe(
			'p1@example.com is not among the registrants of meeting 85200000005 [item 1]',
		);
	});
});

it('a refusal of one meeting leaves the others alone', async () => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
	const { json } = await world.execute(
		[
			{ meeting: '86034567890', email: 'x@example.com' },
			{ meeting: MEETING, email: 'ann@example.com' },
			{ meeting: '86034567890', email: 'y@example.com' },
		],
		{ meetingId: byId('={{ $json.meeting }}'), action: 'approve', registrants: oneRegistrant('') },
		carryOn,
	);
	expect(json.map(({ success }) => success)).toEqual([false, true, false]);
	expect(world.puts()).toHaveLength(2);
});

it('a refusal of an event holds for everything that is asked of it, whatever the action and the occurrence', async () => {
	world.sandbox.addMeeting({ id: MEETING, occurrences: ['1700000000001', '1700000000002'] });
	const body = { code: 3003, message: 'Not meeting host.' };
	world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 400, body } });
	const rows = [
		{ id: 'anns-ID', action: 'approve', occurrence: '' },
		{ id: 'bobs-ID', action: 'deny', occurrence: '' },
		{ id: 'cyrs-ID', action: 'approve', occurrence: '1700000000001' },
		{ id: 'dees-ID', action: 'cancel', occurrence: '1700000000002' },
	];
	const { json } = await world.execute(
		rows,
		{
			meetingId: byId(MEETING),
			occurrenceId: byId('={{ $json.occurrence }}'),
			action: '={{ $json.action }}',
			registrants: oneRegistrant('={{ $json.id }}', ''),
		},
		carryOn,
	);
	expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT']);
	expect(json.map(({ error }) => error)).toEqual(
		rows.map(
			(_, n) => `This credential's Zoom user isn't the host of meeting 85200000005 [item ${n}]`,
		),
	);
});

it('a refusal of the list that a refused change needs holds for the rest of the event', async () => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addFault({
		match: { method: 'GET' },
		answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
	});
	const { json } = await approveSixty(MEETING);
	expect(world.apiRequests().map(({ method, status }) => `${method} ${status}`)).toEqual([
		'PUT 404',
		'PUT 404',
		'GET 400',
	]);
	expect(json.map(({ error }) => error)).toEqual(
		json.map(
			(_, n) => `This credential's Zoom user isn't the host of meeting 85200000005 [item ${n}]`,
		),
	);
});

it('a refusal without a code has none in the output, and is read by its words', async () => {
	world.sandbox.addMeeting({ id: MEETING });
	const body = { message: 'Registration has not been enabled for this meeting.' };
	world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 400, body } });
	const { json } = await approveSixty(MEETING);
	expect(world.apiRequests().map(({ method }) => method)).toEqual(['PUT']);
	expect(json[59]?.error).toBe("Registration isn't enabled for meeting 85200000005 [item 59]");
	expect(json[59]?.details).toMatchObject({ httpStatus: 400 });
	expect(json[59]?.details).not.toHaveProperty('code');
});

it('an occurrence that does not exist fails its group only', async () => {
	world.sandbox.addMeeting({ id: MEETING, occurrences: ['1700000000001'] });
	world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
	const { json } = await world.execute(
		[
			{ occurrence: '1700000000009', email: 'ann@example.com' },
			{ occurrence: '1700000000001', email: 'ann@example.com' },
		],
		{
			meetingId: byId(MEETING),
			occurrenceId: byId('={{ $json.occurrence }}'),
			action: 'approve',
			registrants: oneRegistrant(''),
		},
		carryOn,
	);
	expect(json[0]?.error).toContain("Zoom doesn't recognize this occurrence of meeting 85200000005");
	expect(json[1]?.success).toBe(true);
});

it('a refused registrant whose e-mail holds the name of a system error keeps its message', async () => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, 1);
	const { error } = await world.execute(
		[{ email: 'guest1@example.com' }, { email: 'sweeperman@example.com' }],
		{ meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant('') },
	);
	expect(error?.message).toBe(
		'sweeperman@example.com is not among the registrants of meeting 85200000005 [item 1]',
	);
});

import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000131';
const WEBINAR = '93300000131';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
});

const create = {
	operation: 'create',
	meetingId: byId(MEETING),
	email: '={{ $json.email }}',
	firstName: '={{ $json.firstName ?? "Guest" }}',
};
const createForWebinar = {
	...create,
	resource: 'webinarRegistrant',
	webinarId: byId(WEBINAR),
};

const people = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ email: `p${n}@example.com` }));

const statuses = () => world.apiRequests().map(({ status }) => status);

it('a missing scope is asked for once, however many items', async () => {
	world.revokeScopes(/write:registrant/);
	const { json } = await world.execute(people(300), create, carryOn);
	expect(statuses()).toEqual([400]);
	expect(json).toHaveLength(300);
	for (const item of json) {
		expect(item.error).toContain('The Zoom app is missing a scope: meeting:write:registrant');
	}
});

it('registration switched off is asked once a meeting, the other meeting goes on', async () => {
	world.sandbox.addMeeting({ id: '85200000132', approvalType: 2 });
	const rows = people(6).map((one, n) => ({
		...one,
		meeting: n % 2 === 0 ? '85200000132' : MEETING,
	}));
	const { json } = await world.execute(
		rows,
		{ ...create, meetingId: byId('={{ $json.meeting }}') },
		carryOn,
	);
	expect(statuses().sort()).toEqual([201, 201, 201, 404]);
	expect(json[4]?.error).toContain("Registration isn't enabled for meeting 85200000132");
	expect(json.filter(({ id }) => id !== undefined)).toHaveLength(3);
});

it('the daily limit of one person fails that person, with the time when it opens', async () => {
	world.sandbox.state.dailyAdditions.perRegistrantAndEvent[`${MEETING} p1@example.com`] = 3;
	const { json } = await world.execute(people(3), create, carryOn);
	expect(statuses()).toEqual([201, 429, 201]);
	expect(json[1]?.error).toContain("Zoom's daily registration limit has been reached");
	expect(json[1]?.details).toMatchObject({
		description: expect.stringMatching(/3 registrations per person per day.*00:00 UTC/),
		httpStatus: 429,
	});
});

it('the host of a webinar cannot register, the others can', async () => {
	const rows = [{ email: 'ADA@events.example' }, ...people(1)];
	const { json } = await world.execute(rows, createForWebinar, carryOn);
	expect(json[0]?.error).toContain(
		"Zoom doesn't register hosts or alternative hosts for webinar 93300000131: Host cannot register.",
	);
	expect(json[1]?.id).toEqual(expect.any(String));
});

it('a full meeting is asked once', async () => {
	world.sandbox.meeting(MEETING).capacity = 1;
	const { json } = await world.execute(people(20), create, carryOn);
	expect(statuses()).toEqual([201, 400]);
	expect(json[19]?.error).toContain('Meeting 85200000131 is full');
});

it('a value that Zoom refuses is named, and fails its item only', async () => {
	world.sandbox.meeting(MEETING).questions = [{ fieldName: 'org', required: true }];
	const rows = people(2).map((one, n) => ({ ...one, org: n === 0 ? '' : 'Example Ltd' }));
	const { json } = await world.execute(
		rows,
		{ ...create, additionalFields: { org: '={{ $json.org }}' } },
		carryOn,
	);
	expect(json[0]?.error).toContain(
		'Zoom rejected a value: Validation Failed. (org: Invalid field.)',
	);
	expect(json[1]?.id).toEqual(expect.any(String));
});

describe('the wrong kind of event', () => {
	it('a webinar ID under Meeting says which resource to choose', async () => {
		const { json } = await world.execute(
			people(1),
			{ ...create, meetingId: byId(WEBINAR) },
			carryOn,
		);
		expect(JSON.stringify(json[0]?.details)).toContain('Webinar Registrant');
	});

	it('a meeting ID under Webinar says which resource to choose', async () => {
		const { json } = await world.execute(
			people(1),
			{ ...createForWebinar, webinarId: byId(MEETING) },
			carryOn,
		);
		expect(JSON.stringify(json[0]?.details)).toContain('Resource > Meeting Registrant');
	});

	it('a meeting without a recording says so', async () => {
		const { json } = await world.execute(
			people(1),
			{ ...create, resource: 'recordingRegistrant' },
			carryOn,
		);
		expect(json[0]?.error).toContain('This meeting has no cloud recording');
	});
});

describe('the same person in several items', () => {
	it('is sent once, and every item has the outcome', async () => {
		const rows = [{ email: 'ann@example.com' }, ...people(1), { email: 'ANN@example.com' }];
		const { json, items } = await world.execute(rows, create);
		expect(statuses()).toEqual([201, 201]);
		expect(json[0]?.id).toEqual(expect.any(String));
		expect(json[2]?.id).toBe(json[0]?.id);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	it('with other details is sent again, because only Zoom knows what it does with them', async () => {
		const rows = [
			{ email: 'ann@example.com', firstName: 'Ann' },
			{ email: 'ann@example.com', firstName: 'Anne' },
		];
		await world.execute(rows, create);
		expect(statuses()).toEqual([201, 201]);
	});

	it('for other meetings is sent for each', async () => {
		world.sandbox.addMeeting({ id: '85200000133' });
		const rows = [MEETING, '85200000133'].map((meeting) => ({ email: 'a@example.com', meeting }));
		await world.execute(rows, { ...create, meetingId: byId('={{ $json.meeting }}') });
		expect(world.apiRequests().map(({ path }) => path)).toEqual([
			'/v2/meetings/85200000131/registrants',
			'/v2/meetings/85200000133/registrants',
		]);
	});
});

describe('bad input is named before anything is sent', () => {
	it.each([
		[{ email: '={{ $json.email }}' }, 'Email is empty'],
		[{ email: 'ann' }, 'Email: "ann" is not an email address'],
		[{ email: 'a@example.com, b@example.com' }, 'is not an email address'],
		[
			{ email: `${'a'.repeat(120)}@example.com` },
			"Email is 132 characters long; Zoom's maximum is 128",
		],
		[{ firstName: '={{ $json.name }}' }, 'First Name is empty'],
		[{ firstName: 'x'.repeat(65) }, "First Name is 65 characters long; Zoom's maximum is 64"],
		[{ lastName: 'x'.repeat(65) }, "Last Name is 65 characters long; Zoom's maximum is 64"],
		[
			{ additionalFields: { country: 'Germany' } },
			`Country: "Germany" is not one of Zoom's values`,
		],
		[{ additionalFields: { language: 'de' } }, `Language: "de" is not one of Zoom's values`],
		[
			{ additionalFields: { noOfEmployees: '500-1,000' } },
			`Number of Employees: "500-1,000" is not one of Zoom's values`,
		],
		[{ additionalFields: { autoApprove: 'yes' } }, 'Auto-Approve must be true or false'],
		[{ additionalFields: { org: '={{ $json.company }} Ltd', city: '={{ [1] }}' } }, "City isn't"],
		[
			{ additionalFields: { customQuestions: { question: [{ title: '', value: 'x' }] } } },
			'Custom Questions, row 1: Question is empty',
		],
		[
			{
				additionalFields: {
					customQuestions: { question: [{ title: 'Why?', value: 'x'.repeat(129) }] },
				},
			},
			"Custom Questions, row 1: Answer is 129 characters long; Zoom's maximum is 128",
		],
	])('%j', async (given, message) => {
		const parameters = { ...create, email: 'ann@example.com', firstName: 'Ann', ...given };
		const stopped = await world.execute([{}], parameters);
		expect(stopped.error?.message).toContain(message);
		expect(stopped.error?.message).toMatch(/\[item 0\]$/);
		const { json } = await world.execute([{}], parameters, carryOn);
		expect(json[0]).toMatchObject({ success: false, error: expect.stringContaining(message) });
		expect(world.sandbox.requests).toEqual([]);
	});

	it('also of a later item, unless items may fail', async () => {
		const rows = [...people(2), { email: 'nobody' }];
		const { error } = await world.execute(rows, create);
		expect(error?.message).toBe('Email: "nobody" is not an email address [item 2]');
		expect(world.sandbox.requests).toEqual([]);
		const { json } = await world.execute(rows, create, carryOn);
		expect(json.map(({ success }) => success)).toEqual([undefined, undefined, false]);
		expect(statuses()).toEqual([201, 201]);
	});
});

it('the token is in no output and no error', async () => {
	const token = world.engine.credentials.stored[0]?.data.oauthTokenData as { access_token: string };
	world.sandbox.addFault({
		match: { method: 'POST' },
		answer: { status: 400, body: { code: 1, message: `Bearer ${token.access_token} is bad` } },
	});
	const { items } = await world.execute(people(2), create, carryOn);
	expect(JSON.stringify(items)).not.toContain(token.access_token);
});

it('a registration link that belongs to no meeting fails its items only, and the meetings are opened once', async () => {
	const link = 'https://zoom.us/meeting/register/tJnothing';
	const rows = [link, MEETING, link].map((meeting, n) => ({ meeting, email: `p${n}@example.com` }));
	const { json } = await world.execute(
		rows,
		{ ...create, meetingId: byId('={{ $json.meeting }}') },
		carryOn,
	);
	expect(json.map(({ success, email }) => [success, email])).toEqual([
		[false, undefined],
		[undefined, 'p1@example.com'],
		[false, undefined],
	]);
	expect(json[0]).toMatchObject({
		error: expect.stringMatching(
			/^Meeting: none of this Zoom user's next \d+ meetings has the registration link https:\/\/zoom\.us\/meeting\/register\/tJnothing \[item 0\]$/,
		),
		details: {
			description:
				"Registration links don't contain the meeting ID. Choose the meeting From List, or enter its ID or join link.",
		},
	});
	const lists = world.apiRequests().filter(({ path }) => path === '/v2/users/me/meetings');
	expect(lists).toHaveLength(1);
	const opened = world.apiRequests().filter(({ path }) => /\/meetings\/\d+$/.test(path));
	expect(new Set(opened.map(({ path }) => path)).size).toBe(opened.length);
});

it('a registration link fails with the reason if the meetings may not be listed', async () => {
	world.revokeScopes(/list_meetings/);
	const link = 'https://zoom.us/meeting/register/tJnothing';
	const { json } = await world.execute(people(1), { ...create, meetingId: byId(link) }, carryOn);
	expect(json[0]?.error).toBe(
		'The Zoom app is missing a scope: meeting:read:list_meetings [item 0]',
	);
	expect(world.apiRequests().map(({ method }) => method)).toEqual(['GET']);
});

it('a lost answer, and a list with someone without an ID: nobody is sent twice, or said to be registered', async () => {
	world.sandbox.addFault({ match: { method: 'POST' }, drop: 'before' });
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=pending' },
		times: 9,
		answer: { status: 200, body: { registrants: [{ email: 'other@example.com' }] } },
	});
	const parameters = { ...create, email: 'ann@example.com' };
	const { json } = await world.execute([{}], parameters, carryOn);
	expect(json[0]?.success).toBe(false);
	expect(world.sent().filter((one) => one.startsWith('POST'))).toHaveLength(1);
});

it('a meeting that is none is refused by name, and nothing is sent', async () => {
	const parameters = { ...create, email: 'ann@example.com', meetingId: byId('abc') };
	const { json } = await world.execute([{}], parameters, carryOn);
	expect(json[0]?.error).toMatch(/^Meeting/);
	expect(world.sandbox.requests).toEqual([]);
});

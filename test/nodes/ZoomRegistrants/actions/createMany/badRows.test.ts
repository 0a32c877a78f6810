import { byId, carryOn, useWorld } from '../../../../support/world';
import { additions, createMany, failures, people, sentPeople } from './support';

const MEETING = '85200000211';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const parameters = createMany(MEETING);

const added = () => additions(world.apiRequests());
const bodies = () => added().map(({ rawBody }) => JSON.parse(rawBody.toString()) as object);
/** The last part of each path; that of a reading of who hosts the event is the event's ID. */
const paths = () => world.apiRequests().map(({ path }) => path.split('/').at(-1));
const deny = (...indexes: number[]) =>
	world.sandbox.addRegistrants(
		MEETING,
		indexes.map((n) => ({ email: `p${n}@example.com`, status: 'denied' as const })),
	);

const unnamed = {
	match: { method: 'POST', pathIncludes: 'batch_registrants' },
	answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
};

it('a row that Zoom names by its place fails alone', async () => {
	deny(4);
	const { json } = await world.execute(people(30), parameters, carryOn);
	expect(failures(json)).toEqual([4]);
	expect(json[4]?.error).toContain('registrants[4].email: Invalid field.');
	expect(added().map((one) => sentPeople(one).length)).toEqual([30, 29]);
});

it('several such rows fail alone, without a request for each of the others', async () => {
	deny(4, 9, 17);
	const { json } = await world.execute(people(30), parameters, carryOn);
	expect(failures(json)).toEqual([4, 9, 17]);
	expect(paths()).toEqual([MEETING, ...Array(4).fill('batch_registrants')]);
});

it('more such rows than are worth a batch each end in single requests, and end', async () => {
	deny(...Array(12).keys());
	const { json } = await world.execute(people(30), parameters, carryOn);
	expect(failures(json)).toEqual([...Array(12).keys()]);
	expect(paths().filter((one) => one === 'batch_registrants')).toHaveLength(6);
});

it('several who have reached the daily limit fail alone', async () => {
	for (const n of [2, 20]) {
		world.sandbox.state.dailyAdditions.perRegistrantAndEvent[`${MEETING} p${n}@example.com`] = 3;
	}
	const { json } = await world.execute(people(30), parameters, carryOn);
	expect(failures(json)).toEqual([2, 20]);
	expect(json[20]?.error).toContain("Zoom's daily registration limit has been reached");
	expect(paths()).toEqual([MEETING, ...Array(3).fill('batch_registrants')]);
});

it('where Zoom names nobody, single requests tell who it is', async () => {
	deny(7);
	world.sandbox.addFault(unnamed);
	const { json } = await world.execute(people(10), parameters, carryOn);
	expect(failures(json)).toEqual([7]);
	expect(paths()).toEqual([MEETING, 'batch_registrants', ...Array(10).fill('registrants')]);
});

/** The pending, the approved and the denied: who is in there is not registered again. */
const THREE_LISTS = ['registrants', 'registrants', 'registrants'];

it('who is left out of the answer in silence is sent singly, which tells why', async () => {
	world.sandbox.switches.batchInvalid = 'skip';
	deny(3);
	const { json } = await world.execute(people(10), parameters, carryOn);
	expect(failures(json)).toEqual([3]);
	expect(json[3]?.error).toContain('email: Invalid field.');
	expect(added().map(sentPeople).at(-1)).toEqual(['p3@example.com']);
	expect(paths()).toEqual([MEETING, 'batch_registrants', ...THREE_LISTS, 'registrants']);
});

it.each([
	['nothing', {}],
	['an empty list', { registrants: [] }],
	['rows without IDs', { registrants: [{ email: 'p0@example.com' }] }],
])('an answer with %s makes nobody registered without proof', async (_, body) => {
	world.sandbox.addFault({
		match: { pathIncludes: 'batch_registrants' },
		answer: { status: 201, body },
	});
	const { json } = await world.execute(people(2), parameters, carryOn);
	const [one, two] = world.sandbox.meeting(MEETING).registrants;
	expect(json.map(({ id }) => id)).toEqual([one?.id, two?.id]);
	expect(paths()).toEqual([
		MEETING,
		'batch_registrants',
		...THREE_LISTS,
		'registrants',
		'registrants',
	]);
});

it('a bad row of the input fails before anything is sent, the others go on', async () => {
	const rows = [...people(3), { email: 'nobody', lastName: 'x' }];
	const { json } = await world.execute(rows, parameters, carryOn);
	expect(failures(json)).toEqual([3]);
	expect(json[3]?.error).toBe('Email: "nobody" is not an email address [item 3]');
	expect(added().map((one) => sentPeople(one).length)).toEqual([3]);
});

describe('What a batch does not accept', () => {
	const withCity = { ...parameters, additionalFields: { city: '={{ $json.city }}' } };
	const rows = people(4).map((one, n) => ({ ...one, city: n === 2 ? 'Berlin' : '' }));

	it('fails before anything is sent, and the message names the fields and the option.', async () => {
		const { json } = await world.execute(rows, withCity, carryOn);
		expect(failures(json)).toEqual([2]);
		expect(json[2]?.error).toBe("This registrant can't be added in a batch: City [item 2]");
		expect(json[2]?.details).toMatchObject({
			description: expect.stringContaining('Register One by One When Needed'),
		});
		expect(added().map(sentPeople)).toEqual([
			['p0@example.com', 'p1@example.com', 'p3@example.com'],
		]);
	});

	it('is sent one by one if the option is on, and the others still go together.', async () => {
		const { json } = await world.execute(
			rows,
			{ ...withCity, options: { createSingly: true } },
			carryOn,
		);
		expect(failures(json)).toEqual([]);
		expect(paths()).toEqual([MEETING, 'batch_registrants', 'registrants']);
		expect(JSON.parse(added()[1]?.rawBody.toString() ?? '')).toEqual({
			email: 'p2@example.com',
			first_name: 'Guest',
			last_name: 'No. 2',
			city: 'Berlin',
		});
	});
});

describe('a series', () => {
	const SERIES = '85200000212';
	const forSeries = createMany(SERIES);
	beforeEach(() => {
		world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
	});

	it('is refused by Zoom once, with the option by name', async () => {
		const { json } = await world.execute(people(70), forSeries, carryOn);
		expect(paths()).toEqual([SERIES, 'batch_registrants']);
		expect(json).toHaveLength(70);
		expect(json[69]?.error).toContain('only for a non-recurring meeting');
		expect(json[69]?.details).toMatchObject({
			description: expect.stringContaining('Register One by One When Needed'),
		});
	});

	it('goes singly when the user allows it; a batch is tried once', async () => {
		const { json } = await world.execute(
			people(40),
			{ ...forSeries, options: { createSingly: true } },
			carryOn,
		);
		expect(failures(json)).toEqual([]);
		expect(paths().filter((one) => one === 'batch_registrants')).toHaveLength(1);
		expect(paths().filter((one) => one === 'registrants')).toHaveLength(40);
	});

	it('with occurrences is never sent as a batch, which would register people for all of them.', async () => {
		world.sandbox.meeting(SERIES).registrationType = 2;
		const chosen = { ...forSeries, additionalFields: { occurrenceIds: ['1700000000002'] } };
		const refused = await world.execute(people(2), chosen, carryOn);
		expect(refused.json[0]?.error).toContain(
			"This registrant can't be added in a batch: Occurrences",
		);
		expect(world.apiRequests()).toEqual([]);

		await world.execute(people(2), { ...chosen, options: { createSingly: true } });
		expect(world.apiRequests().map(({ url }) => url)).toEqual(
			Array(2).fill('/v2/meetings/85200000212/registrants?occurrence_ids=1700000000002'),
		);
	});
});

it('A webinar registrant added one by one is sent without auto_approve, and has no status, with a note that nothing tells whether it took effect.', async () => {
	world.sandbox.addMeeting({ id: '93300000214', type: 5, approvalType: 1 });
	const { json } = await world.execute(
		people(2).map((one, n) => ({ ...one, city: n === 0 ? 'Berlin' : '' })),
		{
			...parameters,
			resource: 'webinarRegistrant',
			webinarId: byId('93300000214'),
			additionalFields: { autoApprove: true, city: '={{ $json.city }}' },
			options: { createSingly: true },
		},
		carryOn,
	);
	expect(world.apiRequests().map(({ path }) => path)).toEqual([
		'/v2/webinars/93300000214/batch_registrants',
		'/v2/webinars/93300000214/registrants',
	]);
	expect(bodies()).toEqual([
		{
			auto_approve: true,
			registrants: [{ email: 'p1@example.com', first_name: 'Guest', last_name: 'No. 1' }],
		},
		{ email: 'p0@example.com', first_name: 'Guest', last_name: 'No. 0', city: 'Berlin' },
	]);
	expect(json[0]).not.toHaveProperty('status');
	expect(json[0]?.note).toBe(
		"Zoom returned no join link, so it isn't known whether Auto-Approve took effect. Check with Get, or approve with Update Status.",
	);
	expect(json[1]).toMatchObject({
		status: 'approved',
		joinUrl: expect.stringContaining('https://'),
	});
	expect(json[1]).not.toHaveProperty('note');
});

it('registration switched off is asked once, the other meeting goes on', async () => {
	world.sandbox.addMeeting({ id: '85200000213', approvalType: 2 });
	const rows = people(120).map((one, n) => ({ ...one, meeting: n < 60 ? '85200000213' : MEETING }));
	const { json } = await world.execute(
		rows,
		{ ...parameters, meetingId: byId('={{ $json.meeting }}') },
		carryOn,
	);
	expect(added().map(({ status }) => status)).toEqual([400, 201, 201]);
	expect(failures(json)).toEqual([...Array(60).keys()]);
	expect(json[0]?.error).toContain("Registration isn't enabled for meeting 85200000213");
});

it('a missing scope is asked for once', async () => {
	world.revokeScopes(/batch_registrants/);
	const { json } = await world.execute(people(300), parameters, carryOn);
	expect(paths()).toEqual([MEETING, 'batch_registrants']);
	expect(json[299]?.error).toContain('is missing a scope: meeting:write:batch_registrants');
});

describe('A refusal of somebody who is sent by themselves', () => {
	const SERIES = '85200000215';
	const singly = {
		...parameters,
		meetingId: byId(SERIES),
		additionalFields: { occurrenceIds: '={{ $json.occurrence ?? "" }}', city: 'Berlin' },
		options: { createSingly: true },
	};
	const refuseWith = (code: number, message: string) =>
		world.sandbox.addFault({
			match: { method: 'POST' },
			answer: { status: 400, body: { code, message } },
		});

	beforeEach(() => {
		world.sandbox.addMeeting({
			id: SERIES,
			registrationType: 2,
			occurrences: ['1700000000001', '1700000000002'],
		});
	});

	it('that is about the event keeps the others from being sent.', async () => {
		refuseWith(3003, 'Not meeting host.');
		const { json } = await world.execute(people(3), singly, carryOn);
		expect(paths()).toEqual(['registrants']);
		expect(json.map(({ error }) => error)).toEqual(
			[0, 1, 2].map(
				(n) => `This credential's Zoom user isn't the host of meeting ${SERIES} [item ${n}]`,
			),
		);
	});

	it('that is about an occurrence keeps only those who want that one from being sent.', async () => {
		refuseWith(300, 'Invalid occurrence.');
		const rows = people(4).map((one, n) => ({ ...one, occurrence: `170000000000${1 + (n % 2)}` }));
		const { json } = await world.execute(rows, singly, carryOn);
		expect(failures(json)).toEqual([0, 2]);
		expect(added().map(sentPeople)).toEqual([
			['p0@example.com'],
			['p1@example.com'],
			['p3@example.com'],
		]);
	});

	it('that is about one person keeps nobody else from being sent.', async () => {
		refuseWith(3027, 'Host cannot register.');
		const { json } = await world.execute(people(3), singly, carryOn);
		expect(failures(json)).toEqual([0]);
		expect(paths()).toEqual(['registrants', 'registrants', 'registrants']);
	});

	it('after a batch whose answer left them out says that nobody knows whether they are registered.', async () => {
		world.sandbox.addFault({
			match: { pathIncludes: 'batch_registrants' },
			answer: { status: 201, body: { registrants: [] } },
		});
		world.sandbox.addFault({
			match: { method: 'POST' },
			answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
		});
		const { json } = await world.execute(people(2), parameters, carryOn);
		expect(added().map(sentPeople)).toEqual([
			['p0@example.com', 'p1@example.com'],
			['p0@example.com'],
		]);
		expect(json.map(({ error }) => error)).toEqual([
			`This credential's Zoom user isn't the host of meeting ${MEETING} [item 0]`,
			`Sent in a batch, but Zoom's answer doesn't tell whether the person is registered. Not registered by themselves either: This credential's Zoom user isn't the host of meeting ${MEETING} [item 1]`,
		]);
	});
});

it('A registration link that belongs to no meeting fails its item, and the others are registered.', async () => {
	const links = ['https://zoom.us/meeting/register/tJnothing', MEETING];
	const rows = people(2).map((one, n) => ({ ...one, meeting: links[n] }));
	const { json } = await world.execute(
		rows,
		{ ...parameters, meetingId: byId('={{ $json.meeting }}') },
		carryOn,
	);
	expect(json[0]).toMatchObject({
		success: false,
		error: expect.stringMatching(
			/^Meeting: none of this Zoom user's next \d+ meetings has the registration link https:\/\/zoom\.us\/meeting\/register\/tJnothing \[item 0\]$/,
		),
	});
	expect(json[1]).toMatchObject({ email: 'p1@example.com', status: 'pending' });
	expect(added().map(sentPeople)).toEqual([['p1@example.com']]);
});

it.each([
	[{ confirmationEmail: '={{ false }}' }, 'Confirmation Email'],
	[{ confirmationEmail: 'no' }, 'Confirmation Email'],
	[{ createSingly: 'yes' }, 'Register One by One When Needed'],
])('The options %j are refused by name, and nothing is sent.', async (options, name) => {
	const { json } = await world.execute(people(2), { ...parameters, options }, carryOn);
	expect(json.map(({ error }) => error)).toEqual(
		[0, 1].map((item) => `Options > ${name} must be true or false [item ${item}]`),
	);
	expect(world.sent()).toEqual([]);
});

import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';

const MEETING = '85200000001';
const NOT_READABLE =
	"Zoom accepted the change. Not checked, because the registrants couldn't be read: The Zoom app is missing a scope: meeting:read:list_registrants";

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };

/** Rows of real registrants, with some replaced by people who never registered. */
function rowsWithTypos(people: number, typos: number[]) {
	const rows = world.sandbox
		.addRegistrants(MEETING, people, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	for (const index of typos) rows[index] = { id: '', email: `typo${index}@example.con` };
	return rows;
}

function summary() {
	return world
		.apiRequests()
		.map(({ method, query, status }) =>
			method === 'GET' ? `GET ${query.status} ${query.page_size} ${status}` : `${method} ${status}`,
		);
}

function sends() {
	return world.sandbox.meeting(MEETING).registrants.map((registrant) => registrant.sends);
}

it('finds one bad among 300 by reading, and lets everyone else through', async () => {
	const { json } = await world.execute(rowsWithTypos(300, [137]), approve, carryOn);

	expect(world.puts()).toHaveLength(12);
	expect(summary()).toEqual([
		'PUT 204',
		'GET approved 300 200',
		...Array(3).fill('PUT 204'),
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
		'PUT 204',
		'PUT 404',
		...Array(5).fill('PUT 204'),
		'GET approved 300 200',
	]);
	expect(json.filter(({ success }) => success === true)).toHaveLength(299);
	expect(json[137]).toMatchObject({
		success: false,
		error: 'typo137@example.con is not among the registrants of meeting 85200000001 [item 137]',
		details: {
			description: expect.stringContaining('Check the spelling'),
			code: 404,
			httpStatus: 404,
			meetingId: MEETING,
			action: 'approve',
		},
	});
	expect(Math.max(...sends())).toBe(2);
	expect(sends().filter((count) => count === 2)).toHaveLength(29);
	expect(world.sandbox.state.unknownSends[`${MEETING} typo137@example.con`]).toBe(2);
});

it('reads the list once a run; later ones whom it lacks travel by themselves at the end', async () => {
	const rows = rowsWithTypos(90, [3, 40, 41, 75]);
	const { json } = await world.execute(rows, approve, carryOn);
	expect(summary()).toEqual([
		'PUT 404',
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
		'PUT 204',
		'PUT 404',
		'GET approved 300 200',
		'PUT 204',
		'PUT 204',
		'PUT 404',
		'PUT 404',
		'PUT 404',
		'PUT 404',
		'GET approved 300 200',
	]);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([
		30, 30, 29, 1, 30, 27, 3, 1, 1, 1,
	]);
	expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([
		3, 40, 41, 75,
	]);
	const expected = rows.map(({ id }, index) => {
		if (id === '') return 0;
		return index < 30 ? 3 : 1; // the first request is tried in both formats
	});
	expect(sends()).toEqual(expected);
});

it('reads every page of 300, and only as far as needed', async () => {
	world.sandbox.addRegistrants(MEETING, 700, { status: 'approved' });
	const rows = rowsWithTypos(5, [2]);
	await world.execute(rows, approve, carryOn);
	expect(summary()).toEqual([
		'PUT 404',
		'PUT 404',
		'GET pending 300 200',
		...Array(3).fill('GET approved 300 200'),
		'GET denied 300 200',
		'PUT 204',
		'PUT 404',
		...Array(3).fill('GET approved 300 200'),
	]);
	expect(world.apiRequests()[2]?.url).toBe(
		`/v2/meetings/${MEETING}/registrants?status=pending&page_size=300`,
	);
});

it('reads the list of the occurrence when one is set', async () => {
	world.sandbox.addMeeting({ id: '999999999', occurrences: [{ id: '1700000000001' }] });
	world.sandbox.addRegistrants('999999999', [{ id: 'ann', email: 'ann@example.com' }]);
	const { json } = await world.execute(
		[{ id: 'ann' }, { id: 'nobody' }],
		{ ...approve, meetingId: byId('999999999'), occurrenceId: byId('1700000000001') },
		carryOn,
	);
	expect(summary()).toEqual([
		'PUT 404',
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
		'PUT 204',
		'PUT 404',
		'GET approved 300 200',
	]);
	expect(world.apiRequests().map(({ query }) => query.occurrence_id)).toEqual(
		Array(8).fill('1700000000001'),
	);
	expect(json[0]?.success).toBe(true);
	expect(json[1]?.error).toBe(
		'nobody is not among the registrants of meeting 999999999, occurrence 1700000000001 [item 1]',
	);
});

it('goes by the ID where there is one: a wrong ID with a right e-mail fails alone', async () => {
	const rows = rowsWithTypos(3, []);
	rows[1] = { id: 'wrongID', email: rows[1]!.email };
	const { json } = await world.execute(rows, approve, carryOn);
	expect(json.map(({ success }) => success)).toEqual([true, false, true]);
	expect(json[1]?.error).toMatch(/^wrongID, \S+ is not among the registrants/);
});

it('looks a single refused registrant up, to say that they are not there', async () => {
	const { json } = await world.execute([{ email: 'typo@example.con' }], approve, carryOn);
	expect(summary()).toEqual([
		'PUT 404',
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
	]);
	expect(json[0]).toMatchObject({
		success: false,
		error: 'typo@example.con is not among the registrants of meeting 85200000001 [item 0]',
		details: { code: 404, httpStatus: 404 },
	});
});

it('fails an item of several rows when one of them is bad, and says which', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 2);
	const registrant = [
		{ email: people[0]!.email },
		{ email: 'typo@example.con' },
		{ email: people[1]!.email },
	];
	const { json } = await world.execute([{}], { ...approve, registrants: { registrant } }, carryOn);
	expect(json[0]).toMatchObject({
		success: false,
		error:
			'1 of 3 registrants failed: typo@example.con is not among the registrants of meeting 85200000001 [item 0]',
		details: {
			registrants: [
				{ email: people[0]!.email, success: true },
				{ email: 'typo@example.con', success: false, error: expect.stringContaining('not among') },
				{ email: people[1]!.email, success: true },
			],
		},
	});
});

describe('when Zoom names the registrant at fault', () => {
	beforeEach(() => {
		world.sandbox.switches.refusalNamesRegistrant = true;
	});

	it('fails the one in Zoom’s words, and sends another who is missing by themselves', async () => {
		const { json } = await world.execute(rowsWithTypos(10, [2, 7]), approve, carryOn);
		expect(world.puts().map((put) => [put.status, sentRegistrants(put).length])).toEqual([
			[400, 10],
			[204, 8],
			[400, 1],
		]);
		expect(json.filter(({ success }) => success === true)).toHaveLength(8);
		expect(json[2]?.details).toMatchObject({ code: 3000, httpStatus: 400 });
		expect(json[7]?.error).toContain('typo7@example.con is not among the registrants');
	});
});

describe('when the list may not be read', () => {
	beforeEach(() => {
		for (const app of Object.values(world.sandbox.state.apps)) {
			app.scopes = app.scopes.filter(
				(scope) => !scope.includes('list_registrants') && !/^meeting:read(:admin)?$/.test(scope),
			);
		}
	});

	it('halves the group, and finds the one at fault in at most 10 more requests', async () => {
		const { json } = await world.execute(rowsWithTypos(30, [17]), approve, carryOn);
		expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([17]);
		expect(json[17]?.details).toMatchObject({ code: 404, httpStatus: 404 });
		expect(world.puts().length).toBeLessThanOrEqual(12);
		expect(world.apiRequests().filter(({ method }) => method === 'GET')).toHaveLength(1);
		expect(
			json.filter(({ success, note }) => success === true && note === NOT_READABLE),
		).toHaveLength(29);
	});

	it('stops at the bound, tells those who are left why, and names the scope', async () => {
		const typos = Array.from({ length: 15 }, (_, index) => index * 2);
		const { json } = await world.execute(rowsWithTypos(30, typos), approve, carryOn);
		expect(world.puts()).toHaveLength(12);
		expect(json).toHaveLength(30);
		const undecided = json.filter(({ error }) => String(error).includes('without saying which'));
		expect(undecided.length).toBeGreaterThan(0);
		expect(JSON.stringify(undecided[0])).toContain('meeting:read:list_registrants');
		const approved = world.sandbox
			.meeting(MEETING)
			.registrants.filter(({ status }) => status === 'approved');
		expect(json.filter(({ success }) => success === true)).toHaveLength(approved.length);
	});

	it('gives up on the group when nobody has got through in three requests', async () => {
		world.sandbox.addFault({
			match: { method: 'PUT' },
			times: 1000,
			answer: { status: 400, body: { code: 9999, message: 'Something nobody has documented.' } },
		});
		const { json } = await world.execute(rowsWithTypos(300, []), approve, carryOn);
		expect(world.puts()).toHaveLength(34);
		expect(json.every(({ success }) => success === false)).toBe(true);
	});
});

describe('when the refusal is unclear and nobody is missing', () => {
	const multipart = { ...approve, options: { bodyFormat: 'multipart' } };
	const UNDOCUMENTED = {
		status: 400,
		body: { code: 9999, message: 'Something nobody has documented.' },
	};

	it('finds the one at fault in halves, and lets everyone else through', async () => {
		const rows = rowsWithTypos(5, [4]);
		const registrants = [
			...world.sandbox.meeting(MEETING).registrants.slice(0, 4),
			{ id: 'ghost', email: rows[4]!.email, status: 'pending' },
		];
		world.sandbox.addFault({
			match: { method: 'GET' },
			times: 3,
			answer: { status: 200, body: { registrants, next_page_token: '' } },
		});
		const { json } = await world.execute(rows, multipart, carryOn);
		expect(world.puts().map((put) => [put.status, sentRegistrants(put).length])).toEqual([
			[404, 5],
			[204, 3],
			[204, 1],
			[404, 1],
		]);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual([
			...Array(4).fill([true, true]),
			[false, undefined],
		]);
		expect(json[4]?.details).toMatchObject({ code: 404, httpStatus: 404 });
	});

	it('that passes fails nobody', async () => {
		const rows = rowsWithTypos(30, []);
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: UNDOCUMENTED });
		const { json } = await world.execute(rows, multipart, carryOn);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual(
			Array(30).fill([true, true]),
		);
	});

	it('that stays is said of everyone, in Zoom’s words, after ten requests more', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, times: 99, answer: UNDOCUMENTED });
		const { json } = await world.execute(rowsWithTypos(30, []), multipart, carryOn);
		expect(world.puts()).toHaveLength(11);
		expect(json[0]).toMatchObject({
			error:
				'Not changed, because Zoom rejects at least one of 15 registrants without saying which: Zoom rejected the request: Something nobody has documented. [item 0]',
			details: { code: 9999, httpStatus: 400, trackingId: expect.any(String) },
		});
		expect(json.every(({ success }) => success === false)).toBe(true);
	});

	it('sends an ID with somebody else’s e-mail by itself', async () => {
		const rows = rowsWithTypos(5, []);
		rows[3] = { id: rows[3]!.id, email: 'other@example.com' };
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		const { json } = await world.execute(rows, multipart, carryOn);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([5, 4, 1]);
		expect(json.map(({ success }) => success)).toEqual([true, true, true, false, true]);
		expect(json[3]?.error).toBe(
			`${rows[3].id} is guest4@example.com in meeting 85200000001, not other@example.com; guest4@example.com is now approved [item 3]`,
		);
	});
});

it('sends nobody more than three times, even when the second request is refused as well', async () => {
	const rows = rowsWithTypos(4, [1]);
	world.sandbox.addFault({
		match: { method: 'PUT' },
		skip: 1,
		answer: { status: 400, body: { code: 9999, message: 'Something nobody has documented.' } },
	});
	const options = { bodyFormat: 'multipart' };
	const { json } = await world.execute(rows, { ...approve, options }, carryOn);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([4, 3, 2, 1, 1]);
	const sent = world.puts().flatMap((put) => sentRegistrants(put).map(({ email }) => email));
	expect(rows.map((row) => sent.filter((email) => email === row.email).length)).toEqual([
		3, 2, 3, 3,
	]);
	expect(json.map(({ success }) => success)).toEqual([true, false, true, true]);
});

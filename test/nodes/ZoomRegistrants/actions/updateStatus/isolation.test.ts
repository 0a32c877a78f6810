import { byId, oneRegistrant, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';

const MEETING = '85200000001';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant() };
const carryOn = { onError: 'continueRegularOutput' } as const;

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
	const { json } = await world.update(rowsWithTypos(300, [137]), approve, carryOn);

	expect(world.puts()).toHaveLength(11);
	expect(summary()).toEqual([
		...Array(4).fill('PUT 204'),
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
		...Array(6).fill('PUT 204'),
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
	expect(world.sandbox.state.unknownSends[`${MEETING} typo137@example.con`]).toBe(1);
});

it('reads the list once a run; later ones whom it lacks travel by themselves at the end', async () => {
	const rows = rowsWithTypos(90, [3, 40, 41, 75]);
	const { json } = await world.update(rows, approve, carryOn);
	expect(summary()).toEqual([
		'PUT 404',
		'GET pending 300 200',
		'GET approved 300 200',
		'GET denied 300 200',
		'PUT 204',
		'PUT 204',
		'PUT 204',
		'PUT 404',
	]);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 29, 30, 27, 3]);
	expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([
		3, 40, 41, 75,
	]);
	expect(Math.max(...sends())).toBe(2);
});

it('reads every page of 300, and only as far as needed', async () => {
	world.sandbox.addRegistrants(MEETING, 700, { status: 'approved' });
	const rows = rowsWithTypos(5, [2]);
	await world.update(rows, approve, carryOn);
	expect(summary()).toEqual([
		'PUT 404',
		'GET pending 300 200',
		...Array(3).fill('GET approved 300 200'),
		'GET denied 300 200',
		'PUT 204',
	]);
	expect(world.apiRequests()[1]?.url).toBe(
		`/v2/meetings/${MEETING}/registrants?status=pending&page_size=300`,
	);
});

it('reads the list of the occurrence when one is set', async () => {
	world.sandbox.addMeeting({ id: '999999999', occurrences: [{ id: '1700000000001' }] });
	world.sandbox.addRegistrants('999999999', [{ id: 'ann', email: 'ann@example.com' }]);
	const { json } = await world.update(
		[{ id: 'ann' }, { id: 'nobody' }],
		{ ...approve, meetingId: byId('999999999'), occurrenceId: byId('1700000000001') },
		carryOn,
	);
	expect(world.apiRequests()[1]?.query).toMatchObject({ occurrence_id: '1700000000001' });
	expect(json[0]?.success).toBe(true);
	expect(json[1]?.error).toBe(
		'nobody is not among the registrants of meeting 999999999, occurrence 1700000000001 [item 1]',
	);
});

it('goes by the ID where there is one: a wrong ID with a right e-mail fails alone', async () => {
	const rows = rowsWithTypos(3, []);
	rows[1] = { id: 'wrongID', email: rows[1]!.email };
	const { json } = await world.update(rows, approve, carryOn);
	expect(json.map(({ success }) => success)).toEqual([true, false, true]);
	expect(json[1]?.error).toMatch(/^wrongID, \S+ is not among the registrants/);
});

it('fails a single refused registrant without reading anything', async () => {
	const { json } = await world.update([{ email: 'typo@example.con' }], approve, carryOn);
	expect(summary()).toEqual(['PUT 404']);
	expect(json[0]).toMatchObject({ success: false, details: { code: 404, httpStatus: 404 } });
});

it('fails an item of several rows when one of them is bad, and says which', async () => {
	const people = world.sandbox.addRegistrants(MEETING, 2);
	const registrant = [
		{ email: people[0]!.email },
		{ email: 'typo@example.con' },
		{ email: people[1]!.email },
	];
	const { json } = await world.update([{}], { ...approve, registrants: { registrant } }, carryOn);
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

	it('fails the one in Zoom’s words, and all others who are missing with them', async () => {
		const { json } = await world.update(rowsWithTypos(10, [2, 7]), approve, carryOn);
		expect(world.puts().map(({ status }) => status)).toEqual([400, 204]);
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
		const { json } = await world.update(rowsWithTypos(30, [17]), approve, carryOn);
		expect(json.flatMap(({ success }, index) => (success === false ? [index] : []))).toEqual([17]);
		expect(json[17]?.details).toMatchObject({ code: 404, httpStatus: 404 });
		expect(world.puts().length).toBeLessThanOrEqual(11);
		expect(world.apiRequests().filter(({ method }) => method === 'GET')).toHaveLength(1);
	});

	it('stops at the bound, tells those who are left why, and names the scope', async () => {
		const typos = Array.from({ length: 15 }, (_, index) => index * 2);
		const { json } = await world.update(rowsWithTypos(30, typos), approve, carryOn);
		expect(world.puts()).toHaveLength(11);
		expect(json).toHaveLength(30);
		const undecided = json.filter(({ error }) => String(error).includes('does not say which'));
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
		const { json } = await world.update(rowsWithTypos(300, []), approve, carryOn);
		expect(world.puts()).toHaveLength(33);
		expect(json.every(({ success }) => success === false)).toBe(true);
	});
});

describe('when the refusal is unclear and nobody is missing', () => {
	it('fails the group in Zoom’s words and tries nothing piece by piece', async () => {
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 9999, message: 'Something nobody has documented.' } },
		});
		const { json } = await world.update(rowsWithTypos(30, []), approve, carryOn);
		expect(world.puts()).toHaveLength(1);
		expect(json[0]).toMatchObject({
			error: 'Zoom refused the request: Something nobody has documented. [item 0]',
			details: { code: 9999, httpStatus: 400, trackingId: expect.any(String) },
		});
	});

	it('sends an ID with somebody else’s e-mail by itself', async () => {
		const rows = rowsWithTypos(5, []);
		rows[3] = { id: rows[3]!.id, email: 'other@example.com' };
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 300, message: 'Validation Failed.' } },
		});
		const { json } = await world.update(rows, approve, carryOn);
		expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([5, 4, 1]);
		expect(json.map(({ success }) => success)).toEqual([true, true, true, true, true]);
	});
});

it('sends nobody more than twice, even when the second request is refused as well', async () => {
	const rows = rowsWithTypos(4, [1]);
	world.sandbox.addFault({
		match: { method: 'PUT' },
		skip: 1,
		answer: { status: 400, body: { code: 9999, message: 'Something nobody has documented.' } },
	});
	const { json } = await world.update(rows, approve, carryOn);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([4, 3]);
	expect(json.every(({ success }) => success === false)).toBe(true);
	expect(json[0]?.error).toContain(
		'Zoom refused the whole request, also without the registrants at fault',
	);
});

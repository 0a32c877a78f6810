import type { INodeParameters } from 'n8n-workflow';

import { sentRegistrants } from '../../../../support/multipart';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000701';
const SERIES = '85200000702';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
});

const approve = (
	options: INodeParameters = { lookUpByEmail: true },
	more: INodeParameters = {},
) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options,
	...more,
});

describe('Check Emails First', () => {
	it('finds people in any status and capitals, and sends both ID and e-mail', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'annsID', email: 'Ann@Example.com', status: 'pending' },
			{ id: 'bobsID', email: 'bob@example.com', status: 'approved' },
			{ id: 'cyrsID', email: 'cyr@example.com', status: 'denied' },
		]);
		const rows = ['ANN@example.com', 'bob@EXAMPLE.com', 'cyr@example.com'].map((email) => ({
			email,
		}));
		const { json } = await world.execute(rows, approve());
		expect(world.sent()).toEqual([
			'GET /v2/meetings/85200000701/registrants?status=pending&page_size=300',
			'GET /v2/meetings/85200000701/registrants?status=approved&page_size=300',
			'GET /v2/meetings/85200000701/registrants?status=denied&page_size=300',
			'PUT /v2/meetings/85200000701/registrants/status',
			'GET /v2/meetings/85200000701/registrants?status=approved&page_size=300',
		]);
		expect(sentRegistrants(world.puts()[0]!)).toEqual([
			{ id: 'annsID', email: 'ANN@example.com' },
			{ id: 'bobsID', email: 'bob@EXAMPLE.com' },
			{ id: 'cyrsID', email: 'cyr@example.com' },
		]);
		expect(json[0]?.registrants).toEqual([{ id: 'annsID', email: 'Ann@Example.com' }]);
	});

	it('stops reading as soon as everyone is found', async () => {
		world.sandbox.addRegistrants(MEETING, 700);
		await world.execute([{ email: 'guest1@example.com' }], approve());
		expect(world.steps()).toEqual(['pending', 'PUT', 'GET']);
	});

	it('reads nothing where everyone is given by ID', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
		await world.execute(
			[{ id: 'annsID' }],
			approve({ lookUpByEmail: true, verifyResult: 'never' }),
		);
		expect(world.steps()).toEqual(['PUT']);
	});

	it('who is not there fails before anything is sent for them, the others are sent', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
		const rows = [{ email: 'typo@example.con' }, { email: 'ann@example.com' }];
		const { json } = await world.execute(rows, approve(), carryOn);
		expect(json[0]?.error).toBe(
			'typo@example.con is not among the registrants of meeting 85200000701 [item 0]',
		);
		expect(json[1]?.success).toBe(true);
		expect(world.puts().map(sentRegistrants)).toEqual([
			[{ id: 'annsID', email: 'ann@example.com' }],
		]);
	});

	it('reads each meeting and occurrence once', async () => {
		for (const id of [MEETING, SERIES]) {
			world.sandbox.addRegistrants(id, [
				{ email: 'ann@example.com' },
				{ email: 'bob@example.com' },
			]);
		}
		const rows = [MEETING, SERIES].flatMap((meeting) =>
			['ann', 'bob', 'ann'].map((name) => ({ meeting, email: `${name}@example.com` })),
		);
		const more = { meetingId: byId('={{ $json.meeting }}') };
		await world.execute(rows, approve({ lookUpByEmail: true, verifyResult: 'never' }, more));
		expect(world.steps()).toEqual(['pending', 'pending', 'PUT', 'PUT']);
	});

	it('looks for the people of an occurrence in that occurrence', async () => {
		world.sandbox.addRegistrants(SERIES, [
			{ email: 'ann@example.com', occurrenceIds: ['1700000000001'] },
		]);
		const rows = ['1700000000001', '1700000000002'].map((occurrence) => ({
			occurrence,
			email: 'ann@example.com',
		}));
		const more = { meetingId: byId(SERIES), occurrenceId: byId('={{ $json.occurrence }}') };
		const { json } = await world.execute(rows, approve({ lookUpByEmail: true }, more), carryOn);
		expect(json.map(({ success }) => success)).toEqual([true, false]);
		expect(json[1]?.error).toContain('of meeting 85200000702, occurrence 1700000000002');
		expect(world.puts().map(({ url }) => url)).toEqual([
			'/v2/meetings/85200000702/registrants/status?occurrence_id=1700000000001',
		]);
	});

	it('without the scope for lists says so, asks once, and sends nothing', async () => {
		world.revokeScopes(/list_registrants/);
		const rows = Array.from({ length: 40 }, (_, n) => ({
			meeting: n % 2 === 0 ? MEETING : SERIES,
			email: `p${n}@example.com`,
		}));
		const more = { meetingId: byId('={{ $json.meeting }}') };
		const { json } = await world.execute(rows, approve({ lookUpByEmail: true }, more), carryOn);
		expect(world.steps()).toEqual(['pending']);
		for (const item of json) {
			expect(item.error).toContain('is missing a scope: meeting:read:list_registrants');
		}
	});

	it('without the scope for lists still sends those given by ID', async () => {
		world.revokeScopes(/list_registrants/);
		world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
		const rows = [{ email: 'bob@example.com' }, { id: 'annsID' }];
		const { json } = await world.execute(rows, approve(), carryOn);
		expect(json.map(({ success }) => success)).toEqual([false, true]);
	});

	it('an event whose list is refused for the event itself gets no change, not even of those given by ID', async () => {
		const body = { code: 3003, message: 'Not meeting host.' };
		world.sandbox.addFault({ match: { method: 'GET' }, answer: { status: 400, body } });
		const rows = [{ email: 'bob@example.com' }, { id: 'annsID' }];
		const { json } = await world.execute(rows, approve(), carryOn);
		expect(world.steps()).toEqual(['pending']);
		expect(json.map(({ error }) => error)).toEqual(
			[0, 1].map(
				(n) => `This credential's Zoom user isn't the host of meeting 85200000701 [item ${n}]`,
			),
		);
	});

	it('a list that fails half way accuses nobody, and sends nothing', async () => {
		world.sandbox.addRegistrants(MEETING, 310);
		world.sandbox.addFault({
			match: { pathIncludes: 'next_page_token' },
			times: 9,
			answer: { status: 500, body: { code: 500, message: 'Oops' } },
		});
		const rows = [{ email: 'guest1@example.com' }, { email: 'guest305@example.com' }];
		const { json } = await world.execute(rows, approve(), carryOn);
		expect(json.map(({ success }) => success)).toEqual([false, false]);
		expect(json[1]?.error).not.toContain('is not among');
		expect(world.puts()).toEqual([]);
	});
});

describe('one person changed twice in a run', () => {
	it('once by ID and once by e-mail is changed as the last item says', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
		const rows = [
			{ id: 'annsID', action: 'approve' },
			{ email: 'ann@example.com', action: 'deny' },
			{ id: 'annsID', action: 'approve' },
		];
		const more = { action: '={{ $json.action }}' };
		const { json } = await world.execute(rows, approve({ lookUpByEmail: true }, more));
		expect(json.map(({ status }) => status)).toEqual(['approved', undefined, 'approved']);
		expect(json.map(({ skipped }) => skipped)).toEqual([undefined, true, undefined]);
		expect(world.puts()).toHaveLength(1);
		expect(world.sandbox.meeting(MEETING).registrants[0]?.status).toBe('approved');
	});

	it('the same way by ID and e-mail is sent once a spelling, in one request', async () => {
		world.sandbox.addRegistrants(MEETING, [{ id: 'annsID', email: 'ann@example.com' }]);
		const rows = [{ id: 'annsID' }, { email: 'ann@example.com' }, { email: 'Ann@example.com' }];
		const { json } = await world.execute(rows, approve());
		expect(world.puts().map(sentRegistrants)).toEqual([
			[{ id: 'annsID' }, { id: 'annsID', email: 'ann@example.com' }],
		]);
		expect(json.map(({ success }) => success)).toEqual([true, true, true]);
	});
});

it('a thousand e-mails with Look Up and Skip are 43 requests, all checked', async () => {
	world.sandbox.addRegistrants(MEETING, 1000, { status: 'pending' });
	const rows = Array.from({ length: 1000 }, (_, n) => ({ email: `GUEST${n + 1}@example.com` }));
	const options = { lookUpByEmail: true, ifAlreadyInStatus: 'skip' };
	const { json } = await world.execute(rows, approve(options));
	expect(world.steps()).toEqual([
		...Array(4).fill('pending'),
		'PUT',
		'approved',
		...Array(33).fill('PUT'),
		...Array(4).fill('approved'),
	]);
	expect(json.every(({ success, verified }) => success === true && verified === true)).toBe(true);
	expect(world.sandbox.meeting(MEETING).registrants.map(({ sends }) => sends)).toEqual(
		Array(1000).fill(1),
	);
	expect(json.map(({ registrants }) => (registrants as object[])[0])).toEqual(
		world.sandbox.meeting(MEETING).registrants.map(({ id, email }) => ({ id, email })),
	);
});

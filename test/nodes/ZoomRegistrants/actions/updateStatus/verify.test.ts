import type { INodeParameters } from 'n8n-workflow';

import type { Registrant } from '../../../../../sandbox';
import type { StatusOptions } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/options';
import type { RowResult } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';
import { withoutReading } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/verify';
import { sentRegistrants } from '../../../../support/multipart';
import { seen, unchecked } from '../../../../support/statusOutput';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000721';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const approve = (options: INodeParameters = {}, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options,
	...more,
});

const formats = () =>
	world.puts().map(({ headers }) => String(headers['content-type']).split(';')[0]);

function add(count: number, common: Partial<Registrant> = { status: 'pending' }) {
	return world.sandbox
		.addRegistrants(MEETING, count, common)
		.map(({ id, email }) => ({ id, email }));
}

/** Lists without those who have just been approved, as often as given. */
const lag = (times: number) =>
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: 'status=approved' },
		times,
		answer: { status: 200, body: { registrants: [], next_page_token: '' } },
	});

it('reads back after the change, once for everyone of the meeting', async () => {
	const { json } = await world.execute(add(90), approve());
	expect(world.steps()).toEqual(['PUT', 'approved', 'PUT', 'PUT', 'approved']);
	expect(json.every(({ verified }) => verified === true)).toBe(true);
});

it('asks for a single registrant by ID', async () => {
	const [ann] = add(1);
	const { json } = await world.execute([ann!], approve());
	expect(world.sent()).toEqual([
		`PUT /v2/meetings/${MEETING}/registrants/status`,
		`GET /v2/meetings/${MEETING}/registrants/${ann?.id}`,
	]);
	expect(json).toEqual([seen('approve', { meetingId: MEETING, registrants: [ann!] })]);
});

it('looks for e-mails without an ID among the pending too, where they could stand as well', async () => {
	const [ann, bob] = add(2);
	const { json } = await world.execute([{ email: ann?.email }, { email: bob?.email }], approve());
	expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied']);
	expect(json).toEqual(
		[ann!, bob!].map((one) => seen('approve', { meetingId: MEETING, registrants: [one] })),
	);
});

it('with Never reads nothing, and says that nothing was checked', async () => {
	const people = add(2);
	const { json } = await world.execute(people, approve({ verifyResult: 'never' }));
	expect(world.steps()).toEqual(['PUT']);
	expect(json).toEqual(
		people.map((one) => unchecked('approve', { meetingId: MEETING, registrants: [one] })),
	);
});

it.each([
	[1, 1, 1],
	[300, 10, 2],
	[900, 30, 4],
])('%d people are %d changes and %d readings', async (people, changes, readings) => {
	const { json } = await world.execute(add(people), approve());
	expect(world.puts()).toHaveLength(changes);
	expect(world.apiRequests().filter(({ method }) => method === 'GET')).toHaveLength(readings);
	expect(json.every(({ verified }) => verified === true)).toBe(true);
});

describe('a list that is longer than is worth reading', () => {
	const MANY = 1_300;

	beforeEach(() => {
		world.sandbox.addRegistrants(MEETING, MANY, { status: 'approved' });
	});

	it('leaves the change a success, with a note and without a status', async () => {
		const emails = add(2).map(({ email }) => ({ email }));
		const { json } = await world.execute(emails, approve());
		expect(world.steps()).toEqual(['PUT', 'approved', 'approved', 'approved']);
		expect(
			json.map(({ success, status, verified, note }) => [success, status, verified, note]),
		).toEqual(
			Array(2).fill([
				true,
				undefined,
				undefined,
				"Zoom accepted the change. Not checked, because the registrant list is too long. Set Options > Check Result to Always, or enter the registrant's ID.",
			]),
		);
	});

	it('leaves those with an ID to be asked for by ID', async () => {
		const { json } = await world.execute(add(2), approve());
		expect(world.steps()).toEqual(['PUT', 'approved', 'approved', 'approved', 'GET', 'GET']);
		expect(json.map(({ verified }) => verified)).toEqual([true, true]);
	});

	it('is read to the end with Always', async () => {
		const { json } = await world.execute(add(2), approve({ verifyResult: 'always' }));
		expect(world.steps()).toEqual(['PUT', ...Array(5).fill('approved')]);
		expect(json.map(({ verified }) => verified)).toEqual([true, true]);
	});
});

it.each([
	['deny', 'denied'],
	['cancel', 'denied'],
])('%s is looked for among the %s first', async (action, status) => {
	const { json } = await world.execute(add(2), approve({}, { action }));
	expect(world.steps()).toEqual(['PUT', status]);
	expect(json.map(({ verified }) => verified)).toEqual([true, true]);
});

it('reads the occurrence that was changed', async () => {
	world.sandbox.addMeeting({ id: '85200000722', occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants('85200000722', [{ id: 'annsID', email: 'ann@example.com' }]);
	const { json } = await world.execute([{ id: 'annsID' }], {
		...approve(),
		meetingId: byId('85200000722'),
		occurrenceId: byId('1700000000002'),
	});
	expect(world.apiRequests().map(({ query }) => query.occurrence_id)).toEqual([
		'1700000000002',
		'1700000000002',
	]);
	expect(json[0]?.verified).toBe(true);
});

it('sends the same change of two occurrences before it reads either of them back', async () => {
	world.sandbox.addMeeting({ id: '85200000722', occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants('85200000722', [{ id: 'annsID', email: 'ann@example.com' }]);
	const rows = ['1700000000001', '1700000000002'].map((occurrence) => ({
		id: 'annsID',
		occurrence,
	}));
	await world.execute(rows, {
		...approve({ bodyFormat: 'json' }),
		meetingId: byId('85200000722'),
		occurrenceId: byId('={{ $json.occurrence }}'),
	});
	expect(world.apiRequests().map(({ method, query }) => [method, query.occurrence_id])).toEqual([
		['PUT', '1700000000001'],
		['PUT', '1700000000002'],
		['GET', '1700000000001'],
		['GET', '1700000000002'],
	]);
});

describe('a list that lags', () => {
	it('is read again, and the change is not sent again', async () => {
		lag(2);
		const { json } = await world.execute(add(3), approve({ bodyFormat: 'json' }));
		expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied', 'approved', 'approved']);
		expect(json.every(({ verified }) => verified === true)).toBe(true);
		expect(world.clock.waits).toEqual([2_000, 8_000]);
	});

	it('while the format is on trial does not have the change sent again either', async () => {
		world.sandbox.switches.listLagReads = 3;
		const { json } = await world.execute(add(3), approve());
		expect(world.puts()).toHaveLength(1);
		expect(json.every(({ verified }) => verified === true)).toBe(true);
	});

	it('for longer than is worth waiting fails, with what was found instead', async () => {
		world.sandbox.switches.listLagReads = 10;
		const { json } = await world.execute(add(2), approve({ bodyFormat: 'json' }), carryOn);
		expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'approved', 'approved']);
		expect(world.clock.waits).toEqual([2_000, 8_000]);
		const [first] = world.sandbox.meeting(MEETING).registrants;
		expect(json.map(({ success, status }) => [success, status])).toEqual([
			[false, undefined],
			[false, undefined],
		]);
		expect(json[0]?.error).toBe(
			`Zoom accepted the change (approve), but doesn't show it. Zoom lists ${first?.id}, guest1@example.com as pending for meeting 85200000721 [item 0]`,
		);
	});

	it('and never shows somebody says that they are not among the registrants', async () => {
		lag(99);
		const { json } = await world.execute(add(2), approve({ bodyFormat: 'json' }), carryOn);
		expect(json.map(({ success }) => success)).toEqual([false, false]);
		expect(json[0]?.error).toContain('is not among the registrants of meeting 85200000721');
		expect(world.puts()).toHaveLength(1);
	});
});

describe('a change that Zoom did not make', () => {
	it('with JSON fails with what Zoom has instead, and is not sent again', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204, body: '' } });
		const [ann] = add(1, { status: 'denied' });
		const { json } = await world.execute([ann!], approve({ bodyFormat: 'json' }), carryOn);
		expect(json[0]?.error).toContain(
			`Zoom accepted the change (approve), but doesn't show it. Zoom lists ${ann?.id}, guest1@example.com as denied for meeting 85200000721`,
		);
		expect(json[0]).toMatchObject({ success: false });
		expect(json[0]).not.toHaveProperty('status');
		expect(world.steps()).toEqual(['PUT', 'GET', 'GET', 'GET']);
	});

	it('as multipart is sent again as JSON, only for those concerned, once a run', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		world.sandbox.addMeeting({ id: '85200000723' });
		world.sandbox.addRegistrants('85200000723', [{ id: 'cyrsID', email: 'cyr@example.com' }]);
		const rows = [...add(2), { id: 'cyrsID', email: 'cyr@example.com', meeting: '85200000723' }];
		const { json } = await world.execute(rows, {
			...approve(),
			meetingId: byId(`={{ $json.meeting ?? "${MEETING}" }}`),
		});
		expect(formats()).toEqual(['multipart/form-data', 'application/json', 'application/json']);
		expect(world.puts().map(sentRegistrants)).toEqual([
			rows.slice(0, 2),
			rows.slice(0, 2),
			[{ id: 'cyrsID', email: 'cyr@example.com' }],
		]);
		expect(json.map(({ success, verified }) => [success, verified])).toEqual(
			Array(3).fill([true, true]),
		);
	});

	it('who is changed already is not sent again with the others', async () => {
		world.sandbox.addFault({ match: { method: 'PUT' }, answer: { status: 204, body: '' } });
		const [ann] = add(1, { status: 'approved' });
		const [bob] = add(1, { status: 'pending' });
		const { json } = await world.execute([ann!, bob!], approve());
		expect(formats()).toEqual(['multipart/form-data', 'application/json']);
		expect(sentRegistrants(world.puts()[1]!)).toEqual([bob]);
		expect(json.map(({ verified }) => verified)).toEqual([true, true]);
	});

	it('refused as JSON fails with that reason', async () => {
		world.sandbox.switches.multipart = 'ignore204';
		const [ann] = add(1);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			skip: 1,
			answer: { status: 400, body: { code: 3035, message: 'maximum attendee capacity' } },
		});
		const { json } = await world.execute([ann!], approve(), carryOn);
		expect(json[0]).toMatchObject({ success: false, error: expect.stringContaining('is full') });
		expect(formats()).toEqual(['multipart/form-data', 'application/json']);
	});
});

it('only some of an item unchanged fails the item, with each of its registrants told', async () => {
	world.sandbox.switches.unknownRegistrant = 'skip';
	add(1);
	const registrants = {
		registrant: [
			{ id: '', email: 'guest1@example.com' },
			{ id: '', email: 'typo@example.con' },
		],
	};
	const { json } = await world.execute([{}], approve({}, { registrants }), carryOn);
	expect(json[0]).toMatchObject({
		success: false,
		error: expect.stringContaining('1 of 2 registrants failed: '),
		details: {
			registrants: [
				expect.objectContaining({ email: 'guest1@example.com', success: true }),
				expect.objectContaining({ email: 'typo@example.con', success: false }),
			],
		},
	});
});

it('one of two registrants of an item without a readable status leaves the item without a status', async () => {
	const [ann, bob] = add(2, { status: 'approved' });
	world.sandbox.addFault({
		match: { method: 'GET' },
		answer: {
			status: 200,
			body: {
				registrants: [
					{ ...ann, status: 'approved' },
					{ ...bob, status: 'waitlisted' },
				],
				next_page_token: '',
			},
		},
	});
	const registrants = { registrant: [ann!, bob!] };
	const { json } = await world.execute([{}], approve({}, { registrants }));
	expect(json).toEqual([
		{
			success: true,
			meetingId: MEETING,
			action: 'approve',
			registrants: [ann, bob],
			note: `Zoom accepted the change. Not checked, because Zoom shows an unknown status, or none, for ${bob?.id}, ${bob?.email}.`,
		},
	]);
});

it('sends two changes of different people of one event before it reads them back', async () => {
	const [ann, bob] = add(2);
	const rows = [
		{ ...ann, action: 'approve' },
		{ ...bob, action: 'deny' },
	];
	const more = { action: '={{ $json.action }}' };
	const { json } = await world.execute(rows, approve({ bodyFormat: 'json' }, more));
	expect(world.steps()).toEqual(['PUT', 'PUT', 'GET', 'GET']);
	expect(json.map(({ status, verified }) => [status, verified])).toEqual([
		['approved', true],
		['denied', true],
	]);
});

it('looks for someone whom Zoom does not give by ID on every page of the list', async () => {
	world.sandbox.addRegistrants(MEETING, 500, { status: 'approved' });
	const [ann] = add(1);
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: `/registrants/${ann?.id}` },
		answer: { status: 200, body: {} },
	});
	const { json } = await world.execute([ann!], approve());
	expect(world.steps()).toEqual(['PUT', 'GET', 'approved', 'approved']);
	expect(json[0]?.verified).toBe(true);
});

it('of two contradicting changes only the last is sent and read back', async () => {
	const [ann] = add(1);
	const rows = ['approve', 'deny'].map((action) => ({ ...ann, action }));
	const { json } = await world.execute(rows, approve({}, { action: '={{ $json.action }}' }));
	expect(world.steps()).toEqual(['PUT', 'GET']);
	expect(json.map(({ status, verified, skipped }) => [status, verified, skipped])).toEqual([
		[undefined, undefined, true],
		['denied', true, undefined],
	]);
});

it('an occurrence, and then the whole series: each is told as it was made, and the last one stays', async () => {
	const SERIES = '85200000724';
	world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants(SERIES, [
		{ id: 'annsID', email: 'ann@example.com' },
		{ id: 'bobsID', email: 'bob@example.com' },
	]);
	const emails = ['ann@example.com', 'bob@example.com'];
	const rows = [
		...emails.map((email) => ({ email, action: 'deny', occurrence: '1700000000001' })),
		...emails.map((email) => ({ email, action: 'approve', occurrence: '' })),
	];
	const { json } = await world.execute(
		rows,
		{
			...approve({}, { action: '={{ $json.action }}' }),
			meetingId: byId(SERIES),
			occurrenceId: byId('={{ $json.occurrence }}'),
		},
		carryOn,
	);
	const inZoom = world.sandbox.meeting(SERIES).registrants;
	expect(inZoom.map(({ status, occurrenceStatus }) => [status, occurrenceStatus])).toEqual([
		['approved', {}],
		['approved', {}],
	]);
	expect(world.puts().map(({ query }) => query.occurrence_id)).toEqual([
		'1700000000001',
		undefined,
	]);
	expect(json.map(({ success }) => success)).toEqual([true, true, true, true]);
});

describe('without the scope for lists', () => {
	const meetings = Array.from({ length: 5 }, (_, n) => String(85200000730 + n));
	const rows = meetings.flatMap((meeting) =>
		['a', 'b'].map((name) => ({ meeting, email: `${name}${meeting}@example.com` })),
	);
	const ofEach = (options: INodeParameters = {}) => ({
		...approve(options),
		meetingId: byId('={{ $json.meeting }}'),
	});

	beforeEach(() => {
		world.revokeScopes(/list_registrants/);
		for (const meeting of meetings) {
			world.sandbox.addMeeting({ id: meeting });
			const people = ['a', 'b'].map((name) => ({
				id: `${name}${meeting}`,
				email: `${name}${meeting}@example.com`,
			}));
			world.sandbox.addRegistrants(meeting, people);
		}
	});

	it('it is noted, and asked for once', async () => {
		const { json } = await world.execute(rows, ofEach());
		expect(world.steps().sort()).toEqual(['PUT', 'PUT', 'PUT', 'PUT', 'PUT', 'approved']);
		for (const { success, status, verified, note } of json) {
			expect([success, status, verified]).toEqual([true, undefined, undefined]);
			expect(note).toBe(
				"Zoom accepted the change. Not checked, because the registrants couldn't be read: The Zoom app is missing a scope: meeting:read:list_registrants",
			);
		}
	});

	it('Always fails, and says what was not checked', async () => {
		const { json } = await world.execute(rows, ofEach({ verifyResult: 'always' }), carryOn);
		expect(world.steps().sort()).toEqual(['PUT', 'PUT', 'PUT', 'PUT', 'PUT', 'approved']);
		for (const { success, error } of json) {
			expect(success).toBe(false);
			expect(error).toContain(
				"Zoom accepted the change. Not checked, because the registrants couldn't be read: The Zoom app is missing a scope: meeting:read:list_registrants",
			);
		}
	});
});

describe('an ID with somebody else’s e-mail', () => {
	it('that Zoom goes by fails, and says who was changed', async () => {
		const [ann] = add(1);
		const { json } = await world.execute(
			[{ id: ann?.id, email: 'bob@example.com' }],
			approve(),
			carryOn,
		);
		expect(json[0]?.error).toBe(
			`${ann?.id} is guest1@example.com in meeting 85200000721, not bob@example.com; guest1@example.com is now approved [item 0]`,
		);
		expect(json[0]).not.toHaveProperty('status');
	});
});

describe('somebody whom no list has after the change', () => {
	beforeEach(() => {
		const answer = { status: 200, body: { registrants: [], next_page_token: '' } };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 99, answer });
	});
	const cancel = (verifyResult: string, action = 'cancel') =>
		approve({ bodyFormat: 'json', verifyResult }, { action });

	it('may have been cancelled, so it is a success with a note and without a status', async () => {
		const [ann] = add(1, { status: 'approved' });
		const { json } = await world.execute([ann!], cancel('automatic'));
		expect(json).toEqual([
			{
				...unchecked('cancel', { meetingId: MEETING, registrants: [ann!] }),
				note: `Zoom accepted the change. Not confirmed: Zoom doesn't list ${ann?.id}, guest1@example.com among the denied registrants of meeting 85200000721`,
			},
		]);
	});

	it.each([
		['always', 'cancel', /^Zoom accepted the change\. Not confirmed: Zoom doesn't list /],
		[
			'automatic',
			'deny',
			/^Zoom accepted the change \(deny\), but doesn't show it\. Zoom doesn't list /,
		],
	])('fails with Check Result: %s after %s', async (verifyResult, action, message) => {
		const { json } = await world.execute(
			add(1, { status: 'approved' }),
			cancel(verifyResult, action),
			carryOn,
		);
		expect(json).toEqual([
			{
				success: false,
				error: expect.stringMatching(message),
				details: expect.objectContaining({ action }),
			},
		]);
	});
});

it('what was not accepted is not read back', async () => {
	world.sandbox.addFault({
		match: { method: 'PUT' },
		answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
	});
	await world.execute(add(1), approve(), carryOn);
	expect(world.steps()).toEqual(['PUT']);
});

describe('a result that the node itself failed to read back', () => {
	const accepted = {
		row: { index: 0, itemIndex: 0, registrant: { id: 'a' } },
		type: 'accepted',
	} as const;
	const after = (verifyResult: StatusOptions['verifyResult'], verified?: true) =>
		withoutReading(
			{ verifyResult } as StatusOptions,
			{ ...accepted, ...(verified && { verified }) } as RowResult,
			new Error('boom'),
		);

	it('is a failure with Always, unless it was seen before', () => {
		expect(after('always')).toMatchObject({ type: 'failed', cause: { reason: 'exception' } });
		expect(after('always', true)).toMatchObject({ type: 'accepted', verified: true });
	});

	it('is a success with a note otherwise', () => {
		expect(after('automatic')).toMatchObject({
			type: 'accepted',
			note: expect.stringMatching(/^Zoom accepted the change\. Not checked: .*boom/) as string,
		});
	});
});

it('someone whom Zoom gives by ID without a status is looked for in the list', async () => {
	const [ann] = add(1);
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: `/registrants/${ann?.id}` },
		answer: { status: 200, body: { ...ann, status: '' } },
	});
	const { json } = await world.execute([ann!], approve());
	expect(world.steps()).toEqual(['PUT', 'GET', 'approved']);
	expect(json[0]).toMatchObject({ status: 'approved', verified: true });
});

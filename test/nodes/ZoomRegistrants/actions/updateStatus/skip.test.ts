import type { INodeParameters } from 'n8n-workflow';

import { sentRegistrants } from '../../../../support/multipart';
import { seen } from '../../../../support/statusOutput';
import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000711';
const SERIES = '85200000712';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
	for (const id of [MEETING, SERIES]) {
		world.sandbox.addRegistrants(id, [
			{ id: 'annsID', email: 'ann@example.com', status: 'approved' },
			{ id: 'bobsID', email: 'bob@example.com', status: 'pending' },
			{ id: 'cyrsID', email: 'cyr@example.com', status: 'denied' },
		]);
	}
});

const change = (options: INodeParameters = {}, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: '={{ $json.action ?? "approve" }}',
	registrants: oneRegistrant(),
	options: { ifAlreadyInStatus: 'skip', ...options },
	...more,
});

it('passes over who is approved already, and says so', async () => {
	const rows = [{ id: 'annsID' }, { email: 'BOB@example.com' }];
	const { json } = await world.execute(rows, change());
	expect(world.steps()).toEqual(['pending', 'approved', 'PUT', 'GET']);
	expect(world.puts().map(sentRegistrants)).toEqual([[{ id: 'bobsID', email: 'BOB@example.com' }]]);
	expect(json).toEqual([
		{
			id: 'annsID',
			email: 'ann@example.com',
			success: true,
			meetingId: MEETING,
			action: 'approve',
			status: 'approved',
			verified: true,
			registrants: [{ id: 'annsID', email: 'ann@example.com', skipped: true }],
			skipped: true,
		},
		seen('approve', {
			meetingId: MEETING,
			registrants: [{ id: 'bobsID', email: 'bob@example.com' }],
		}),
	]);
});

it.each(['deny', 'cancel'])(
	'%s passes over who is denied, as Zoom lists both alike',
	async (action) => {
		const { json } = await world.execute([{ id: 'cyrsID', action }], change());
		expect(world.puts()).toEqual([]);
		expect(json[0]).toMatchObject({ success: true, skipped: true });
	},
);

it('everyone skipped sends nothing', async () => {
	await world.execute([{ id: 'annsID' }, { id: 'annsID' }], change({ verifyResult: 'always' }));
	expect(world.steps()).toEqual(['pending', 'approved']);
});

it('of contradicting changes the last counts: skipped only if the list has its status', async () => {
	const rows = [
		{ id: 'bobsID', action: 'approve' },
		{ email: 'bob@example.com', action: 'deny' },
		{ id: 'bobsID', action: 'cancel' },
		{ id: 'annsID', action: 'deny' },
		{ id: 'annsID', action: 'approve' },
	];
	const { json } = await world.execute(rows, change());
	const passedOver = (item: number) =>
		`Not sent, because item ${item} sets a different status for the same registrant.`;
	expect(json.map(({ status, skipped, note }) => [status, skipped, note])).toEqual([
		[undefined, true, passedOver(2)],
		[undefined, true, passedOver(2)],
		['cancelled', undefined, undefined],
		[undefined, true, passedOver(4)],
		['approved', true, undefined],
	]);
	expect(world.puts().map(sentRegistrants)).toEqual([[{ id: 'bobsID', email: 'bob@example.com' }]]);
	expect(world.sandbox.meeting(MEETING).registrants.map(({ status }) => status)).toEqual([
		'approved',
		'denied',
		'denied',
	]);
});

it('after a change of one occurrence the whole series is not taken for unchanged', async () => {
	const rows = [
		{ id: 'annsID', action: 'deny', occurrence: '1700000000001' },
		{ id: 'annsID', action: 'approve', occurrence: '' },
		{ id: 'annsID', action: 'approve', occurrence: '1700000000002' },
	];
	const more = { meetingId: byId(SERIES), occurrenceId: byId('={{ $json.occurrence }}') };
	const { json } = await world.execute(rows, change({}, more), carryOn);
	expect(json.map(({ success }) => success)).toEqual([true, true, true]);
	const ann = world.sandbox.meeting(SERIES).registrants[0];
	expect(ann).toMatchObject({ status: 'approved', occurrenceStatus: {} });
	expect(world.puts().map(({ url }) => url)).toEqual([
		'/v2/meetings/85200000712/registrants/status?occurrence_id=1700000000001',
		'/v2/meetings/85200000712/registrants/status',
		'/v2/meetings/85200000712/registrants/status?occurrence_id=1700000000002',
	]);
});

it('an ID that the list does not have yet is sent all the same', async () => {
	world.sandbox.addFault({
		match: { method: 'GET' },
		times: 3,
		answer: { status: 200, body: { registrants: [], next_page_token: '' } },
	});
	const { json } = await world.execute([{ id: 'bobsID' }], change());
	expect(json[0]).toMatchObject({ success: true });
	expect(world.puts()).toHaveLength(1);
});

it('gives the join link of those skipped as well', async () => {
	const { json } = await world.execute([{ id: 'annsID' }], change({ returnJoinUrl: true }));
	expect(json[0]).toMatchObject({ skipped: true, joinUrl: expect.stringContaining('https://') });
});

it('one item of several registrants is skipped only when all of them are', async () => {
	const registrants = {
		registrant: [
			{ id: 'annsID', email: '' },
			{ id: 'bobsID', email: '' },
		],
	};
	const { json } = await world.execute([{}], change({}, { registrants }));
	expect(json[0]).toMatchObject({
		skipped: false,
		registrants: [
			{ id: 'annsID', email: 'ann@example.com', skipped: true },
			{ id: 'bobsID', email: 'bob@example.com' },
		],
	});
});

describe("An ID with somebody else's email", () => {
	it.each([
		['annsID', 'ann@example.com', 'bob@example.com'],
		['bobsID', 'bob@example.com', 'ann@example.com'],
	])('fails before anything is sent, whatever status the ID has: %s.', async (id, own, email) => {
		const { json } = await world.execute([{ id, email }], change(), carryOn);
		expect(json).toEqual([
			{
				success: false,
				error: `${id} is ${own} in meeting 85200000711, not ${email} [item 0]`,
				details: expect.objectContaining({
					description: 'Correct the ID or the email, or leave one of them empty.',
				}),
			},
		]);
		expect(world.steps()).toEqual(['pending', ...(id === 'annsID' ? ['approved'] : [])]);
	});

	it('takes the place of no other item.', async () => {
		const rows = [
			{ id: 'bobsID', action: 'approve' },
			{ email: 'cyr@example.com', action: 'approve' },
			{ id: 'bobsID', email: 'cyr@example.com', action: 'deny' },
		];
		const { json } = await world.execute(rows, change(), carryOn);
		expect(json.map(({ success, skipped }) => [success, skipped])).toEqual([
			[true, undefined],
			[true, undefined],
			[false, undefined],
		]);
		expect(world.puts().map(sentRegistrants)).toEqual([
			[
				{ id: 'bobsID', email: 'bob@example.com' },
				{ id: 'cyrsID', email: 'cyr@example.com' },
			],
		]);
	});
});

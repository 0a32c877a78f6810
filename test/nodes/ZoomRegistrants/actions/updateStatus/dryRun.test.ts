import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000771';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [
		{ id: 'annsID', email: 'ann@example.com', status: 'approved' },
		{ id: 'bobsID', email: 'bob@example.com', status: 'pending' },
	]);
});

const dryRun = (options: INodeParameters = {}, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options: { dryRun: true, ...options },
	...more,
});

const rows = [{ id: 'annsID' }, { email: 'BOB@example.com' }, { email: 'typo@example.con' }];
const unchanged = () =>
	world.sandbox.meeting(MEETING).registrants.map(({ status, sends }) => [status, sends]);

afterEach(() => {
	expect(world.apiRequests().filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(unchanged()).toEqual([
		['approved', 0],
		['pending', 0],
	]);
});

it('A dry run says for each registrant what would happen, with ID and email on top of an item about one.', async () => {
	const { json } = await world.execute(rows, dryRun(), carryOn);
	expect(json).toEqual([
		{
			id: 'annsID',
			email: 'ann@example.com',
			dryRun: true,
			meetingId: MEETING,
			action: 'approve',
			registrants: [
				{ id: 'annsID', email: 'ann@example.com', currentStatus: 'approved', wouldBeSent: true },
			],
		},
		{
			id: 'bobsID',
			email: 'BOB@example.com',
			dryRun: true,
			meetingId: MEETING,
			action: 'approve',
			registrants: [
				{ id: 'bobsID', email: 'BOB@example.com', currentStatus: 'pending', wouldBeSent: true },
			],
		},
		expect.objectContaining({
			success: false,
			error: 'typo@example.con is not among the registrants of meeting 85200000771 [item 2]',
		}),
	]);
});

it('with Skip says who would be left alone', async () => {
	const { json } = await world.execute(rows, dryRun({ ifAlreadyInStatus: 'skip' }), carryOn);
	expect(json[0]?.registrants).toEqual([
		{
			id: 'annsID',
			email: 'ann@example.com',
			currentStatus: 'approved',
			wouldBeSent: false,
		},
	]);
	expect(json[1]?.registrants).toEqual([expect.objectContaining({ wouldBeSent: true })]);
});

it('with everything else switched on still sends no change', async () => {
	const options = { verifyResult: 'always', returnJoinUrl: true, lookUpByEmail: true };
	const { json } = await world.execute(rows.slice(0, 2), dryRun(options));
	expect(json.map((item) => item.dryRun)).toEqual([true, true]);
});

it('A dry run about several registrants has nobody on top.', async () => {
	const registrants = { registrant: [{ id: 'annsID' }, { id: 'bobsID' }] };
	const { json } = await world.execute([{}], dryRun({}, { registrants }));
	expect(json).toEqual([
		{
			dryRun: true,
			meetingId: MEETING,
			action: 'approve',
			registrants: [
				{ id: 'annsID', email: 'ann@example.com', currentStatus: 'approved', wouldBeSent: true },
				{ id: 'bobsID', email: 'bob@example.com', currentStatus: 'pending', wouldBeSent: true },
			],
		},
	]);
});

describe('A dry run of everyone with a status', () => {
	const everyone = (more: INodeParameters = {}) =>
		dryRun({}, { applyTo: 'everyone', currentStatus: 'pending', ...more });

	it('has one item per registrant, linked to the item that asked.', async () => {
		const { json, items } = await world.execute(
			[{ action: 'approve' }, { action: 'deny' }],
			everyone({ action: '={{ $json.action }}', currentStatus: 'approved' }),
			carryOn,
		);
		expect(json).toEqual([
			{
				success: false,
				error:
					"Current Status: registrants who are approved won't change with the action approve [item 0]",
				details: { description: 'Choose a different status or action.' },
			},
			{
				id: 'annsID',
				email: 'ann@example.com',
				dryRun: true,
				meetingId: MEETING,
				action: 'deny',
				registrants: [
					{ id: 'annsID', email: 'ann@example.com', currentStatus: 'approved', wouldBeSent: true },
				],
			},
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(world.apiRequests().map(({ query }) => query.status)).toEqual(['approved']);
	});

	it('that nobody has says so, and claims neither a success nor a status.', async () => {
		const { json } = await world.execute(
			[{}],
			everyone({ action: 'approve', currentStatus: 'denied' }),
		);
		expect(json).toEqual([
			{
				dryRun: true,
				meetingId: MEETING,
				action: 'approve',
				count: 0,
				registrants: [],
				note: 'There are no denied registrants in meeting 85200000771, so nothing was sent.',
			},
		]);
	});
});

it('an ID that is not in the list fails', async () => {
	const { json } = await world.execute([{ id: 'nobody' }], dryRun(), carryOn);
	expect(json[0]?.error).toContain('nobody is not among the registrants');
});

it("an ID with somebody else's email fails", async () => {
	const row = { id: 'annsID', email: 'bob@example.com' };
	const { json } = await world.execute([row], dryRun(), carryOn);
	expect(json[0]?.error).toBe(
		'annsID is ann@example.com in meeting 85200000771, not bob@example.com [item 0]',
	);
});

it('a list that cannot be read is a failure, not a plan', async () => {
	world.revokeScopes(/./);
	const { json } = await world.execute(rows, dryRun(), carryOn);
	expect(json.map(({ success }) => success)).toEqual([false, false, false]);
	expect(json[0]?.error).toContain('is missing a scope');
});

import type { INodeParameters } from 'n8n-workflow';

import { seen, unchecked } from '../../../../support/statusOutput';
import { VIRTUAL_START } from '../../../../support/virtualClock';
import { byId, oneRegistrant, useWorld } from '../../../../support/world';

const MEETING = '85200000741';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [
		{ id: 'annsID', email: 'ann@example.com' },
		{ id: 'bobsID', email: 'bob@example.com' },
	]);
});

const approve = (options: INodeParameters = {}, more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	registrants: oneRegistrant(),
	options: { returnJoinUrl: true, ...options },
	...more,
});

const rows = [{ id: 'annsID' }, { email: 'BOB@example.com' }];

it('gives each approved registrant their own link, with one look', async () => {
	const { json } = await world.execute(rows, approve({ verifyResult: 'never' }));
	expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied']);
	for (const item of json) {
		expect(item.joinUrl).toMatch(/^https:\/\/us02web\.zoom\.us\/w\/85200000741\?tk=/);
	}
	expect(json[0]?.joinUrl).not.toBe(json[1]?.joinUrl);
});

it('is not there, not even empty, unless it is asked for', async () => {
	const { json } = await world.execute(rows, approve({ returnJoinUrl: false }));
	expect(json).toHaveLength(2);
	for (const item of json) {
		expect(item.success).toBe(true);
		expect(Object.keys(item)).not.toContain('joinUrl');
		const [registrant] = item.registrants as object[];
		expect(Object.keys(registrant ?? {})).not.toContain('joinUrl');
	}
});

it('of several registrants in one item is with each of them', async () => {
	const registrants = {
		registrant: [
			{ id: 'annsID', email: '' },
			{ id: 'bobsID', email: '' },
		],
	};
	const { json } = await world.execute([{}], approve({}, { registrants }));
	expect(json[0]?.registrants).toEqual([
		{ id: 'annsID', email: 'ann@example.com', joinUrl: expect.stringContaining('https://') },
		{ id: 'bobsID', email: 'bob@example.com', joinUrl: expect.stringContaining('https://') },
	]);
	expect(json[0]).not.toHaveProperty('joinUrl');
});

it.each(['deny', 'cancel'])('is not asked for after %s', async (action) => {
	await world.execute(rows, approve({ verifyResult: 'never' }, { action }));
	expect(world.steps()).toEqual(['PUT']);
});

it('shares its reading with the check of the result', async () => {
	const { json } = await world.execute(rows, approve());
	expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied']);
	expect(json[0]).toMatchObject({ verified: true, joinUrl: expect.any(String) });
});

it('is waited for while the list lags', async () => {
	world.sandbox.addFault({
		match: { method: 'GET' },
		times: 3,
		answer: { status: 200, body: { registrants: [], next_page_token: '' } },
	});
	const { json } = await world.execute(rows, approve());
	expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied', 'approved']);
	expect(json[0]?.joinUrl).toEqual(expect.any(String));
});

it('that does not come leaves the change a success, with a note, after a bounded wait', async () => {
	world.sandbox.switches.joinUrlLagReads = 10;
	const { json } = await world.execute(rows, approve());
	expect(world.clock.now() - VIRTUAL_START).toBe(10_000);
	expect(world.steps()).toEqual(['PUT', 'approved', 'pending', 'denied', 'approved', 'approved']);
	expect(json[0]).toEqual({
		...seen('approve', {
			meetingId: MEETING,
			registrants: [{ id: 'annsID', email: 'ann@example.com' }],
		}),
		note: "Zoom accepted the change, but doesn't show the join link yet.",
	});
	expect(world.puts()).toHaveLength(1);
});

it('that may not be read leaves the change a success, with a note', async () => {
	world.revokeScopes(/list_registrants|read:registrant/);
	const { json } = await world.execute(rows, approve());
	expect(json[0]).toMatchObject({
		success: true,
		note: expect.stringContaining("Not checked, because the registrants couldn't be read"),
	});
	expect(json[0]).not.toHaveProperty('status');
	expect(json[0]).not.toHaveProperty('verified');
});

describe('that is wanted of somebody whom Zoom left as they were', () => {
	beforeEach(() => {
		world.sandbox.switches.statusChange = 'ignore204';
	});

	it.each(['automatic', 'always'])(
		'leaves the change a failure with Check Result: %s',
		async (verifyResult) => {
			const { json } = await world.execute(rows, approve({ bodyFormat: 'json', verifyResult }), {
				onError: 'continueRegularOutput',
			});
			for (const item of json) {
				expect(item).toMatchObject({
					success: false,
					error: expect.stringMatching(
						/^Zoom accepted the change \(approve\), but doesn't show it\. Zoom lists .* as pending/,
					),
				});
				expect(item).not.toHaveProperty('note');
			}
		},
	);

	it('is noted as missing with Never, without a status', async () => {
		const { json } = await world.execute([{ id: 'annsID' }], approve({ verifyResult: 'never' }));
		expect(json).toEqual([
			unchecked('approve', {
				meetingId: MEETING,
				registrants: [{ id: 'annsID' }],
				note: "Zoom accepted the change, but doesn't show the join link yet.",
			}),
		]);
	});
});

it('with Never says why nothing was read, rather than that Zoom has no link', async () => {
	world.revokeScopes(/list_registrants|read:registrant/);
	const { json } = await world.execute(rows, approve({ verifyResult: 'never' }));
	expect(json.map(({ note }) => note)).toEqual(
		Array(2).fill(
			"Zoom accepted the change. Not checked, because the registrants couldn't be read: The Zoom app is missing a scope: meeting:read:list_registrants",
		),
	);
});

it.each(['never', 'automatic'])(
	'makes no success of what Zoom refused, though the person has a link already (%s)',
	async (verifyResult) => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'cyrsID', email: 'cyr@example.com', status: 'approved' },
		]);
		world.sandbox.addFault({
			match: { method: 'PUT' },
			answer: { status: 400, body: { code: 3003, message: 'Not meeting host.' } },
		});
		const { json } = await world.execute([{ id: 'cyrsID' }], approve({ verifyResult }), {
			onError: 'continueRegularOutput',
		});
		expect(json[0]).toMatchObject({
			success: false,
			error: "This credential's Zoom user isn't the host of meeting 85200000741 [item 0]",
		});
		expect(json[0]).not.toHaveProperty('joinUrl');
		expect(world.steps()).toEqual(['PUT']);
	},
);

import type { IDataObject } from 'n8n-workflow';

import { byId, carryOn, oneRegistrant, useWorld } from '../../support/world';

const MEETING = '85200000001';
const NO_IDS = "Zoom's response didn't contain an ID for each registrant in its list";

const world = useWorld(({ sandbox }) => {
	sandbox.addMeeting({ id: MEETING });
	sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com', status: 'pending' }]);
});

/** The lists that are read next hold only an entry without an ID, or what looks like none. */
function listHoldsOnly(entry: unknown, times: number): void {
	world.sandbox.addFault({
		match: { method: 'GET', pathIncludes: '/registrants?' },
		times,
		answer: { status: 200, body: { registrants: [entry], next_page_token: '' } },
	});
}

const withoutId = { email: 'bob@example.com', status: 'pending' };

it.each<[string, IDataObject]>([
	['no ID', withoutId],
	['an empty ID', { ...withoutId, id: '' }],
	['an ID that is an object', { ...withoutId, id: {} }],
])('Get Many has an entry with %s, too', async (_, entry) => {
	listHoldsOnly(entry, 1);
	const { json } = await world.execute([{}], {
		operation: 'getAll',
		meetingId: byId(MEETING),
		status: 'pending',
	});
	expect(json).toEqual([{ email: 'bob@example.com', status: 'pending', meetingId: MEETING }]);
});

it.each(['get', 'delete'])(
	'%s says that the list cannot tell, not that somebody is missing',
	async (operation) => {
		listHoldsOnly(withoutId, 3);
		const registrantId = { __rl: true, mode: 'email', value: 'carl@example.com' };
		const { json } = await world.execute(
			[{}],
			{ operation, meetingId: byId(MEETING), registrantId },
			carryOn,
		);
		expect(json[0]?.error).toContain(NO_IDS);
		expect(world.steps()).not.toContain('DELETE');
	},
);

describe('Update Status', () => {
	const approve = (options: IDataObject = {}) => ({
		meetingId: byId(MEETING),
		action: 'approve',
		registrants: oneRegistrant('', '={{ $json.email }}'),
		options: options as Record<string, string | boolean>,
	});

	it('does not say of somebody refused that they are not among the registrants', async () => {
		listHoldsOnly(withoutId, 3);
		const { json } = await world.execute([{ email: 'carl@example.com' }], approve(), carryOn);
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).not.toContain('is not among the registrants');
	});

	it('does not say so before it sends, either', async () => {
		listHoldsOnly(withoutId, 3);
		const { json } = await world.execute(
			[{ email: 'carl@example.com' }],
			approve({ lookUpByEmail: true }),
			carryOn,
		);
		expect(json[0]?.error).toContain(NO_IDS);
		expect(world.steps()).not.toContain('PUT');
	});

	it('says of somebody accepted that the list cannot tell', async () => {
		listHoldsOnly(withoutId, 1000);
		const { json } = await world.execute([{ email: 'ann@example.com' }], approve(), carryOn);
		expect(json[0]).toMatchObject({
			success: true,
			note: `Zoom accepted the change. Not checked, because the registrants couldn't be read: ${NO_IDS}`,
		});
		expect(json[0]?.status).toBeUndefined();
	});
});

it('Create Many adds nobody twice whom such a list may have', async () => {
	world.sandbox.addFault({ match: { method: 'POST' }, drop: 'after' });
	listHoldsOnly(withoutId, 1000);
	const { json } = await world.execute(
		[{ email: 'new@example.com' }],
		{
			operation: 'createMany',
			meetingId: byId(MEETING),
			email: '={{ $json.email }}',
			firstName: 'New',
		},
		carryOn,
	);
	expect(world.steps().filter((one) => one === 'POST')).toHaveLength(1);
	expect(json[0]?.error).toContain("Couldn't reach Zoom");
});

import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000501';
const WEBINAR = '93300000501';
const SERIES = '85200000502';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addMeeting({ id: WEBINAR, type: 5 });
	world.sandbox.addMeeting({
		id: SERIES,
		registrationType: 2,
		occurrences: ['1700000000001', '1700000000002'],
	});
	for (const id of [MEETING, WEBINAR, SERIES]) {
		world.sandbox.addRegistrants(id, [
			{ id: 'annsID', email: 'ann@example.com' },
			{ id: 'bobsID', email: 'bob@example.com', status: 'denied' },
		]);
	}
});

const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

const remove = (registrantId: INodeParameters | string, more: INodeParameters = {}) => ({
	operation: 'delete',
	meetingId: byId(MEETING),
	registrantId: typeof registrantId === 'string' ? byId(registrantId) : registrantId,
	...more,
});

const deletes = () => world.sent().filter((one) => one.startsWith('DELETE'));
const left = (id = MEETING) => world.sandbox.meeting(id).registrants.map((one) => one.id);

it('A deletion by ID is one request, and one that looks whether the person is gone; the output names both.', async () => {
	const { json, items } = await world.execute([{}], remove('annsID'));
	expect(world.sent()).toEqual([
		'DELETE /v2/meetings/85200000501/registrants/annsID',
		'GET /v2/meetings/85200000501/registrants/annsID',
	]);
	expect(world.apiRequests()[0]?.rawBody.length).toBe(0);
	expect(json).toEqual([{ id: 'annsID', meetingId: '85200000501', deleted: true }]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
	expect(left()).toEqual(['bobsID']);
});

it('A deletion of a webinar registrant goes to the webinar, and the output has its ID.', async () => {
	const { json } = await world.execute(
		[{}],
		remove('annsID', { resource: 'webinarRegistrant', webinarId: byId(WEBINAR) }),
	);
	expect(world.sent()).toEqual([
		'DELETE /v2/webinars/93300000501/registrants/annsID',
		'GET /v2/webinars/93300000501/registrants/annsID',
	]);
	expect(json).toEqual([{ id: 'annsID', webinarId: '93300000501', deleted: true }]);
});

it('A deletion from one occurrence leaves the others, and the output names the occurrence.', async () => {
	const more = { meetingId: byId(SERIES), occurrenceId: byId('1700000000002') };
	const { json } = await world.execute([{}], remove('annsID', more));
	expect(json).toEqual([
		{ id: 'annsID', meetingId: SERIES, occurrenceId: '1700000000002', deleted: true },
	]);
	expect(world.sent()).toEqual([
		'DELETE /v2/meetings/85200000502/registrants/annsID?occurrence_id=1700000000002',
		...['pending', 'approved', 'denied'].map(
			(status) =>
				`GET /v2/meetings/85200000502/registrants?status=${status}&page_size=300&occurrence_id=1700000000002`,
		),
	]);
	expect(world.sandbox.meeting(SERIES).registrants[0]?.occurrenceIds).toEqual(['1700000000001']);
	expect(world.sandbox.state.oddities).toEqual([]);
});

it('an occurrence by an expression that finds nothing deletes nobody', async () => {
	const more = { meetingId: byId(SERIES), occurrenceId: byId('={{ $json.occurence }}') };
	const { json } = await world.execute([{}], remove('annsID', more), carryOn);
	expect(json[0]?.error).toContain('The Occurrence expression returned no');
	expect(world.sent()).toEqual([]);
});

it.each(['.', '..', '. .', 'questions', 'status'])(
	'an ID that would delete something else is refused: %s',
	async (id) => {
		const { json } = await world.execute([{}], remove(id), carryOn);
		expect(json[0]?.success).toBe(false);
		expect(json[0]?.error).toContain("isn't a registrant ID");
		expect(world.sandbox.requests).toEqual([]);
	},
);

it("the meeting's own ID is not a registrant's", async () => {
	const { json } = await world.execute([{}], remove('852 0000 0501'), carryOn);
	expect(json[0]?.error).toBe(
		'Registrant: ID 85200000501 belongs to the meeting, not to a registrant [item 0]',
	);
	expect(world.sent()).toEqual([]);
});

describe('A deletion by email', () => {
	it('finds the person in any capitals and any status, deletes by ID, and the output has both.', async () => {
		const { json } = await world.execute([{}], remove(byEmail('BOB@Example.com')));
		expect(world.steps()).toEqual(['pending', 'approved', 'denied', 'DELETE', 'GET']);
		expect(deletes()).toEqual(['DELETE /v2/meetings/85200000501/registrants/bobsID']);
		expect(json).toEqual([
			{ id: 'bobsID', email: 'BOB@Example.com', meetingId: MEETING, deleted: true },
		]);
	});

	it('reads the list once for a hundred people of one meeting.', async () => {
		const guests = world.sandbox.addRegistrants(MEETING, 100);
		const rows = Array.from({ length: 100 }, (_, n) => ({ email: `Guest${n + 3}@example.com` }));
		const { json } = await world.execute(rows, remove(byEmail('={{ $json.email }}')));
		expect(world.sent()).toHaveLength(3 + 100 + 100);
		expect(json).toEqual(
			guests.map(({ id }, n) => ({
				id,
				email: `Guest${n + 3}@example.com`,
				meetingId: MEETING,
				deleted: true,
			})),
		);
		expect(left()).toEqual(['annsID', 'bobsID']);
	});

	it('happens once for a person in several items, and every item names who is deleted.', async () => {
		const rows = ['ann@example.com', 'ANN@example.com', 'annsID', 'ann@example.com'];
		const { json } = await world.execute(
			rows.map((who) => ({ who })),
			remove('={{ $json.who }}'),
			carryOn,
		);
		expect(deletes()).toHaveLength(1);
		const about = { id: 'annsID', meetingId: MEETING, deleted: true };
		expect(json).toEqual([
			{ ...about, email: 'ann@example.com' },
			{ ...about, email: 'ann@example.com' },
			about,
			{ ...about, email: 'ann@example.com' },
		]);
	});

	it('fails for someone who is not registered, and the others are deleted.', async () => {
		const rows = ['typo@example.con', 'ann@example.com'];
		const { json } = await world.execute(
			rows.map((who) => ({ who })),
			remove('={{ $json.who }}'),
			carryOn,
		);
		expect(json[0]?.error).toContain('typo@example.con is not among the registrants');
		expect(json[1]).toEqual({
			id: 'annsID',
			email: 'ann@example.com',
			meetingId: MEETING,
			deleted: true,
		});
	});
});

describe('faults', () => {
	it('A fault after Zoom deleted the person is no failure.', async () => {
		world.sandbox.addFault({ match: { method: 'DELETE' }, drop: 'after' });
		const { json } = await world.execute([{}], remove('annsID'), carryOn);
		expect(json).toEqual([{ id: 'annsID', meetingId: MEETING, deleted: true }]);
		expect(left()).toEqual(['bobsID']);
	});

	it('After a fault before Zoom deleted the person, the deletion is tried again.', async () => {
		const answer = { status: 503, body: { code: 503, message: 'Busy' } };
		world.sandbox.addFault({ match: { method: 'DELETE' }, answer });
		const { json } = await world.execute([{}], remove('annsID'), carryOn);
		expect(json).toEqual([{ id: 'annsID', meetingId: MEETING, deleted: true }]);
		expect(left()).toEqual(['bobsID']);
	});

	it('an ID that was never there is a failure', async () => {
		const { json } = await world.execute([{}], remove('nobody'), carryOn);
		expect(json[0]?.error).toContain(
			"Zoom doesn't recognize this registrant of meeting 85200000501",
		);
	});

	it('a missing scope is asked for once', async () => {
		world.revokeScopes(/./);
		const rows = Array.from({ length: 50 }, (_, n) => ({ id: `someone${n}` }));
		const { json } = await world.execute(rows, remove('={{ $json.id }}'), carryOn);
		expect(world.sent()).toHaveLength(1);
		expect(json[49]?.error).toContain('is missing a scope: meeting:delete:registrant');
	});
});

describe('Zoom says yes', () => {
	const yes = { match: { method: 'DELETE' }, times: 99, answer: { status: 204, body: '' } };

	it('without deleting anybody: the item fails, and says that they are still there', async () => {
		world.sandbox.addFault(yes);
		const { json } = await world.execute([{}], remove('annsID'), carryOn);
		expect(json[0]?.error).toBe(
			'Zoom accepted the deletion, but still has annsID among the registrants of meeting 85200000501 [item 0]',
		);
		expect(world.sent().map((one) => one.split(' ')[0])).toEqual(['DELETE', 'GET', 'GET', 'GET']);
	});

	it('and nothing can be read: the output says that it was not checked, and not that anyone is deleted.', async () => {
		const lacks = { code: 4711, message: 'Invalid access token, does not contain scopes:[a].' };
		world.sandbox.addFault({
			match: { method: 'GET' },
			times: 99,
			answer: { status: 400, body: lacks },
		});
		const { json } = await world.execute([{}], remove('annsID'), carryOn);
		expect(json).toEqual([
			{
				id: 'annsID',
				meetingId: MEETING,
				success: true,
				note: "Zoom accepted the deletion of annsID, but the registrants of meeting 85200000501 can't be read to check it.",
			},
		]);
	});
});

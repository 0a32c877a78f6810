import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000401';
const WEBINAR = '93300000401';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING, occurrences: ['1700000000001'] });
	world.sandbox.addMeeting({ id: WEBINAR, type: 9, occurrences: ['1700000000001'] });
	for (const id of [MEETING, WEBINAR]) {
		world.sandbox.addRegistrants(id, [
			{ id: 'annsID', email: 'Ann@example.com', status: 'approved', language: 'de-DE' },
			{ id: 'bobsID', email: 'bob@example.com', status: 'denied' },
		]);
	}
});

const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

const get = (registrantId: INodeParameters | string, more: INodeParameters = {}) => ({
	operation: 'get',
	meetingId: byId(MEETING),
	registrantId: typeof registrantId === 'string' ? byId(registrantId) : registrantId,
	...more,
});

const urls = () => world.apiRequests().map(({ url }) => url);

it('by ID is one request', async () => {
	const { json, items } = await world.execute([{}], get('annsID'));
	expect(urls()).toEqual(['/v2/meetings/85200000401/registrants/annsID']);
	expect(json).toEqual([
		{
			id: 'annsID',
			email: 'Ann@example.com',
			firstName: 'Ann',
			status: 'approved',
			joinUrl: expect.stringContaining('https://'),
			createTime: expect.any(String),
			participantPinCode: expect.any(String),
			meetingId: MEETING,
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it('an ID with unusual characters stays in its place', async () => {
	world.sandbox.addRegistrants(MEETING, [{ id: 'a/b+c==?x', email: 'odd@example.com' }]);
	const { json } = await world.execute([{}], get('a/b+c==?x'));
	expect(urls()).toEqual(['/v2/meetings/85200000401/registrants/a%2Fb%2Bc%3D%3D%3Fx']);
	expect(json[0]?.email).toBe('odd@example.com');
});

it.each(['.', '..', '../..', 'questions', 'status'])(
	'an ID that would lead somewhere else is refused: %s',
	async (id) => {
		const { json } = await world.execute([{}], get(id), carryOn);
		expect(json[0]?.success).toBe(false);
		expect(world.sandbox.requests).toEqual([]);
	},
);

it('of a meeting names no occurrence, of a webinar does', async () => {
	const occurrenceId = byId('1700000000001');
	await world.execute([{}], get('annsID', { occurrenceId }));
	const { json } = await world.execute(
		[{}],
		get('annsID', { resource: 'webinarRegistrant', webinarId: byId(WEBINAR), occurrenceId }),
	);
	expect(urls()).toEqual([
		'/v2/meetings/85200000401/registrants/annsID',
		'/v2/webinars/93300000401/registrants/annsID?occurrence_id=1700000000001',
	]);
	expect(json[0]).toMatchObject({
		language: 'de-DE',
		webinarId: WEBINAR,
		occurrenceId: '1700000000001',
	});
});

it('by e-mail in other capitals and any status reads the list until the person is found', async () => {
	const { json } = await world.execute([{}], get(byEmail(' ANN@EXAMPLE.com ')));
	expect(world.apiRequests().map(({ query }) => query.status)).toEqual(['pending', 'approved']);
	expect(json[0]).toMatchObject({ id: 'annsID', status: 'approved', meetingId: MEETING });
});

it('a hundred people by e-mail read the list once', async () => {
	world.sandbox.addRegistrants(MEETING, 100);
	const rows = Array.from({ length: 100 }, (_, n) => ({ email: `GUEST${n + 3}@example.com` }));
	const { json } = await world.execute(rows, get(byEmail('={{ $json.email }}')), carryOn);
	expect(urls()).toHaveLength(3);
	expect(json.filter(({ success }) => success === false)).toEqual([]);
	expect(new Set(json.map(({ id }) => id)).size).toBe(100);
});

it('without Simplify gives what Zoom sent', async () => {
	const { json } = await world.execute([{}], get('annsID', { simplify: false }));
	expect(json[0]).toMatchObject({ id: 'annsID', first_name: 'Ann', custom_questions: [] });
});

describe('what goes wrong', () => {
	it("an ID that Zoom doesn't recognize fails its item only", async () => {
		const rows = [{ id: 'nobody' }, { id: 'bobsID' }];
		const { json } = await world.execute(rows, get('={{ $json.id }}'), carryOn);
		expect(json[0]?.error).toContain(
			"Zoom doesn't recognize this registrant of meeting 85200000401",
		);
		expect(json[1]?.email).toBe('bob@example.com');
	});

	it('an e-mail that is not there says so', async () => {
		const { json } = await world.execute([{}], get(byEmail('typo@example.con')), carryOn);
		expect(json[0]?.error).toBe(
			'typo@example.con is not among the registrants of meeting 85200000401 [item 0]',
		);
	});

	it.each([
		[byEmail('={{ $json.nothing }}'), 'Registrant is empty'],
		[byEmail('ann'), 'Registrant: "ann" isn\'t an email address'],
		[byId('={{ [1] }}'), "Registrant isn't a valid string"],
	])('%j is named before anything is sent', async (registrantId, message) => {
		const { json } = await world.execute([{}], get(registrantId), carryOn);
		expect(json[0]?.error).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('a list that may not be read does not keep those given by ID from being found', async () => {
		world.revokeScopes(/list_registrants/);
		const rows = [
			{ who: 'Ann@example.com' },
			{ who: 'annsID' },
			{ who: 'bob@example.com' },
			{ who: 'bobsID' },
		];
		const { json } = await world.execute(rows, get('={{ $json.who }}'), carryOn);
		expect(json.map(({ success }) => success)).toEqual([false, undefined, false, undefined]);
		expect(json[2]?.error).toContain('is missing a scope: meeting:read:list_registrants');
		expect(urls()).toEqual([
			'/v2/meetings/85200000401/registrants?status=pending&page_size=300',
			'/v2/meetings/85200000401/registrants/annsID',
			'/v2/meetings/85200000401/registrants/bobsID',
		]);
	});

	it('an answer without a registrant is not one', async () => {
		world.sandbox.addFault({ answer: { status: 200, body: {} } });
		const { json } = await world.execute([{}], get('annsID'), carryOn);
		expect(json[0]?.success).toBe(false);
	});
});

it('an answer without a registrant is no registrant', async () => {
	world.sandbox.addFault({ answer: { status: 200, body: {} } });
	const { json } = await world.execute([{}], get('annsID'), carryOn);
	expect(json).toEqual([
		{
			success: false,
			error: 'Zoom returned no registrant [item 0]',
			details: { description: 'Run this item again.', meetingId: MEETING },
		},
	]);
});

it('an answer about somebody else is not the registrant', async () => {
	const body = { id: 'bobsID', email: 'bob@example.com', status: 'approved' };
	world.sandbox.addFault({ answer: { status: 200, body } });
	const { json } = await world.execute([{}], get('annsID'), carryOn);
	expect(json).toEqual([
		{
			success: false,
			error: 'Zoom returned another registrant (bobsID) for annsID [item 0]',
			details: {
				description: 'Run this item again, or look up the person with Get Many.',
				meetingId: MEETING,
			},
		},
	]);
});

import type { INodeParameters } from 'n8n-workflow';

import { readEvent } from '../../../../../nodes/webhook/event';
import { simplifiedEvent } from '../../../../../nodes/webhook/simplifiedEvent';
import { multipartText, sentRegistrants } from '../../../../support/multipart';
import { byId, carryOn, useWorld } from '../../../../support/world';
import { created, joined } from '../../../../support/zoomEvents';

const MEETING = '85200000801';
const SERIES = '85200000802';
const WEBINAR = '93300000801';

const world = useWorld(({ sandbox }) => {
	sandbox.addMeeting({ id: MEETING });
	sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
	sandbox.addMeeting({ id: WEBINAR, type: 5 });
});

const approve: INodeParameters = { action: 'approve', applyTo: 'input' };

it('From Input accepts the output of Get Many, with nothing mapped.', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	const listed = await world.execute([{}], { operation: 'getAll', meetingId: byId(MEETING) });
	world.sandbox.requests.length = 0;
	const { json } = await world.execute(listed.json, approve);
	expect(world.sent()).toEqual([
		`PUT /v2/meetings/${MEETING}/registrants/status`,
		`GET /v2/meetings/${MEETING}/registrants?status=approved&page_size=300`,
	]);
	expect(multipartText(world.puts()[0] as never)).toContain('name="action"\r\n\r\napprove');
	expect(sentRegistrants(world.puts()[0] as never)).toEqual(
		listed.json.map(({ id, email }) => ({ id, email })),
	);
	expect(json.map(({ status }) => status)).toEqual(['approved', 'approved', 'approved']);
});

describe('From Input accepts the output of Create', () => {
	const create = {
		operation: 'create',
		meetingId: byId(MEETING),
		email: '={{ $json.email }}',
		firstName: 'Ann',
	};
	const people = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];

	it('simplified, where id is the registrant.', async () => {
		const created = await world.execute(people, create);
		expect(created.json.map(({ status }) => status)).toEqual(['pending', 'pending']);
		const { json } = await world.execute(created.json, approve);
		const [ann, bob] = world.sandbox.meeting(MEETING).registrants;
		expect(world.puts().map(sentRegistrants)).toEqual([
			[
				{ id: ann?.id, email: 'ann@example.com' },
				{ id: bob?.id, email: 'bob@example.com' },
			],
		]);
		expect(json.map(({ id, status, verified }) => [id, status, verified])).toEqual([
			[ann?.id, 'approved', true],
			[bob?.id, 'approved', true],
		]);
	});

	it('as Zoom answers, with the meeting beside it: registrant_id is the registrant, and id is not.', async () => {
		const created = await world.execute(people.slice(0, 1), { ...create, simplify: false });
		expect(created.json[0]).toMatchObject({ id: Number(MEETING) });
		const rows = created.json.map((one) => ({ ...one, meetingId: MEETING }));
		const { json } = await world.execute(rows, approve);
		const [ann] = world.sandbox.meeting(MEETING).registrants;
		expect(world.puts().map(sentRegistrants)).toEqual([[{ id: ann?.id }]]);
		expect(json[0]).toMatchObject({ id: ann?.id, status: 'approved', verified: true });
	});

	it('Many.', async () => {
		const created = await world.execute(people, { ...create, operation: 'createMany' });
		await world.execute(created.json, approve);
		expect(world.puts().map(sentRegistrants)).toEqual([
			world.sandbox.meeting(MEETING).registrants.map(({ id, email }) => ({ id, email })),
		]);
	});
});

it('From Input does not take registrantId for an ID, and says what is missing.', async () => {
	const row = { registrantId: 'annsID', meetingId: MEETING };
	const { json } = await world.execute([row], approve, carryOn);
	expect(json[0]?.error).toBe('The input item has no id, and no email [item 0]');
	expect(json[0]?.details).toEqual({
		description:
			'Registrants to Update > From Input expects items as output by the trigger, Get Many, Get, Create or Update Status. For other data, choose Specific Registrants and map the fields.',
	});
	expect(world.apiRequests()).toEqual([]);
});

describe('From Input accepts the output of Update Status', () => {
	it('about one registrant.', async () => {
		world.sandbox.addRegistrants(MEETING, 2, { status: 'pending' });
		const first = await world.execute([{}], {
			action: 'approve',
			applyTo: 'everyone',
			currentStatus: 'pending',
			meetingId: byId(MEETING),
		});
		world.sandbox.requests.length = 0;
		const { json } = await world.execute(first.json, { ...approve, action: 'cancel' });
		const [ann, bob] = world.sandbox.meeting(MEETING).registrants;
		expect(world.puts().map(sentRegistrants)).toEqual([
			[
				{ id: ann?.id, email: 'guest1@example.com' },
				{ id: bob?.id, email: 'guest2@example.com' },
			],
		]);
		expect(json.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
	});

	it('about several registrants, with their occurrence.', async () => {
		const [ann, bob] = world.sandbox.addRegistrants(
			SERIES,
			['ann@example.com', 'bob@example.com'].map((email) => ({ email })),
		);
		const registrants = { registrant: [{ id: ann?.id ?? '' }, { email: 'bob@example.com' }] };
		const first = await world.execute([{}], {
			action: 'approve',
			meetingId: byId(SERIES),
			occurrenceId: byId('1700000000002'),
			registrants,
			options: { lookUpByEmail: true },
		});
		expect(first.json).toHaveLength(1);
		expect(first.json[0]).not.toHaveProperty('id');
		world.sandbox.requests.length = 0;
		const { json } = await world.execute(first.json, { ...approve, action: 'cancel' });
		expect(world.puts().map(({ url }) => url)).toEqual([
			`/v2/meetings/${SERIES}/registrants/status?occurrence_id=1700000000002`,
		]);
		expect(sentRegistrants(world.puts()[0] as never)).toEqual([
			{ id: ann?.id, email: 'ann@example.com' },
			{ id: bob?.id, email: 'bob@example.com' },
		]);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({ success: true, status: 'cancelled', verified: true });
	});

	it('about nobody as an item without a registrant, and sends nothing.', async () => {
		const first = await world.execute([{}], {
			action: 'approve',
			applyTo: 'everyone',
			currentStatus: 'pending',
			meetingId: byId(MEETING),
		});
		world.sandbox.requests.length = 0;
		const { json } = await world.execute(first.json, approve, carryOn);
		expect(json.map(({ error }) => error)).toEqual([
			'The input item has no id, and no email [item 0]',
		]);
		expect(world.apiRequests()).toEqual([]);
	});
});

it('From Input names the row of a list that has a mistake, and sends nothing.', async () => {
	const registrants = [{ id: 'annsID' }, { email: 'b@example.com' }, { id: Number(MEETING) }];
	const { json } = await world.execute([{ meetingId: MEETING, registrants }], approve, carryOn);
	expect(json[0]?.error).toBe(
		`The input item: ID ${MEETING} belongs to the meeting, not to a registrant [item 0]`,
	);
	const broken = [{ id: 'annsID' }, { id: {} }];
	const other = await world.execute(
		[{ meetingId: MEETING, registrants: broken }],
		approve,
		carryOn,
	);
	expect(other.json[0]?.error).toBe(
		"The input item, registrant 2: ID isn't a valid string [item 0]",
	);
	expect(world.apiRequests()).toEqual([]);
});

it('From Input accepts the output of the trigger.', async () => {
	world.sandbox.addRegistrants(MEETING, [
		{ id: '9tboDiHUQAeOnbmudzWa5g', email: 'jill@example.com', status: 'pending' },
	]);
	const registrant = { id: '9tboDiHUQAeOnbmudzWa5g', email: 'jill@example.com' };
	const event = readEvent(created({ ...registrant, status: 'pending' }, { id: Number(MEETING) }));
	if (event.type !== 'registration') throw new Error('The event is not a registration');
	const { json } = await world.execute([simplifiedEvent(event)], approve);
	expect(world.puts().map(({ url }) => url)).toEqual([
		`/v2/meetings/${MEETING}/registrants/status`,
	]);
	expect(sentRegistrants(world.puts()[0] as never)).toEqual([
		{ id: '9tboDiHUQAeOnbmudzWa5g', email: 'jill@example.com' },
	]);
	expect(json[0]).toMatchObject({ status: 'approved', verified: true });
});

it('changes no more than the one occurrence that Create has registered somebody for', async () => {
	const { json } = await world.execute([{}], {
		operation: 'create',
		meetingId: byId(SERIES),
		email: 'ann@example.com',
		firstName: 'Ann',
		additionalFields: { occurrenceIds: ['1700000000002'] },
	});
	await world.execute(json, { ...approve, action: 'cancel' });
	expect(world.puts().map(({ url }) => url)).toEqual([
		`/v2/meetings/${SERIES}/registrants/status?occurrence_id=1700000000002`,
	]);
});

it('changes the occurrence that the input names, and only that', async () => {
	world.sandbox.addRegistrants(SERIES, [{ id: 'annsID', email: 'ann@example.com' }]);
	await world.execute(
		[{ id: 'annsID', email: 'ann@example.com', meetingId: SERIES, occurrenceId: '1700000000002' }],
		approve,
	);
	expect(world.apiRequests().map(({ url }) => url)).toEqual([
		`/v2/meetings/${SERIES}/registrants/status?occurrence_id=1700000000002`,
		`/v2/meetings/${SERIES}/registrants?status=approved&page_size=300&occurrence_id=1700000000002`,
	]);
});

describe('From Input accepts someone who joins', () => {
	/** What the trigger returns for a participant of the meeting. */
	function itemFor(participant: Record<string, unknown>) {
		const event = readEvent(joined(participant, { id: MEETING }));
		return event.type === 'participant' ? simplifiedEvent(event) : {};
	}

	it('as the registrant whom Zoom names, never by the ID of the participant.', async () => {
		const [ann] = world.sandbox.addRegistrants(MEETING, 1, { status: 'pending' });
		const { json } = await world.execute(
			[itemFor({ registrant_id: ann?.id, email: ann?.email })],
			approve,
		);
		expect(world.puts().map(sentRegistrants)).toEqual([[{ id: ann?.id, email: ann?.email }]]);
		expect(json[0]).toMatchObject({ id: ann?.id, status: 'approved', verified: true });
	});

	it('unless Zoom names neither registrant nor email, and then sends nothing.', async () => {
		const caller = { registrant_id: '', email: '', phone_number: '15550100' };
		const { json } = await world.execute([itemFor(caller)], approve, carryOn);
		expect(json[0]?.error).toBe('The input item has no id, and no email [item 0]');
		expect(world.apiRequests()).toEqual([]);
	});
});

it('takes webinars by their own name', async () => {
	const [ann] = world.sandbox.addRegistrants(WEBINAR, 1);
	await world.execute(
		[{ id: ann?.id, email: ann?.email, webinarId: WEBINAR, meetingId: MEETING }],
		{
			...approve,
			resource: 'webinarRegistrant',
		},
	);
	expect(world.apiRequests().map(({ url }) => url)).toEqual([
		`/v2/webinars/${WEBINAR}/registrants/status`,
		`/v2/webinars/${WEBINAR}/registrants/${ann?.id}`,
	]);
});

it.each([
	['recording.registration_created', {}, 'a recording', 'Meeting Registrant'],
	[
		'meeting.registration_created',
		{ resource: 'recordingRegistrant' },
		'a meeting',
		'Recording Registrant',
	],
	[
		'meeting.participant_joined',
		{ resource: 'recordingRegistrant' },
		'a meeting',
		'Recording Registrant',
	],
	['webinar.participant_left', {}, 'a webinar', 'Meeting Registrant'],
])('does not take %s for something else', async (event, parameters, of, resource) => {
	const row = { id: 'annsID', email: 'ann@example.com', meetingId: MEETING, event };
	const { json } = await world.execute([row], { ...approve, ...parameters }, carryOn);
	expect(json[0]?.error).toContain(`The input item is about ${of}`);
	expect(json[0]?.error).toContain(resource);
	expect(world.apiRequests()).toEqual([]);
});

it.each([
	['no meeting', { id: 'annsID' }, 'The input item has no meetingId [item 0]'],
	['nobody', { meetingId: MEETING }, 'The input item has no id, and no email [item 0]'],
	[
		"the meeting's own ID",
		{ meetingId: MEETING, id: Number(MEETING) },
		`The input item: ID ${MEETING} belongs to the meeting, not to a registrant [item 0]`,
	],
	[
		'an empty ID and e-mail',
		{ meetingId: MEETING, id: '', email: ' ' },
		'The input item has no id, and no email [item 0]',
	],
	[
		'a meeting that is none',
		{ meetingId: 'abc', id: 'annsID' },
		'Meeting: "abc" isn\'t a meeting ID [item 0]',
	],
	[
		'an occurrence that lost digits',
		{ meetingId: MEETING, id: 'annsID', occurrenceId: 2 ** 60 },
		'The input item: occurrenceId is a number too large to be exact; enter it as a string [item 0]',
	],
	[
		'half an emoji in an occurrence',
		{ meetingId: MEETING, id: 'annsID', occurrenceId: '17\ud83d' },
		'The input item: occurrenceId contains a broken character, such as half an emoji; remove it [item 0]',
	],
	[
		'an occurrence that is none',
		{ meetingId: MEETING, id: 'annsID', occurrenceId: 'undefined' },
		'The input item has no usable occurrenceId [item 0]',
	],
	[
		'no e-mail address',
		{ meetingId: MEETING, email: 'ann' },
		'The input item: "ann" isn\'t an email address [item 0]',
	],
])('says what is missing, and sends nothing: %s', async (_, row, error) => {
	const { json } = await world.execute([row], approve, carryOn);
	expect(json[0]?.error).toBe(error);
	expect(JSON.stringify(json[0]?.details)).not.toMatch(/row|expression/);
	expect(world.apiRequests()).toEqual([]);
});

import type { INodeParameters } from 'n8n-workflow';

import { multipartText, sentRegistrants } from '../../../../support/multipart';
import { byId, useWorld } from '../../../../support/world';

const MEETING = '85200000801';
const SERIES = '85200000802';
const WEBINAR = '93300000801';

const world = useWorld(({ sandbox }) => {
	sandbox.addMeeting({ id: MEETING });
	sandbox.addMeeting({ id: SERIES, occurrences: ['1700000000001', '1700000000002'] });
	sandbox.addMeeting({ id: WEBINAR, type: 5 });
});

const approve: INodeParameters = { action: 'approve', applyTo: 'input' };
const carryOn = { onError: 'continueRegularOutput' } as const;

it('takes what Get Many gives out, with nothing mapped', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	const listed = await world.update([{}], { operation: 'getAll', meetingId: byId(MEETING) });
	world.sandbox.requests.length = 0;
	const { json } = await world.update(listed.json, approve);
	expect(world.apiRequests().map(({ method, url }) => `${method} ${url}`)).toEqual([
		`PUT /v2/meetings/${MEETING}/registrants/status`,
		`GET /v2/meetings/${MEETING}/registrants?status=approved&page_size=300`,
	]);
	expect(multipartText(world.puts()[0] as never)).toContain('name="action"\r\n\r\napprove');
	expect(sentRegistrants(world.puts()[0] as never)).toEqual(
		listed.json.map(({ id, email }) => ({ id, email })),
	);
	expect(json.map(({ status }) => status)).toEqual(['approved', 'approved', 'approved']);
});

it('takes what Create gives out: registrantId, not an id beside it', async () => {
	const created = await world.update([{}], {
		operation: 'create',
		meetingId: byId(MEETING),
		email: 'ann@example.com',
		firstName: 'Ann',
	});
	const rows = created.json.map((one) => ({ ...one, id: 'row 7' }));
	await world.update(rows, approve);
	expect(sentRegistrants(world.puts()[0] as never)).toEqual([
		{ id: created.json[0]?.registrantId, email: 'ann@example.com' },
	]);
});

it('changes no more than the one occurrence that Create has registered somebody for', async () => {
	const { json } = await world.update([{}], {
		operation: 'create',
		meetingId: byId(SERIES),
		email: 'ann@example.com',
		firstName: 'Ann',
		additionalFields: { occurrenceIds: ['1700000000002'] },
	});
	await world.update(json, { ...approve, action: 'cancel' });
	expect(world.puts().map(({ url }) => url)).toEqual([
		`/v2/meetings/${SERIES}/registrants/status?occurrence_id=1700000000002`,
	]);
});

it('changes the occurrence that the input names, and only that', async () => {
	world.sandbox.addRegistrants(SERIES, [{ id: 'annsID', email: 'ann@example.com' }]);
	await world.update(
		[{ id: 'annsID', email: 'ann@example.com', meetingId: SERIES, occurrenceId: '1700000000002' }],
		approve,
	);
	expect(world.apiRequests().map(({ url }) => url)).toEqual([
		`/v2/meetings/${SERIES}/registrants/status?occurrence_id=1700000000002`,
		`/v2/meetings/${SERIES}/registrants?status=approved&page_size=300&occurrence_id=1700000000002`,
	]);
});

it('takes webinars by their own name', async () => {
	const [ann] = world.sandbox.addRegistrants(WEBINAR, 1);
	await world.update([{ id: ann?.id, email: ann?.email, webinarId: WEBINAR, meetingId: MEETING }], {
		...approve,
		resource: 'webinarRegistrant',
	});
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
])('does not take %s for something else', async (event, parameters, of, resource) => {
	const row = { id: 'annsID', email: 'ann@example.com', meetingId: MEETING, event };
	const { json } = await world.update([row], { ...approve, ...parameters }, carryOn);
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
	const { json } = await world.update([row], approve, carryOn);
	expect(json[0]?.error).toBe(error);
	expect(JSON.stringify(json[0]?.details)).not.toMatch(/row|expression/);
	expect(world.apiRequests()).toEqual([]);
});

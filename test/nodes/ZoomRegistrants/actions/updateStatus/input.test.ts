import type { INodeParameters } from 'n8n-workflow';

import { byId, carryOn, oneRegistrant, useWorld } from '../../../../support/world';
import { sentRegistrants } from '../../../../support/multipart';

const MEETING = '85200000006';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
	world.sandbox.addRegistrants(MEETING, [{ id: 'ann', email: 'ann@example.com' }]);
});

const good = { meetingId: byId(MEETING), action: 'approve', registrants: oneRegistrant('ann', '') };

const BAD: Array<[string, INodeParameters, string, string]> = [
	[
		'a meeting that an expression does not find',
		{ meetingId: byId('={{ $json.nothing }}') },
		'Meeting is empty',
		'Choose a meeting',
	],
	[
		'letters in the meeting ID',
		{ meetingId: byId('85a') },
		'Meeting: "85a" isn\'t a meeting ID',
		'contains only digits',
	],
	[
		'a path in the meeting ID',
		{ meetingId: byId('123/../456') },
		'Meeting: "123/../456" isn\'t a meeting ID',
		'contains only digits',
	],
	[
		'a fraction',
		{ meetingId: byId('={{ 12.5 }}') },
		'Meeting: "12.5" isn\'t a meeting ID',
		'contains only digits',
	],
	[
		'a link without an ID',
		{ meetingId: { __rl: true, mode: 'url', value: 'https://zoom.us/my/ada?pwd=secret1' } },
		'Meeting: there\'s no meeting ID in the link "https://zoom.us/my/ada"',
		'join link',
	],
	[
		'an occurrence that an expression does not find',
		{ occurrenceId: byId('={{ $json.nothing }}') },
		'The Occurrence expression returned no occurrence ID',
		'whole series',
	],
	[
		'an occurrence inside a text that finds nothing',
		{ occurrenceId: byId('=undefined') },
		'The Occurrence expression returned no occurrence ID',
		'whole series',
	],
	['no registrant', { registrants: {} }, 'Registrants is empty', 'Add at least one'],
	[
		'an empty list of registrants',
		{ registrants: { registrant: [] } },
		'Registrants is empty',
		'Add at least one',
	],
	[
		'a row with neither',
		{
			registrants: {
				registrant: [
					{ id: 'ann', email: '' },
					{ id: ' ', email: '' },
				],
			},
		},
		'Registrants, row 2: neither ID nor Email is filled in',
		'an ID, an email or both',
	],
	[
		'an e-mail that is none, without an ID',
		{ registrants: oneRegistrant('', 'nulla') },
		'Registrants, row 1: "nulla" isn\'t an email address',
		'Correct the address',
	],
	[
		'an object for an ID',
		{ registrants: oneRegistrant('={{ {a: 1} }}', '') },
		"Registrants, row 1: ID isn't a valid string",
		"expression in 'ID'",
	],
	[
		'an unknown action',
		{ action: '={{ "aprove" }}' },
		'Action: "aprove" isn\'t an action',
		'approve, cancel or deny',
	],
	['no action', { action: '={{ $json.nothing }}' }, 'Action is empty', 'approve, cancel or deny'],
	[
		"the meeting's ID for a registrant's",
		{ registrants: oneRegistrant('852 0000 0006', '') },
		'Registrants, row 1: ID 85200000006 belongs to the meeting',
		'registrant_id',
	],
	[
		"the meeting's ID for a registrant's, as the number of Zoom's answer",
		{ registrants: oneRegistrant('={{ 85200000006 }}', 'ann@example.com') },
		'Registrants, row 1: ID 85200000006 belongs to the meeting',
		'registrant_id',
	],
];

describe('bad input', () => {
	it('no meeting at all is refused by n8n itself', async () => {
		const meetingId = { __rl: true, mode: 'list', value: '' };
		await expect(world.execute([{}], { ...good, meetingId })).rejects.toThrow(
			'Parameter "Meeting" is required',
		);
	});

	it.each(BAD)('%s is refused before anything is sent', async (_, parameters, message, next) => {
		const stopped = await world.execute([{}], { ...good, ...parameters });
		expect(stopped.error?.message).toContain(message);
		expect(stopped.error?.message).toMatch(/\[item 0\]$/);
		expect(stopped.error?.description).toContain(next);
		expect(stopped.error?.description).not.toContain('secret1');

		const { json } = await world.execute(
			[{}],
			{ ...good, ...parameters },
			{
				onError: 'continueRegularOutput',
			},
		);
		expect(json[0]).toMatchObject({ success: false, error: stopped.error?.message });
		expect(JSON.stringify(json[0]?.details)).toContain(next);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('of one item stops all of them before anything is sent, with Stop Workflow', async () => {
		const { error } = await world.execute([{ id: 'ann' }, { id: 'ben' }, { id: '' }], {
			...good,
			registrants: oneRegistrant('={{ $json.id }}', ''),
		});
		expect(error?.message).toBe('Registrants, row 1: neither ID nor Email is filled in [item 2]');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('of one item fails that one only, with Continue', async () => {
		const { json } = await world.execute(
			[{ id: 'ann' }, { id: '' }],
			{ ...good, registrants: oneRegistrant('={{ $json.id }}', '') },
			{ onError: 'continueRegularOutput' },
		);
		expect(json.map(({ success }) => success)).toEqual([true, false]);
		expect(world.puts().map(sentRegistrants)).toEqual([[{ id: 'ann' }]]);
	});
});

describe('meetings are understood as', () => {
	it.each([
		['a number', byId(85200000006)],
		['a text with spaces and dashes', byId(' 852-0000 0006 ')],
		[
			'a join link',
			{ __rl: true, mode: 'url', value: 'https://us02web.zoom.us/j/85200000006?pwd=abc.1' },
		],
		['a join link pasted as ID', byId('https://zoom.us/j/85200000006')],
		['a plain expression', '={{ 85200000006 }}'],
		[
			'a choice from the list',
			{ __rl: true, mode: 'list', value: '85200000006', cachedResultName: 'Launch' },
		],
	])('%s', async (_, meetingId) => {
		const { json } = await world.execute([{}], { ...good, meetingId });
		expect(json[0]).toMatchObject({ success: true, meetingId: '85200000006' });
		expect(world.puts()[0]?.path).toBe('/v2/meetings/85200000006/registrants/status');
	});

	it('a registration link, whose meeting is looked up once', async () => {
		const link = world.sandbox.meeting(MEETING).registrationUrl;
		const { json } = await world.execute([{}, {}], {
			...good,
			meetingId: { __rl: true, mode: 'url', value: `${link}?utm_source=mail` },
		});
		expect(json.map(({ meetingId }) => meetingId)).toEqual([MEETING, MEETING]);
		const lists = world.apiRequests().filter(({ path }) => path === '/v2/users/me/meetings');
		expect(lists).toHaveLength(1);
		expect(world.puts()).toHaveLength(1);
	});

	it('a registration link that belongs to no meeting of this user is refused', async () => {
		const { error } = await world.execute([{}], {
			...good,
			meetingId: { __rl: true, mode: 'url', value: 'https://zoom.us/meeting/register/tJnothing' },
		});
		expect(error?.message).toContain(
			'meetings has the registration link https://zoom.us/meeting/register/tJnothing',
		);
		expect(world.puts()).toEqual([]);
	});
});

it('an empty cell for the occurrence means the whole series', async () => {
	await world.execute([{ occurrence: '' }], {
		...good,
		occurrenceId: byId('={{ $json.occurrence }}'),
	});
	expect(world.puts()[0]?.url).toBe('/v2/meetings/85200000006/registrants/status');
});

it('a registration link is found behind a meeting that cannot be opened', async () => {
	world.sandbox.addFault({
		match: { pathIncludes: '/v2/meetings/' },
		answer: { status: 404, body: { code: 3001, message: 'Meeting does not exist: 1.' } },
	});
	world.sandbox.addMeeting({ id: '700000001', startTime: world.clock.now() + 3_600_000 });
	const value = world.sandbox.meeting(MEETING).registrationUrl;
	const { json } = await world.execute(
		[{}],
		{ ...good, meetingId: { __rl: true, mode: 'url', value } },
		carryOn,
	);
	expect(json[0]).toMatchObject({ success: true, meetingId: MEETING });
});

it('input that holds the name of a system error keeps its message', async () => {
	const { error } = await world.execute([{ email: 'EPERM' }], {
		...good,
		registrants: oneRegistrant(''),
	});
	expect(error?.message).toBe('Registrants, row 1: "EPERM" isn\'t an email address [item 0]');
});

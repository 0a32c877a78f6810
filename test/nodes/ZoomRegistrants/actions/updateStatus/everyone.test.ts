import type { INodeParameters } from 'n8n-workflow';

import { Rosters } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { sentRegistrants } from '../../../../support/multipart';
import { method } from '../../../../support/throwing';
import { byId, carryOn, useWorld } from '../../../../support/world';

const MEETING = '85200000751';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const everyone = (more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	applyTo: 'everyone',
	currentStatus: 'pending',
	...more,
});

const withStatus = (status: string) =>
	world.sandbox.meeting(MEETING).registrants.filter((one) => one.status === status).length;

it('Everyone with the status is changed by ID and email, nobody else is, and each has an output item of their own.', async () => {
	world.sandbox.addRegistrants(MEETING, 65, { status: 'pending' });
	world.sandbox.addRegistrants(MEETING, 5, { status: 'denied' });
	const { json, items } = await world.execute([{}], everyone());
	expect(world.steps()).toEqual(['pending', 'PUT', 'approved', 'PUT', 'PUT', 'approved']);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 30, 5]);
	expect(sentRegistrants(world.puts()[0]!)[0]).toEqual({
		id: world.sandbox.meeting(MEETING).registrants[0]?.id,
		email: 'guest1@example.com',
	});
	expect([withStatus('approved'), withStatus('denied')]).toEqual([65, 5]);
	const guests = world.sandbox.meeting(MEETING).registrants.slice(0, 65);
	expect(json).toEqual(
		guests.map(({ id, email }) => ({
			id,
			email,
			success: true,
			meetingId: MEETING,
			action: 'approve',
			status: 'approved',
			verified: true,
			registrants: [{ id, email }],
		})),
	);
	expect(Object.keys(json[0] ?? {}).slice(0, 3)).toEqual(['id', 'email', 'success']);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(65).fill({ item: 0 }));
});

it.each<[string, INodeParameters]>([
	['of all', {}],
	['of some', { options: { maxRegistrants: 5 } }],
])(
	'The list of an event that Zoom refuses is asked for once, by however many items: %s.',
	async (_, more) => {
		const body = { code: 3003, message: 'Not meeting host.' };
		world.sandbox.addFault({ match: { method: 'GET' }, times: 9, answer: { status: 400, body } });
		const occurrence = byId('={{ $json.occurrence }}');
		const rows = ['', '', '1700000000001'].map((one) => ({ occurrence: one }));
		const { json } = await world.execute(
			rows,
			everyone({ occurrenceId: occurrence, ...more }),
			carryOn,
		);
		expect(world.steps()).toEqual(['pending']);
		expect(json.map(({ error }) => error)).toEqual(
			[0, 1, 2].map(
				(n) => `This credential's Zoom user isn't the host of meeting 85200000751 [item ${n}]`,
			),
		);
	},
);

it('reads all pages before the first change, so that nobody slips through', async () => {
	world.sandbox.addRegistrants(MEETING, 950, { status: 'pending' });
	await world.execute([{}], everyone());
	expect(world.steps()).toEqual([
		...Array(4).fill('pending'),
		'PUT',
		'approved',
		...Array(31).fill('PUT'),
		...Array(4).fill('approved'),
	]);
	expect(withStatus('approved')).toBe(950);
});

it('Nobody with the status is one item that says so, without a status, and nothing is sent.', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'approved' });
	const { json, items } = await world.execute([{}], everyone());
	expect(world.steps()).toEqual(['pending']);
	expect(json).toEqual([
		{
			success: true,
			meetingId: MEETING,
			action: 'approve',
			count: 0,
			registrants: [],
			note: 'There are no pending registrants in meeting 85200000751, so nothing was sent.',
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it('who is changed by one item is not caught by the next', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	world.sandbox.addRegistrants(MEETING, 2, { status: 'approved' });
	const rows = [
		{ action: 'approve', status: 'pending' },
		{ action: 'deny', status: 'approved' },
	];
	await world.execute(
		rows,
		everyone({ action: '={{ $json.action }}', currentStatus: '={{ $json.status }}' }),
	);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([3, 2]);
	expect([withStatus('approved'), withStatus('denied')]).toEqual([3, 2]);
});

it('The same request in several items is read and sent once, and each item has everyone in its output.', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	const { json, items } = await world.execute([{}, {}, {}], everyone());
	expect(world.steps()).toEqual(['pending', 'PUT', 'approved']);
	const emails = ['guest1@example.com', 'guest2@example.com', 'guest3@example.com'];
	expect(json.map(({ email, success, verified }) => [email, success, verified])).toEqual(
		[...emails, ...emails, ...emails].map((email) => [email, true, true]),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 0, 0, 1, 1, 1, 2, 2, 2].map((item) => ({ item })),
	);
});

it('Everyone of one occurrence is read from it and changed in it, and the output names it.', async () => {
	world.sandbox.addMeeting({ id: '85200000752', occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants('85200000752', [
		{ email: 'ann@example.com', occurrenceIds: ['1700000000001'] },
		{ email: 'bob@example.com', occurrenceIds: ['1700000000002'] },
	]);
	const { json } = await world.execute(
		[{}],
		everyone({ meetingId: byId('85200000752'), occurrenceId: byId('1700000000002') }),
	);
	expect(json.map(({ email, occurrenceId }) => [email, occurrenceId])).toEqual([
		['bob@example.com', '1700000000002'],
	]);
	expect(world.steps()).toEqual(['pending', 'PUT', 'approved']);
	expect(world.apiRequests().map(({ query }) => query.occurrence_id)).toEqual(
		Array(3).fill('1700000000002'),
	);
	expect(sentRegistrants(world.puts()[0]!).map(({ email }) => email)).toEqual(['bob@example.com']);
});

describe('Email Domains', () => {
	beforeEach(() => {
		world.sandbox.addRegistrants(
			MEETING,
			['a@Example.com', 'b@sub.example.com', 'c@notexample.com', 'd@example.org'].map((email) => ({
				email,
			})),
		);
	});

	it.each([
		['example.com', ['a@Example.com']],
		['@EXAMPLE.com; example.org', ['a@Example.com', 'd@example.org']],
		['={{ ["example.org", "sub.example.com"] }}', ['b@sub.example.com', 'd@example.org']],
	])('%s', async (emailDomains, expected) => {
		await world.execute([{}], everyone({ emailDomains }));
		expect(sentRegistrants(world.puts()[0]!).map(({ email }) => email)).toEqual(expected);
	});

	it('that nobody has send nothing, and the note names them.', async () => {
		const emailDomains = 'example.net, @Example.info';
		const { json } = await world.execute([{}], everyone({ emailDomains }));
		expect(world.puts()).toEqual([]);
		expect(json).toEqual([
			{
				success: true,
				meetingId: MEETING,
				action: 'approve',
				count: 0,
				registrants: [],
				note: 'There are no pending registrants with an email at example.net or example.info in meeting 85200000751, so nothing was sent.',
			},
		]);
	});

	it.each([
		['={{ $json.domian }}', 'The Email Domains expression returned nothing'],
		['={{ [] }}', 'The Email Domains expression returned nothing'],
		['={{ $json.domian }}.com', "isn't a domain"],
		['com', 'Email Domains: "com" isn\'t a domain'],
		['a@example.com', "isn't a domain"],
	])('%s is a mistake, not everyone', async (emailDomains, message) => {
		const { json } = await world.execute([{}], everyone({ emailDomains }), carryOn);
		expect(json[0]?.error).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

it.each([
	['approve', 'approved', "registrants who are approved won't change with the action approve"],
	['cancel', 'denied', "registrants who are denied won't change with the action cancel"],
	['approve', '={{ "all" }}', 'Current Status must be pending, approved or denied'],
	['approve', '={{ $json.nothing }}', 'Current Status must be pending, approved or denied'],
])('%s everyone %s is refused before anything is sent', async (action, currentStatus, message) => {
	const { json } = await world.execute([{}], everyone({ action, currentStatus }), carryOn);
	expect(json[0]?.error).toContain(message);
	expect(world.sandbox.requests).toEqual([]);
});

describe('One of everyone whom Zoom rejects', () => {
	beforeEach(() => {
		const guests = world.sandbox.addRegistrants(MEETING, 4, { status: 'pending' });
		world.sandbox.state.dailyStatusChanges.perRegistrant[`${MEETING} ${guests[1]?.id}`] = 10;
	});
	const statuses = () => world.sandbox.meeting(MEETING).registrants.map(({ status }) => status);

	it('has a failed item of its own under Continue, between those of the others.', async () => {
		const { json, items } = await world.execute([{}], everyone(), carryOn);
		expect(json.map(({ success, status, verified }) => [success, status, verified])).toEqual([
			[true, 'approved', true],
			[false, undefined, undefined],
			[true, 'approved', true],
			[true, 'approved', true],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(4).fill({ item: 0 }));
		const [, guest] = world.sandbox.meeting(MEETING).registrants;
		expect(json[1]?.error).toMatch(/ \[item 0\]$/);
		expect(json[1]?.error).not.toContain('of 4 registrants failed');
		expect(json[1]?.details).toMatchObject({
			meetingId: MEETING,
			action: 'approve',
			httpStatus: 429,
			registrants: [{ id: guest?.id, email: 'guest2@example.com', success: false }],
		});
		expect(statuses()).toEqual(['approved', 'pending', 'approved', 'approved']);
	});

	it('is the only item of the error output under Continue (using error output).', async () => {
		const { json, errorItems } = await world.execute([{ list: 'A' }], everyone(), {
			onError: 'continueErrorOutput',
		});
		expect(json.map(({ email }) => email)).toEqual([
			'guest1@example.com',
			'guest3@example.com',
			'guest4@example.com',
		]);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json).toMatchObject({
			list: 'A',
			details: { registrants: [{ email: 'guest2@example.com', success: false }] },
		});
		expect(errorItems[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('stops the workflow under Stop, once everyone else is changed.', async () => {
		const { run, error, json } = await world.execute([{}], everyone());
		expect(run.status).toBe('error');
		expect(json).toEqual([]);
		expect(error?.httpCode).toBe('429');
		expect(error?.message).toMatch(/ \[item 0\]$/);
		expect(error?.description).toContain(
			'1 of 4 items failed; the other 3 succeeded. To get a result for every item, set Settings > On Error to Continue.',
		);
		expect(statuses()).toEqual(['approved', 'pending', 'approved', 'approved']);
	});
});

it('without the scope for lists says so once, and sends nothing', async () => {
	world.revokeScopes(/list_registrants/);
	const rows = Array.from({ length: 5 }, (_, n) => ({ meeting: String(85200000760 + n) }));
	const { json } = await world.execute(
		rows,
		everyone({ meetingId: byId('={{ $json.meeting }}') }),
		carryOn,
	);
	expect(world.steps()).toEqual(['pending']);
	expect(json[4]?.error).toContain('is missing a scope: meeting:read:list_registrants');
});

it('a page that fails changes nobody', async () => {
	world.sandbox.addRegistrants(MEETING, 310, { status: 'pending' });
	world.sandbox.addFault({
		match: { pathIncludes: 'next_page_token' },
		times: 9,
		answer: { status: 500, body: { code: 500, message: 'Oops' } },
	});
	const { json } = await world.execute([{}], everyone(), carryOn);
	expect(json[0]?.success).toBe(false);
	expect(world.puts()).toEqual([]);
});

it('An exception while everyone is looked up fails the item, and nothing is sent.', async () => {
	world.sandbox.addRegistrants(MEETING, 2, { status: 'pending' });
	const get = method(Rosters, 'get');
	get.throwAt(1);
	const { json } = await world.execute([{}], everyone(), carryOn);
	get.throwAt(0);
	expect(json.map(({ error }) => error)).toEqual([
		'Something unexpected happened in this node: boom [item 0]',
	]);
	expect(world.puts()).toEqual([]);
});

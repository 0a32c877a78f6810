import type { INodeParameters } from 'n8n-workflow';

import { sentRegistrants } from '../../../../support/multipart';
import { byId, useWorld } from '../../../../support/world';

const MEETING = '85200000751';

const world = useWorld((world) => {
	world.sandbox.addMeeting({ id: MEETING });
});

const carryOn = { onError: 'continueRegularOutput' } as const;

const everyone = (more: INodeParameters = {}) => ({
	meetingId: byId(MEETING),
	action: 'approve',
	applyTo: 'everyone',
	currentStatus: 'pending',
	...more,
});

const sent = () => world.apiRequests().map(({ method, query }) => query.status ?? method);
const withStatus = (status: string) =>
	world.sandbox.meeting(MEETING).registrants.filter((one) => one.status === status).length;

it('reaches everyone with the status, by ID and e-mail, and nobody else', async () => {
	world.sandbox.addRegistrants(MEETING, 65, { status: 'pending' });
	world.sandbox.addRegistrants(MEETING, 5, { status: 'denied' });
	const { json, items } = await world.update([{}], everyone());
	expect(sent()).toEqual(['pending', 'PUT', 'approved', 'PUT', 'PUT', 'approved']);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([30, 30, 5]);
	expect(sentRegistrants(world.puts()[0]!)[0]).toEqual({
		id: world.sandbox.meeting(MEETING).registrants[0]?.id,
		email: 'guest1@example.com',
	});
	expect([withStatus('approved'), withStatus('denied')]).toEqual([65, 5]);
	expect(json).toHaveLength(1);
	expect(json[0]?.registrants).toHaveLength(65);
	expect(json[0]).toMatchObject({ success: true, status: 'approved', verified: true });
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it('reads all pages before the first change, so that nobody slips through', async () => {
	world.sandbox.addRegistrants(MEETING, 950, { status: 'pending' });
	await world.update([{}], everyone());
	expect(sent()).toEqual([
		...Array(4).fill('pending'),
		'PUT',
		'approved',
		...Array(31).fill('PUT'),
		...Array(4).fill('approved'),
	]);
	expect(withStatus('approved')).toBe(950);
});

it('nobody with the status is a success that says so, and sends nothing', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'approved' });
	const { json } = await world.update([{}], everyone());
	expect(sent()).toEqual(['pending']);
	expect(json[0]).toMatchObject({
		success: true,
		registrants: [],
		note: 'Nobody fits, so nothing was sent.',
	});
});

it('who is changed by one item is not caught by the next', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	world.sandbox.addRegistrants(MEETING, 2, { status: 'approved' });
	const rows = [
		{ action: 'approve', status: 'pending' },
		{ action: 'deny', status: 'approved' },
	];
	await world.update(
		rows,
		everyone({ action: '={{ $json.action }}', currentStatus: '={{ $json.status }}' }),
	);
	expect(world.puts().map((put) => sentRegistrants(put).length)).toEqual([3, 2]);
	expect([withStatus('approved'), withStatus('denied')]).toEqual([3, 2]);
});

it('the same in many items is read and sent once', async () => {
	world.sandbox.addRegistrants(MEETING, 3, { status: 'pending' });
	const { json } = await world.update([{}, {}, {}], everyone());
	expect(sent()).toEqual(['pending', 'PUT', 'approved']);
	expect(json.map(({ success, verified }) => [success, verified])).toEqual(
		Array(3).fill([true, true]),
	);
});

it('of one occurrence reads and changes that one', async () => {
	world.sandbox.addMeeting({ id: '85200000752', occurrences: ['1700000000001', '1700000000002'] });
	world.sandbox.addRegistrants('85200000752', [
		{ email: 'ann@example.com', occurrenceIds: ['1700000000001'] },
		{ email: 'bob@example.com', occurrenceIds: ['1700000000002'] },
	]);
	await world.update(
		[{}],
		everyone({ meetingId: byId('85200000752'), occurrenceId: byId('1700000000002') }),
	);
	expect(sent()).toEqual(['pending', 'PUT', 'approved']);
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
		await world.update([{}], everyone({ emailDomains }));
		expect(sentRegistrants(world.puts()[0]!).map(({ email }) => email)).toEqual(expected);
	});

	it('that nobody has sends nothing', async () => {
		const { json } = await world.update([{}], everyone({ emailDomains: 'example.net' }));
		expect(world.puts()).toEqual([]);
		expect(json[0]?.success).toBe(true);
	});

	it.each([
		['={{ $json.domian }}', 'Email Domains is set by an expression that finds nothing'],
		['={{ [] }}', 'Email Domains is set by an expression that finds nothing'],
		['={{ $json.domian }}.com', 'is not a domain'],
		['com', 'Email Domains: "com" is not a domain'],
		['a@example.com', 'is not a domain'],
	])('%s is a mistake, not everyone', async (emailDomains, message) => {
		const { json } = await world.update([{}], everyone({ emailDomains }), carryOn);
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
	const { json } = await world.update([{}], everyone({ action, currentStatus }), carryOn);
	expect(json[0]?.error).toContain(message);
	expect(world.sandbox.requests).toEqual([]);
});

it('without the scope for lists says so once, and sends nothing', async () => {
	for (const app of Object.values(world.sandbox.state.apps)) {
		app.scopes = app.scopes.filter((scope) => !scope.includes('list_registrants'));
	}
	const rows = Array.from({ length: 5 }, (_, n) => ({ meeting: String(85200000760 + n) }));
	const { json } = await world.update(
		rows,
		everyone({ meetingId: byId('={{ $json.meeting }}') }),
		carryOn,
	);
	expect(sent()).toEqual(['pending']);
	expect(json[4]?.error).toContain('lacks a scope: meeting:read:list_registrants');
});

it('a page that fails changes nobody', async () => {
	world.sandbox.addRegistrants(MEETING, 310, { status: 'pending' });
	world.sandbox.addFault({
		match: { pathIncludes: 'next_page_token' },
		times: 9,
		answer: { status: 500, body: { code: 500, message: 'Oops' } },
	});
	const { json } = await world.update([{}], everyone(), carryOn);
	expect(json[0]?.success).toBe(false);
	expect(world.puts()).toEqual([]);
});

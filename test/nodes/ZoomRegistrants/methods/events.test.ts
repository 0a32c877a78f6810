import type { INodeParameters } from 'n8n-workflow';

import { searchEvents } from '../../../../nodes/ZoomRegistrants/methods/listSearch';
import { useWorld, workflowOf } from '../../../support/world';
import { useDropdownClock } from './dropdownClock';

const world = useWorld();
useDropdownClock(() => world.clock);

const dropdown = (parameters: INodeParameters) =>
	world.engine.loadOptions(workflowOf(parameters), 'Zoom Registrants');
const urls = () => world.apiRequests().map(({ url }) => url);

describe('webinars', () => {
	const webinars = { resource: 'webinarRegistrant' };

	it('lists those to come, and no meetings', async () => {
		world.sandbox.addMeeting({
			id: '93399999999',
			type: 5,
			topic: 'Keynote',
			startTime: Date.parse('2031-01-07T17:00:00Z'),
		});
		world.sandbox.addMeeting({
			id: '93399999998',
			type: 5,
			startTime: world.clock.now() - 9 * 86_400_000,
		});
		const { results } = await searchEvents.call(dropdown(webinars));
		expect(urls()).toEqual(['/v2/users/me/webinars?type=upcoming&page_size=300']);
		expect(results).toContainEqual({
			name: 'Keynote · Tue, 7 Jan 2031, 18:00 CET',
			value: '93399999999',
		});
		const ids = results.map(({ value }) => value);
		expect(ids).not.toContain('93399999998');
		expect(ids).not.toContain('85212345678');
	});

	it.each([
		[false, 'next_page_token'],
		[true, 'page_number'],
	])(
		'loads page by page as n8n asks for more, by number alone: %s.',
		async (byNumber, parameter) => {
			world.sandbox.switches.pagedByNumber = byNumber;
			for (let n = 0; n < 650; n += 1) {
				world.sandbox.addMeeting({ id: String(93300000000 + n), type: 5 });
			}
			const found: unknown[] = [];
			let token: string | undefined;
			for (let page = 1; page <= 3; page += 1) {
				const answer = await searchEvents.call(dropdown(webinars), '', token);
				expect(urls()).toHaveLength(page);
				found.push(...answer.results.map(({ value }) => value));
				token = answer.paginationToken as string | undefined;
				expect(token === undefined).toBe(page === 3);
			}
			expect(found.filter((id) => String(id).startsWith('933'))).toHaveLength(651);
			expect(new Set(found).size).toBe(found.length);
			expect(world.apiRequests().map(({ query }) => Object.keys(query))).toEqual([
				['type', 'page_size'],
				['type', 'page_size', parameter],
				['type', 'page_size', parameter],
			]);
		},
	);

	it('says that the plan is missing', async () => {
		for (const user of Object.values(world.sandbox.state.users)) user.webinars = false;
		await expect(searchEvents.call(dropdown(webinars))).rejects.toMatchObject({
			message: expect.stringContaining("The host's Zoom plan doesn't include registration"),
		});
	});

	it('says which scope is missing', async () => {
		world.revokeScopes(/./);
		await expect(searchEvents.call(dropdown(webinars))).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The Zoom app is missing a scope: webinar:read:list_webinars\. .*marketplace\.zoom\.us/,
			),
		});
	});
});

describe('recordings', () => {
	it('lists the past meetings', async () => {
		const startTime = world.clock.now() - 9 * 86_400_000;
		world.sandbox.addMeeting({ id: '85299999997', topic: 'Last week', startTime });
		const { results } = await searchEvents.call(dropdown({ resource: 'recordingRegistrant' }));
		expect(urls()).toEqual(['/v2/users/me/meetings?type=previous_meetings&page_size=300']);
		const ids = results.map(({ value }) => value);
		expect(ids).toContain('85299999997');
		expect(ids).not.toContain('85212345678');
	});
});

describe('A list that goes on and on', () => {
	beforeEach(() => {
		for (let n = 0; n < 60; n += 1) {
			const meetings = [
				{ id: 1, topic: 'Series' },
				{ id: 100 + n, topic: n === 3 ? 'Gala' : 'Talk' },
			];
			const body = { meetings, next_page_token: `token${n}` };
			world.sandbox.addFault({ answer: { status: 200, body } });
		}
	});

	it('is read until it can be scrolled, and then goes on where it stopped.', async () => {
		const first = await searchEvents.call(dropdown({}));
		expect(first.results).toHaveLength(20);
		expect(urls()).toHaveLength(19);
		await searchEvents.call(dropdown({}), '', first.paginationToken as string);
		expect(urls()[19]).toBe(
			'/v2/users/me/meetings?type=upcoming&page_size=300&next_page_token=token18',
		);
	});

	it('is searched for thirty pages, and says in its last entry that there are more.', async () => {
		const { results, paginationToken } = await searchEvents.call(dropdown({}), 'gala');
		expect(urls()).toHaveLength(30);
		expect(paginationToken).toBeUndefined();
		expect(results).toEqual([
			{ name: 'Gala', value: '103' },
			{
				name: 'There are more meetings than this list can search. For others, choose By ID.',
				value: '',
			},
		]);
	});

	it('is an error that says so if thirty pages have nothing of what is searched for.', async () => {
		await expect(searchEvents.call(dropdown({}), 'opera')).rejects.toThrow(
			'Nothing found so far. There are more meetings than this list can search. For others, choose By ID.',
		);
		expect(urls()).toHaveLength(30);
	});
});

it('A list that ends with its thirtieth page has been searched to its end, and says of no more.', async () => {
	for (let n = 1; n <= 30; n += 1) {
		const meetings = [{ id: n, topic: n === 30 ? 'Gala' : 'Talk' }];
		const body = { meetings, next_page_token: n === 30 ? '' : `token${n}` };
		world.sandbox.addFault({ answer: { status: 200, body } });
	}
	expect(await searchEvents.call(dropdown({}), 'gala')).toEqual({
		results: [{ name: 'Gala', value: '30' }],
	});
	expect(urls()).toHaveLength(30);
});

it('A meeting without a topic is shown by its ID, and a time that cannot be read as it is.', async () => {
	const meetings = [
		{ id: 1, start_time: 'soon' },
		{ id: 2, topic: '', start_time: '' },
		{ id: 3, topic: 'Talk' },
	];
	world.sandbox.addFault({ answer: { status: 200, body: { meetings } } });
	expect(await searchEvents.call(dropdown({}))).toEqual({
		results: [
			{ name: '1 · soon', value: '1' },
			{ name: '2', value: '2' },
			{ name: 'Talk', value: '3' },
		],
	});
});

describe('A Server-to-Server login without a host', () => {
	const LIST = { pathIncludes: '/users/' };
	const parameters = { authentication: 'serverToServer' };
	const empty = { status: 200, body: { meetings: [], next_page_token: '' } };

	it('is asked for one where its own user has no meetings.', async () => {
		world.sandbox.addFault({ match: LIST, answer: empty });
		await expect(searchEvents.call(dropdown(parameters))).rejects.toThrow(
			"This credential's own Zoom user has no meetings. Fill in 'Host' with the email of the user who hosts them.",
		);
	});

	it('is not asked where only the filter finds nothing.', async () => {
		const body = { meetings: [{ id: 1, topic: 'One' }] };
		world.sandbox.addFault({ match: LIST, answer: { status: 200, body } });
		expect(await searchEvents.call(dropdown(parameters), 'two')).toEqual({ results: [] });
	});

	it('is not asked where the list has gone on to a page without meetings.', async () => {
		world.sandbox.addFault({ match: LIST, answer: empty });
		const token = JSON.stringify({ next_page_token: 'token1' });
		expect(await searchEvents.call(dropdown(parameters), '', token)).toEqual({ results: [] });
	});

	it.each([
		['with a host', { ...parameters, host: 'ben@events.example' }],
		['of a single user', {}],
	])('is not asked where the login is one %s.', async (_, given) => {
		world.sandbox.addFault({ match: LIST, answer: empty });
		expect(await searchEvents.call(dropdown(given))).toEqual({ results: [] });
	});
});

it.each([
	['a page of a proxy', { status: 200, contentType: 'text/html', body: '<title>Wi-Fi</title>' }],
	['an answer without the list', { status: 200, body: {} }],
	['a failure', { status: 500, body: { code: 500, message: 'Oops' } }],
])('%s is an error, not an empty box', async (_, answer) => {
	world.sandbox.addFault({ times: 9, answer });
	await expect(searchEvents.call(dropdown({}))).rejects.toThrow();
});

it('a lost connection is an error that names the host, and no token', async () => {
	world.sandbox.addFault({ times: 9, drop: 'before' });
	const { host } = new URL(world.sandbox.url);
	const error: unknown = await searchEvents.call(dropdown({})).catch((reason: unknown) => reason);
	expect(error).toMatchObject({ message: expect.stringContaining(host) });
	expect(JSON.stringify(error)).not.toContain('Bearer');
});

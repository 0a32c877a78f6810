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
			name: 'Keynote · Tue, 7 Jan 2031, 18:00',
			value: '93399999999',
		});
		const ids = results.map(({ value }) => value);
		expect(ids).not.toContain('93399999998');
		expect(ids).not.toContain('85212345678');
	});

	it('reads on by next_page_token', async () => {
		for (let n = 0; n < 650; n += 1) {
			world.sandbox.addMeeting({ id: String(93300000000 + n), type: 5 });
		}
		const { results } = await searchEvents.call(dropdown(webinars));
		expect(results.filter(({ value }) => String(value).startsWith('933'))).toHaveLength(651);
		expect(world.apiRequests().map(({ query }) => Object.keys(query))).toEqual([
			['type', 'page_size'],
			['type', 'page_size', 'next_page_token'],
			['type', 'page_size', 'next_page_token'],
		]);
	});

	it('says that the plan is missing', async () => {
		for (const user of Object.values(world.sandbox.state.users)) user.webinars = false;
		await expect(searchEvents.call(dropdown(webinars))).rejects.toMatchObject({
			message: expect.stringContaining("The host's Zoom plan doesn't include registration"),
		});
	});

	it('says which scope is missing', async () => {
		for (const app of Object.values(world.sandbox.state.apps)) app.scopes = [];
		await expect(searchEvents.call(dropdown(webinars))).rejects.toMatchObject({
			message: 'The Zoom app is missing a scope: webinar:read:list_webinars',
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

it('a list that never ends is read ten pages far', async () => {
	let n = 0;
	const answer = { status: 200, body: { meetings: [{ id: 1, topic: 'One' }] } };
	for (; n < 30; n += 1) {
		const body = { ...answer.body, next_page_token: `token${n}` };
		world.sandbox.addFault({ answer: { ...answer, body } });
	}
	const { results } = await searchEvents.call(dropdown({}));
	expect(results).toHaveLength(1);
	expect(urls()).toHaveLength(10);
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

import type { INodeParameters } from 'n8n-workflow';

import {
	searchPastEvents,
	searchPastInstances,
} from '../../../../nodes/ZoomRegistrants/methods/pastLists';
import { byId, useWorld, workflowOf } from '../../../support/world';
import { useDropdownClock } from './dropdownClock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const world = useWorld();
useDropdownClock(() => world.clock);

const dropdown = (parameters: INodeParameters = {}) =>
	world.engine.loadOptions(
		workflowOf({ operation: 'getAttendance', ...parameters }),
		'Zoom Registrants',
	);
const urls = () => world.apiRequests().map(({ url }) => url);
const webinars = { resource: 'webinarRegistrant' };

describe('Meeting', () => {
	it('lists the previous meetings, the latest first, each once', async () => {
		const now = world.clock.now();
		world.sandbox.addMeeting({ id: '85299999901', topic: 'Old', startTime: now - 20 * DAY });
		world.sandbox.addMeeting({ id: '85299999902', topic: 'New', startTime: now - 2 * DAY });
		world.sandbox.addMeeting({ id: '85299999903', topic: 'Ahead', startTime: now + 2 * DAY });
		world.sandbox.addMeeting({
			id: '85299999904',
			topic: 'Weekly',
			startTime: now - 10 * DAY,
			occurrences: ['1', '2', '3'],
		});
		const { results } = await searchPastEvents.call(dropdown());
		expect(urls()).toEqual(['/v2/users/me/meetings?type=previous_meetings&page_size=300']);
		const own = results.filter(({ value }) => String(value).startsWith('8529999990'));
		expect(own).toEqual([
			{ name: 'New · Sun, 29 Nov 2026, 16:30 CET', value: '85299999902' },
			{ name: 'Weekly · Sat, 28 Nov 2026, 16:30 CET', value: '85299999904' },
			{ name: 'Old · Wed, 11 Nov 2026, 16:30 CET', value: '85299999901' },
		]);
	});

	it.each([
		['SPECIAL', 1],
		['852 9999 9905', 1],
		['nothing like it', 0],
	])('finds by topic or ID: %s', async (filter, count) => {
		world.sandbox.addMeeting({
			id: '85299999905',
			topic: 'A special one',
			startTime: world.clock.now() - DAY,
		});
		expect((await searchPastEvents.call(dropdown(), filter)).results).toHaveLength(count);
	});
});

it.each([
	['Meeting', {}, 'meeting:read:list_meetings'],
	['Webinar', webinars, 'webinar:read:list_webinars'],
])('%s shows why past ones cannot be listed', async (_, parameters, scope) => {
	world.revokeScopes(/./);
	await expect(searchPastEvents.call(dropdown(parameters))).rejects.toMatchObject({
		message: `The Zoom app is missing a scope: ${scope}. Add it to your app on marketplace.zoom.us under Scopes, then reconnect the credential. Server-to-Server: it takes effect when the current token expires, within an hour.`,
	});
});

it('Webinar lists those that have begun, and series', async () => {
	const now = world.clock.now();
	world.sandbox.addMeeting({ id: '93399999901', type: 5, topic: 'Past', startTime: now - DAY });
	world.sandbox.addMeeting({ id: '93399999902', type: 5, topic: 'Ahead', startTime: now + DAY });
	world.sandbox.addMeeting({
		id: '93399999903',
		type: 9,
		topic: 'Series',
		startTime: now - DAY,
		occurrences: ['1', '2'],
	});
	const { results } = await searchPastEvents.call(dropdown(webinars));
	expect(urls()).toEqual(['/v2/users/me/webinars?type=scheduled&page_size=300']);
	const own = results.filter(({ value }) => String(value).startsWith('9339999990'));
	expect(own).toEqual([
		{ name: 'Past · Mon, 30 Nov 2026, 16:30 CET', value: '93399999901' },
		{ name: 'Series', value: '93399999903' },
	]);
});

describe('Instance', () => {
	const MEETING = '85299999906';
	beforeEach(() => {
		const startTime = world.clock.now() - DAY;
		world.sandbox.addMeeting({
			id: MEETING,
			startTime,
			instances: [
				{ uuid: 'one==', startTime },
				{ uuid: '/two//==', startTime: startTime + HOUR },
				{ uuid: 'three==', startTime: startTime + 9 * HOUR },
			],
		});
	});

	it('is the latest, or any start; restarts are marked', async () => {
		const { results } = await searchPastInstances.call(dropdown({ meetingId: byId(MEETING) }));
		expect(results).toEqual([
			{ name: 'Latest', value: '' },
			{ name: 'Tue, 1 Dec 2026, 01:30 CET', value: 'three==' },
			{ name: 'Mon, 30 Nov 2026, 17:30 CET · restart', value: '/two//==' },
			{ name: 'Mon, 30 Nov 2026, 16:30 CET', value: 'one==' },
		]);
		expect(urls()).toEqual([
			'/v2/past_meetings/85299999906/instances',
			'/v2/meetings/85299999906?show_previous_occurrences=true',
		]);
	});

	it('is found by date', async () => {
		const { results } = await searchPastInstances.call(
			dropdown({ meetingId: byId(MEETING) }),
			'  1 DEC\n',
		);
		expect(results.map(({ value }) => value)).toEqual(['three==']);
	});

	it('is found without marks of restarts if the planned times cannot be read', async () => {
		const answer = { status: 404, body: { code: 3001, message: 'Meeting does not exist.' } };
		world.sandbox.addFault({ match: { pathIncludes: '/v2/meetings/' }, times: 9, answer });
		const { results } = await searchPastInstances.call(dropdown({ meetingId: byId(MEETING) }));
		expect(results.map(({ name }) => name)).toEqual([
			'Latest',
			'Tue, 1 Dec 2026, 01:30 CET',
			'Mon, 30 Nov 2026, 17:30 CET',
			'Mon, 30 Nov 2026, 16:30 CET',
		]);
	});

	it('is only the latest for what was never held', async () => {
		world.sandbox.meeting(MEETING).instances = [];
		const { results } = await searchPastInstances.call(dropdown({ meetingId: byId(MEETING) }));
		expect(results).toEqual([{ name: 'Latest', value: '' }]);
	});

	it('shows why it cannot be read', async () => {
		world.revokeScopes(/./);
		await expect(
			searchPastInstances.call(dropdown({ meetingId: byId(MEETING) })),
		).rejects.toMatchObject({
			message: expect.stringContaining('meeting:read:list_past_instances'),
		});
	});

	it('asks for the meeting first', async () => {
		const meetingId = { __rl: true, mode: 'list', value: '' };
		await expect(searchPastInstances.call(dropdown({ meetingId }))).rejects.toThrow(
			/^Choose the meeting first/,
		);
		expect(urls()).toEqual([]);
	});
});

import type { INodeParameters } from 'n8n-workflow';

import {
	searchEvents,
	searchOccurrences,
} from '../../../../nodes/ZoomRegistrants/methods/listSearch';
import { byId, useWorld, workflowOf } from '../../../support/world';
import { useDropdownClock } from './dropdownClock';

const world = useWorld();
useDropdownClock(() => world.clock);

const dropdown = (parameters: INodeParameters = {}) =>
	world.engine.loadOptions(workflowOf(parameters), 'Zoom Registrants');

describe('Meeting', () => {
	it('lists the upcoming meetings of the user who is logged in, each once, with its start', async () => {
		world.sandbox.addMeeting({
			id: '85299999999',
			topic: 'Summer School',
			startTime: Date.parse('2031-07-01T16:00:00Z'),
		});
		const { results } = await searchEvents.call(dropdown());

		expect(results).toContainEqual({
			name: 'Summer School · Tue, 1 Jul 2031, 18:00 CEST',
			value: '85299999999',
		});
		const ids = results.map(({ value }) => value);
		expect(ids).toContain('84723456789');
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).not.toContain('87145678901');
		expect(world.apiRequests().map(({ url }) => url)).toEqual([
			'/v2/users/me/meetings?type=upcoming&page_size=300',
		]);
	});

	it.each([
		['office', ['84723456789']],
		['AUTUMN', ['85212345678']],
		[' autumn ', ['85212345678']],
		['852 1234', ['85212345678']],
		['852-1234', ['85212345678']],
		['no such thing', []],
		['-', ['86034567890']],
	])('finds by topic or ID: %s', async (filter, expected) => {
		const { results } = await searchEvents.call(dropdown(), filter);
		expect(results.map(({ value }) => value)).toEqual(expected);
	});

	it('lists the meetings of the host that a server-to-server user names', async () => {
		const parameters = { authentication: 'serverToServer', host: ' ben@events.example ' };
		const { results } = await searchEvents.call(dropdown(parameters));
		expect(results.map(({ value }) => value)).toContain('87145678901');
		expect(world.apiRequests()[0]?.path).toBe('/v2/users/ben%40events.example/meetings');
	});

	it('shows why it cannot be read', async () => {
		world.revokeScopes(/./);
		await expect(searchEvents.call(dropdown())).rejects.toMatchObject({
			message:
				'The Zoom app is missing a scope: meeting:read:list_meetings. Add it to your app on marketplace.zoom.us under Scopes, then reconnect the credential. Server-to-Server: it takes effect when the current token expires, within an hour.',
			description: expect.stringMatching(/^\(HTTP 400, Zoom code 4711, tracking ID .*\)$/),
		});
	});

	it('says which host it does not know', async () => {
		const parameters = { authentication: 'serverToServer', host: 'nobody@events.example' };
		await expect(searchEvents.call(dropdown(parameters))).rejects.toMatchObject({
			message: expect.stringMatching(
				/^Zoom doesn't recognize the host: User does not exist: nobody@events.example. Check /,
			),
		});
	});

	it('asks for the host when a server-to-server login has no meetings of its own', async () => {
		world.sandbox.switches.serverToServerMe = 'refuse';
		await expect(
			searchEvents.call(dropdown({ authentication: 'serverToServer' })),
		).rejects.toMatchObject({ message: expect.stringContaining("Fill in 'Host'") });
	});
});

describe('Occurrence', () => {
	it('lists the whole series first, then the occurrences that still take place, in the time zone of the workflow.', async () => {
		world.sandbox.addMeeting({
			id: '85299999998',
			occurrences: [
				{ id: '1', startTime: Date.parse('2031-01-07T09:30:00Z'), duration: 45 },
				{ id: '2', startTime: Date.parse('2031-01-14T09:30:00Z'), duration: 45, status: 'deleted' },
				{ id: '3', startTime: Date.parse('2031-07-15T09:30:00Z'), duration: 45 },
			],
		});
		const { results } = await searchOccurrences.call(
			dropdown({ meetingId: byId('852 9999 9998') }),
		);
		expect(results).toEqual([
			{ name: 'Whole series', value: '' },
			{ name: 'Tue, 7 Jan 2031, 10:30 CET · 45 min', value: '1' },
			{ name: 'Tue, 15 Jul 2031, 11:30 CEST · 45 min', value: '3' },
		]);
		expect(world.apiRequests().map(({ url }) => url)).toEqual([
			'/v2/meetings/85299999998?show_previous_occurrences=true',
		]);
	});

	it('says of a meeting without occurrences that it does not repeat, and offers the way back.', async () => {
		const { results } = await searchOccurrences.call(dropdown({ meetingId: byId('85212345678') }));
		expect(results).toEqual([{ name: 'Whole meeting (it has no separate dates)', value: '' }]);
	});

	it('asks for the meeting first, with the next step in the message, which is all that lists show.', async () => {
		const meetingId = { __rl: true, mode: 'list', value: '' };
		await expect(searchOccurrences.call(dropdown({ meetingId }))).rejects.toMatchObject({
			message:
				'Choose the meeting first. Choose a meeting From List, or enter its ID or join link.',
		});
		expect(world.apiRequests()).toEqual([]);
	});

	it('shows why the meeting cannot be read', async () => {
		await expect(
			searchOccurrences.call(dropdown({ meetingId: byId('89999999999') })),
		).rejects.toMatchObject({
			message: expect.stringContaining("Meeting 89999999999 doesn't exist"),
		});
	});
});

describe('A list that Zoom refuses', () => {
	const NEXT_STEP =
		'Zoom gave no further details. Check the meeting and the registrant. If a tracking ID is shown, Zoom support can look it up.';
	const FILL_IN_HOST = "Fill in 'Host' with the email of the user who hosts them.";
	const meetingId = byId('85212345678');

	function refusing(message: string): void {
		const answer = { status: 400, body: { code: 300, message } };
		world.sandbox.addFault({ match: { pathIncludes: '/v2/' }, answer });
	}

	it.each([
		['Not now', 'Not now.'],
		['Not now.', 'Not now.'],
		['Not now!', 'Not now!'],
		['Really?', 'Really?'],
		['Not now. Never', 'Not now. Never.'],
	])('shows a sentence that ends, and then the next step: %s', async (message, sentence) => {
		refusing(message);
		await expect(searchEvents.call(dropdown())).rejects.toMatchObject({
			message: `Zoom rejected the request: ${sentence} ${NEXT_STEP}`,
		});
	});

	it.each([
		['a Server-to-Server login without a host', {}, ` ${FILL_IN_HOST}`],
		['a Server-to-Server login with a host', { host: 'ben@events.example' }, ''],
	])("asks %s to fill in 'Host' only if there is none.", async (_, host, hint) => {
		refusing('Not now.');
		const parameters = { authentication: 'serverToServer', ...host };
		await expect(searchEvents.call(dropdown(parameters))).rejects.toMatchObject({
			message: `Zoom rejected the request: Not now. ${NEXT_STEP}${hint}`,
		});
	});

	it("doesn't ask for a host if it's about a meeting that is chosen already.", async () => {
		refusing('Not now.');
		const parameters = { authentication: 'serverToServer', meetingId };
		await expect(searchOccurrences.call(dropdown(parameters))).rejects.toMatchObject({
			message: `Zoom rejected the request: Not now. ${NEXT_STEP}`,
		});
	});
});

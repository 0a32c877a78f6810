import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { listSearch, loadOptions } from '../../../../nodes/ZoomRegistrants/methods';
import { byId, useWorld, workflowOf } from '../../../support/world';
import { useDropdownClock } from './dropdownClock';

const WEBINAR = '93300000831';

const world = useWorld((world) => {
	const startTime = world.clock.now() - 3_600_000;
	world.sandbox.addMeeting({
		id: WEBINAR,
		type: 9,
		topic: 'Weekly Demo',
		occurrences: [{ id: '17', startTime: Date.parse('2031-07-01T09:30:00Z'), duration: 60 }],
		customQuestions: [{ title: 'Why?', type: 'short', required: false, answers: [] }],
		trackingSources: [{ id: 'SRC1', name: 'Newsletter', visitors: 0 }],
		instances: [{ uuid: 'one==', startTime }],
	});
	world.sandbox.addRegistrants(WEBINAR, [{ id: 'ann', email: 'ann@example.com' }]);
});
useDropdownClock(() => world.clock);

type Method = (this: ILoadOptionsFunctions) => Promise<unknown>;

/** What a list or dropdown offers, by its values. */
async function offered(method: Method): Promise<unknown[]> {
	const parameters = { resource: 'webinarRegistrant', webinarId: byId(WEBINAR) };
	const answer = await method.call(
		world.engine.loadOptions(workflowOf(parameters), 'Zoom Registrants'),
	);
	const entries = (
		Array.isArray(answer) ? answer : (answer as { results: unknown[] }).results
	) as Array<{
		value: unknown;
	}>;
	return entries.map(({ value }) => value);
}

it('The form has these lists and dropdowns, and no others.', () => {
	expect(Object.keys({ ...listSearch, ...loadOptions }).sort()).toEqual([
		'getCustomQuestions',
		'getOccurrences',
		'getTrackingSources',
		'searchEvents',
		'searchOccurrences',
		'searchPastEvents',
		'searchPastInstances',
		'searchRegistrants',
	]);
});

it.each<[string, Method, string, string]>([
	['Meeting or Webinar', listSearch.searchEvents, WEBINAR, '/users/me/webinars?type=upcoming'],
	['a past one', listSearch.searchPastEvents, WEBINAR, '/users/me/webinars?type=scheduled'],
	['Occurrence', listSearch.searchOccurrences, '17', `/webinars/${WEBINAR}?`],
	['Instance', listSearch.searchPastInstances, 'one==', `/past_webinars/${WEBINAR}/instances`],
	['Registrant', listSearch.searchRegistrants, 'ann', `/webinars/${WEBINAR}/registrants?`],
	['Occurrences', loadOptions.getOccurrences, '17', `/webinars/${WEBINAR}?`],
	[
		'Custom Questions',
		loadOptions.getCustomQuestions,
		'Why?',
		`/webinars/${WEBINAR}/registrants/questions`,
	],
	[
		'Tracking Source',
		loadOptions.getTrackingSources,
		'SRC1',
		`/webinars/${WEBINAR}/tracking_sources`,
	],
])('The list for %s is filled by its own method.', async (_, method, value, path) => {
	expect(await offered(method)).toContain(value);
	expect(world.apiRequests()[0]?.url).toContain(`/v2${path}`);
});

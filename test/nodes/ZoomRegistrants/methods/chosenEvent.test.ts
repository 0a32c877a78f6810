import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';

import {
	searchOccurrences,
	searchRegistrants,
} from '../../../../nodes/ZoomRegistrants/methods/listSearch';
import { occurrenceNames } from '../../../../nodes/ZoomRegistrants/methods/chosenEvent';
import {
	getCustomQuestions,
	getOccurrences,
	getTrackingSources,
} from '../../../../nodes/ZoomRegistrants/methods/loadOptions';
import { byId, useWorld, workflowOf } from '../../../support/world';
import { useDropdownClock } from './dropdownClock';

const MEETING = '85200000821';
const WEBINAR = '93300000821';
const RECORDED = '85200000822';

const world = useWorld((world) => {
	world.sandbox.addMeeting({
		id: MEETING,
		occurrences: [
			{ id: '1', startTime: Date.parse('2021-01-05T09:30:00Z'), duration: 45 },
			{ id: '2', startTime: Date.parse('2031-01-07T09:30:00Z'), duration: 45 },
			{ id: '3', startTime: Date.parse('2031-01-14T09:30:00Z'), duration: 45, status: 'deleted' },
		],
		customQuestions: [
			{ title: 'Why?', type: 'short', required: true, answers: [] },
			{ title: 'Lunch', type: 'single', required: false, answers: ['Yes', 'No'] },
		],
	});
	world.sandbox.addMeeting({
		id: WEBINAR,
		type: 9,
		occurrences: [{ id: '1', startTime: Date.parse('2031-07-01T09:30:00Z'), duration: 60 }],
		trackingSources: [{ id: 'SRC1', name: 'Newsletter', visitors: 0 }],
	});
	world.sandbox.addMeeting({
		id: RECORDED,
		recording: {
			customQuestions: [{ title: 'Who?', type: 'short', required: false, answers: [] }],
		},
	});
});
useDropdownClock(() => world.clock);

const webinar = { resource: 'webinarRegistrant', webinarId: byId(WEBINAR) };
const dropdown = (parameters: INodeParameters = {}) =>
	world.engine.loadOptions(
		workflowOf({ meetingId: byId(MEETING), ...parameters }),
		'Zoom Registrants',
	);
const urls = () => world.apiRequests().map(({ url }) => url);

describe('Registrant', () => {
	it('shows name, e-mail and status, in any status', async () => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'a', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee', status: 'approved' },
			{ id: 'b', email: 'bob@example.com', firstName: 'Bob', lastName: '', status: 'pending' },
			{ id: 'c', email: 'cyr@example.com', firstName: 'Cyr', lastName: 'Ott', status: 'denied' },
		]);
		const { results } = await searchRegistrants.call(dropdown());
		expect(results).toEqual([
			{ name: 'Bob <bob@example.com> (pending)', value: 'b' },
			{ name: 'Ann Lee <ann@example.com> (approved)', value: 'a' },
			{ name: 'Cyr Ott <cyr@example.com> (denied)', value: 'c' },
		]);
		expect(urls()).toEqual(
			['pending', 'approved', 'denied'].map(
				(status) => `/v2/meetings/85200000821/registrants?status=${status}&page_size=300`,
			),
		);
	});

	it.each([
		['LEE', ['a']],
		['bob@', ['b']],
		['(denied)', ['c']],
		['nobody', []],
	])('finds by name, e-mail or status: %s', async (filter, expected) => {
		world.sandbox.addRegistrants(MEETING, [
			{ id: 'a', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee', status: 'approved' },
			{ id: 'b', email: 'bob@example.com', firstName: 'Bob', lastName: '', status: 'pending' },
			{ id: 'c', email: 'cyr@example.com', firstName: 'Cyr', lastName: 'Ott', status: 'denied' },
		]);
		const { results } = await searchRegistrants.call(dropdown(), filter);
		expect(results.map(({ value }) => value)).toEqual(expected);
	});

	it('loads page by page through all statuses as n8n asks for more.', async () => {
		world.sandbox.addRegistrants(MEETING, 650);
		world.sandbox.addRegistrants(MEETING, [{ id: 'z', email: 'zed@example.com' }], {
			status: 'denied',
		});
		const found: unknown[] = [];
		const requests: number[] = [];
		for (let token: string | undefined = ''; token !== undefined; ) {
			const answer = await searchRegistrants.call(dropdown(), '', token || undefined);
			found.push(...answer.results.map(({ value }) => value));
			requests.push(urls().length);
			token = answer.paginationToken as string | undefined;
		}
		expect(new Set(found).size).toBe(651);
		expect(found).toHaveLength(651);
		expect(found.at(-1)).toBe('z');
		// The third page has fewer than a hundred, so the other statuses are read with it.
		expect(requests).toEqual([1, 2, 5]);
	});

	it('finds somebody on the last page when their name is typed.', async () => {
		world.sandbox.addRegistrants(MEETING, 650);
		const { results } = await searchRegistrants.call(dropdown(), 'guest649@');
		expect(results).toHaveLength(1);
	});

	it('says that there are more than it can search.', async () => {
		for (let n = 0; n < 40; n += 1) {
			const registrants = [{ id: `r${n}`, email: n === 2 ? 'ann@example.com' : 'x@example.com' }];
			const body = { registrants, next_page_token: `t${n}` };
			world.sandbox.addFault({ answer: { status: 200, body } });
		}
		const { results } = await searchRegistrants.call(dropdown(), 'ann@');
		expect(urls()).toHaveLength(30);
		expect(results.map(({ name }) => name)).toEqual([
			'<ann@example.com> (pending)',
			'There are more registrants than this list can search. For others, choose By ID.',
		]);
	});

	it('goes on in the list where it stopped, in whichever status.', async () => {
		world.sandbox.addRegistrants(MEETING, 100);
		const others: Array<['approved' | 'denied', number]> = [
			['approved', 350],
			['denied', 120],
		];
		for (const [status, count] of others) {
			const people = Array.from({ length: count }, (_, n) => ({ email: `${status}${n}@x.org` }));
			world.sandbox.addRegistrants(MEETING, people, { status });
		}
		const counts: number[] = [];
		const statuses: string[][] = [];
		const found = new Set<unknown>();
		for (let token: string | undefined = ''; token !== undefined; ) {
			const before = urls().length;
			const answer = await searchRegistrants.call(dropdown(), '', token || undefined);
			counts.push(answer.results.length);
			for (const { value } of answer.results) found.add(value);
			statuses.push(
				world
					.apiRequests()
					.slice(before)
					.map(({ query }) => String(query.status)),
			);
			token = answer.paginationToken as string | undefined;
		}
		expect(counts).toEqual([100, 300, 170]);
		expect(statuses).toEqual([['pending'], ['approved'], ['approved', 'denied']]);
		expect(found.size).toBe(570);
	});

	it('says nothing of more if the lists end with the thirtieth page.', async () => {
		for (let n = 1; n <= 30; n += 1) {
			const registrants = n === 30 ? [{ id: 'ann', email: 'ann@x.org' }] : [{ id: `r${n}` }];
			const body = { registrants, next_page_token: n < 28 ? `t${n}` : '' };
			world.sandbox.addFault({ answer: { status: 200, body } });
		}
		expect(await searchRegistrants.call(dropdown(), 'ann@')).toEqual({
			results: [{ name: '<ann@x.org> (denied)', value: 'ann' }],
		});
		expect(urls()).toHaveLength(30);
	});

	it.each([
		['its ID', byId('2'), '2'],
		['its ID as a number', { __rl: true, mode: 'id', value: 2 }, '2'],
		['nothing yet', byId(''), undefined],
		['an expression', byId('={{ $json.date }}'), undefined],
		['what is left of an expression', byId('{{ $json.date }}'), undefined],
	])('is listed for the occurrence that is chosen by %s.', async (_, occurrenceId, expected) => {
		await searchRegistrants.call(dropdown({ operation: 'delete', occurrenceId }));
		expect(world.apiRequests()[0]?.query.occurrence_id).toBe(expected);
	});

	it('shows those of the chosen occurrence', async () => {
		world.sandbox.addRegistrants(MEETING, [{ email: 'ann@example.com', occurrenceIds: ['2'] }]);
		const { results } = await searchRegistrants.call(
			dropdown({ operation: 'delete', occurrenceId: byId('2') }),
		);
		expect(results).toHaveLength(1);
		expect(urls()[0]).toContain('&occurrence_id=2');
	});
});

describe('Occurrence', () => {
	it('of a webinar begins with the whole series.', async () => {
		const { results } = await searchOccurrences.call(dropdown(webinar));
		expect(results).toEqual([
			{ name: 'Whole series', value: '' },
			{ name: 'Tue, 1 Jul 2031, 11:30 CEST · 60 min', value: '1' },
		]);
		expect(urls()).toEqual(['/v2/webinars/93300000821?show_previous_occurrences=true']);
	});

	it('says of a webinar without occurrences that it does not repeat.', async () => {
		world.sandbox.addMeeting({ id: '93300000822', type: 5 });
		const { results } = await searchOccurrences.call(
			dropdown({ ...webinar, webinarId: byId('93300000822') }),
		);
		expect(results).toEqual([{ name: 'Whole webinar (it has no separate dates)', value: '' }]);
	});

	it('marks those that are past, and shows them last; only where one is chosen is there the whole series.', async () => {
		const expected = [
			{ name: 'Tue, 7 Jan 2031, 10:30 CET · 45 min', value: '2' },
			{ name: 'Tue, 5 Jan 2021, 10:30 CET · 45 min · past', value: '1' },
		];
		expect((await searchOccurrences.call(dropdown())).results).toEqual([
			{ name: 'Whole series', value: '' },
			...expected,
		]);
		expect(await getOccurrences.call(dropdown({ operation: 'create' }))).toEqual(expected);
	});

	it('is past once its start has passed, and not at that very moment.', () => {
		const start = Date.parse('2031-01-07T09:30:00Z');
		const one = { id: '1', startTime: '2031-01-07T09:30:00Z', duration: 45 };
		const nameAt = (now: number) => occurrenceNames([one], 'Europe/Berlin', now)[0]?.name;
		expect(nameAt(start)).toBe('Tue, 7 Jan 2031, 10:30 CET · 45 min');
		expect(nameAt(start + 1)).toBe('Tue, 7 Jan 2031, 10:30 CET · 45 min · past');
	});

	it('finds by date, and the whole series by its name.', async () => {
		const { results } = await searchOccurrences.call(dropdown(), 'jan 2031');
		expect(results.map(({ value }) => value)).toEqual(['2']);
		const whole = await searchOccurrences.call(dropdown(), ' WHOLE ');
		expect(whole.results).toEqual([{ name: 'Whole series', value: '' }]);
	});
});

describe('Custom Questions', () => {
	it('shows the titles, whether an answer is needed, and what can be chosen', async () => {
		expect(await getCustomQuestions.call(dropdown({ operation: 'create' }))).toEqual([
			{ name: 'Why? (required)', value: 'Why?' },
			{ name: 'Lunch', value: 'Lunch', description: 'One of: Yes, No' },
		]);
		expect(urls()).toEqual(['/v2/meetings/85200000821/registrants/questions']);
	});

	it('of a recording are those of its own form', async () => {
		const parameters = { resource: 'recordingRegistrant', meetingId: byId(RECORDED) };
		expect(await getCustomQuestions.call(dropdown(parameters))).toEqual([
			{ name: 'Who?', value: 'Who?' },
		]);
		expect(urls()).toEqual(['/v2/meetings/85200000822/recordings/registrants/questions']);
	});
});

it('Tracking Source shows the links of the webinar', async () => {
	expect(await getTrackingSources.call(dropdown(webinar))).toEqual([
		{ name: 'Newsletter', value: 'SRC1' },
	]);
	expect(world.apiRequests().map(({ method, url }) => `${method} ${url}`)).toEqual([
		'GET /v2/webinars/93300000821/tracking_sources',
	]);
});

it('Tracking Source shows a link without a name by its ID', async () => {
	const tracking_sources = [{ id: 'SRC2' }, { id: 3, source_name: 'Partner' }, 'no link'];
	world.sandbox.addFault({ answer: { status: 200, body: { tracking_sources } } });
	expect(await getTrackingSources.call(dropdown(webinar))).toEqual([
		{ name: 'SRC2', value: 'SRC2' },
		{ name: 'Partner', value: '3' },
	]);
});

type Method = (this: ILoadOptionsFunctions) => Promise<unknown>;

/** Each with the form it needs, its noun, and what a response without its list is said to lack. */
const METHODS: Array<[string, Method, INodeParameters, string, string]> = [
	['searchRegistrants', searchRegistrants, {}, 'meeting', 'a valid list of registrants'],
	['searchOccurrences', searchOccurrences, {}, 'meeting', 'the event'],
	['getOccurrences', getOccurrences, {}, 'meeting', 'the event'],
	['getCustomQuestions', getCustomQuestions, {}, 'meeting', 'the questions of the form'],
	['getTrackingSources', getTrackingSources, webinar, 'webinar', 'tracking sources'],
];

describe.each(METHODS)(
	'%s that cannot be read shows why',
	(_, method, parameters, noun, lacking) => {
		it('If no event is chosen yet, the message says how to choose one.', async () => {
			const empty = { __rl: true, mode: 'list', value: '' };
			await expect(
				method.call(dropdown({ ...parameters, meetingId: empty, webinarId: empty })),
			).rejects.toMatchObject({
				message: `Choose the ${noun} first. Choose a ${noun} From List, or enter its ID or join link.`,
			});
			expect(world.sandbox.requests).toEqual([]);
		});

		it('If the event is a registration link, the message asks for its ID.', async () => {
			const value = `https://us02web.zoom.us/${noun}/register/tZAsc-gpqz4jH9`;
			const link = { __rl: true, mode: 'url', value };
			await expect(
				method.call(dropdown({ ...parameters, meetingId: link, webinarId: link })),
			).rejects.toMatchObject({
				message: `Registration links don't contain the ${noun} ID. Choose the ${noun} From List or enter its ID to see this list.`,
			});
			expect(world.sandbox.requests).toEqual([]);
		});

		it('If the event is an expression, which has no value here, the message says how an ID looks.', async () => {
			const expression = byId('={{ $json.meeting }}');
			await expect(
				method.call(dropdown({ ...parameters, meetingId: expression, webinarId: expression })),
			).rejects.toMatchObject({
				message: `Choose the ${noun} first. A ${noun} ID contains only digits, e.g. 852 1234 5678. For a link, choose By URL and enter the whole link, including https://.`,
			});
		});

		it('a missing scope', async () => {
			world.revokeScopes(/./);
			await expect(method.call(dropdown(parameters))).rejects.toMatchObject({
				message: expect.stringMatching(
					/^The Zoom app is missing a scope: (meeting|webinar):.*marketplace\.zoom\.us/,
				),
			});
		});

		it('an event that does not exist', async () => {
			const other = byId('89999999999');
			await expect(
				method.call(dropdown({ ...parameters, meetingId: other, webinarId: other })),
			).rejects.toThrow(/89999999999 doesn't exist/);
		});

		it('an answer that is not what was asked for', async () => {
			world.sandbox.addFault({ times: 9, answer: { status: 200, body: {} } });
			await expect(method.call(dropdown(parameters))).rejects.toThrow(
				`Zoom's response didn't contain ${lacking}. `,
			);
		});
	},
);

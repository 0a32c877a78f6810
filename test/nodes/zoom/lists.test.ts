import { listSubscriptions } from '../../../nodes/webhook/subscriptions';
import { EVENT_KINDS, type EventKind } from '../../../nodes/zoom/eventKinds';
import { getCapacity, getEvent, listEvents, listOccurrences } from '../../../nodes/zoom/events';
import { questionsBody, questionsJson, readQuestions } from '../../../nodes/zoom/questions';
import {
	canGetRegistrant,
	getRegistrant,
	listedRegistrant,
	listRegistrants,
	WITHOUT_IDS,
} from '../../../nodes/zoom/registrants';
import { registrationLinkFinder } from '../../../nodes/zoom/registrationLinks';
import { fakeConnection, httpError } from '../../support/fakeConnection';

const kind = EVENT_KINDS.meetingRegistrant;
const EVENT = { kind, eventId: '85212345678' };

/** Values that `String()` cannot read, or reads as something they are not. */
const NO_TEXTS: unknown[] = [{ toString: 1 }, { valueOf: 1, toString: 2 }, ['a'], {}, null];

const answering = (body: unknown) => fakeConnection(() => ({ status: 200, body }));
const countingOn = (rows: (page: number) => object) =>
	fakeConnection((_, page) => ({
		status: 200,
		body: { ...rows(page), next_page_token: `${page}` },
	}));

async function registrantsFrom(connection: ReturnType<typeof fakeConnection>) {
	const found: unknown[] = [];
	for await (const page of listRegistrants(connection, EVENT, { status: 'pending' })) {
		found.push(...('error' in page ? [page.error.message] : page.value.registrants));
	}
	return found;
}

/** The events of all pages, then what the error says if there is one. */
async function eventsFrom(
	connection: ReturnType<typeof fakeConnection>,
	{ of = kind, from }: { of?: EventKind; from?: string } = {},
) {
	const found: unknown[] = [];
	for await (const page of listEvents(connection, of, from)) {
		found.push(...('error' in page ? [page.error.message] : page.value.events));
	}
	return found;
}

describe('a list without an end', () => {
	const again = (list: string) => answering({ [list]: [{ id: '1' }], next_page_token: 't' });

	it('is none, because the same page comes a second time', async () => {
		expect((await eventsFrom(again('meetings'))).at(-1)).toBe(
			"Zoom's response didn't contain a valid list of events",
		);
		expect((await registrantsFrom(again('registrants'))).at(-1)).toBe(
			"Zoom's response didn't contain a valid list of registrants",
		);
	});

	it('of meetings is read for 30 pages, and those count', async () => {
		const connection = countingOn((id) => ({ meetings: [{ id, topic: `Meeting ${id}` }] }));
		expect(await eventsFrom(connection)).toHaveLength(30);
		expect(connection.requests).toHaveLength(30);
		expect(connection.requests[9]?.url).toBe(
			'https://api.zoom.us/v2/users/me/meetings?type=upcoming&page_size=300&next_page_token=8',
		);
	});

	it('of subscriptions is read for 10 pages, and those count', async () => {
		const connection = countingOn((id) => ({
			event_subscriptions: [{ event_subscription_id: `${id}`, event_webhook_url: 'https://a' }],
		}));
		const subscriptions = await listSubscriptions(connection, { accountId: 'a', userId: 'u' });
		expect('value' in subscriptions && subscriptions.value).toHaveLength(10);
		expect(connection.requests[9]?.url).toBe(
			'https://api.zoom.us/v2/marketplace/app/event_subscription?subscription_scope=user&account_id=a&user_id=u&page_size=300&next_page_token=8',
		);
	});

	it('of registrants is no list after 1,000 pages', async () => {
		const connection = countingOn((id) => ({ registrants: [{ id: `${id}`, email: 'a@b' }] }));
		const found = await registrantsFrom(connection);
		expect(connection.requests).toHaveLength(1000);
		expect(found).toHaveLength(1001);
		expect(found.at(-1)).toBe("Zoom's response didn't contain a valid list of registrants");
	});
});

it('asks for registrants in Zoom’s order of the query', async () => {
	const connection = answering({ registrants: [] });
	const event = { ...EVENT, occurrenceId: '1796139000000' };
	const query = { status: 'denied', trackingSourceId: 't' } as const;
	for await (const page of listRegistrants(connection, event, query)) {
		expect(page).toEqual({ value: { registrants: [], unreadable: [], isLast: true } });
	}
	expect(connection.requests[0]?.url).toBe(
		'https://api.zoom.us/v2/meetings/85212345678/registrants?status=denied&page_size=300&occurrence_id=1796139000000&tracking_source_id=t',
	);
});

describe('fields that are no texts', () => {
	it.each(NO_TEXTS)(
		'are left out, but the rows of a form are kept as Zoom has them: %j.',
		async (odd) => {
			const meetings = [{ id: odd, topic: 'a' }, 'no row', { id: 7, topic: odd, start_time: odd }];
			expect(await eventsFrom(answering({ meetings }))).toEqual([
				{ id: '7', topic: '', startTime: undefined },
			]);
			const occurrences = [
				{ occurrence_id: odd },
				{ occurrence_id: 8, start_time: odd, duration: odd },
			];
			expect(await listOccurrences(answering({ id: 1, occurrences }), kind, '1')).toEqual({
				value: [{ id: '8', startTime: '', duration: 0 }],
			});
			const registrants = [
				{ id: odd, email: 'a@b' },
				{ id: 'r', email: odd },
			];
			expect(await registrantsFrom(answering({ registrants }))).toEqual([
				{ id: 'r', status: 'pending', isStatusAssumed: true, fields: { id: 'r', email: odd } },
			]);
			const questions = [{ field_name: odd, required: odd }];
			const custom_questions = [
				{ title: odd, type: odd, required: true, answers: [odd, 'yes', 1] },
			];
			expect(await readQuestions(answering({ questions, custom_questions }), EVENT)).toEqual({
				value: {
					questions: [
						{ fieldName: '', required: false, zoomRow: { field_name: odd, required: odd } },
					],
					customQuestions: [
						{
							title: '',
							type: '',
							required: true,
							answers: [odd, 'yes', 1],
							zoomRow: { title: odd, type: odd, required: true, answers: [odd, 'yes', 1] },
						},
					],
				},
			});
		},
	);
});

describe('A list of registrants', () => {
	const pagesOf = async (connection: ReturnType<typeof fakeConnection>, query: object = {}) => {
		const found: unknown[] = [];
		const event = { ...EVENT, ...query };
		for await (const page of listRegistrants(connection, event, { status: 'pending', ...query })) {
			found.push('error' in page ? page.error.message : page.value);
		}
		return found;
	};

	it.each<[string, unknown, unknown]>([
		['no ID', { email: 'a@b' }, { email: 'a@b', fields: { email: 'a@b' } }],
		[
			'an ID of another name',
			{ registrant_id: 'r', email: 'a@b' },
			{ email: 'a@b', fields: { registrant_id: 'r', email: 'a@b' } },
		],
		['neither ID nor email', { first_name: 'Ann' }, { fields: { first_name: 'Ann' } }],
		['nothing', null, {}],
		['no fields', 'Ann', {}],
		['other entries inside', [{ id: 'r' }], {}],
	])('says that it has an entry with %s, which could be anyone.', async (_, entry, unreadable) => {
		const registrants = [entry, { id: 'r2', email: 'c@d' }];
		expect(await pagesOf(answering({ registrants, total_records: 2 }))).toEqual([
			{
				registrants: [expect.objectContaining({ id: 'r2', email: 'c@d' })],
				unreadable: [unreadable],
				isLast: true,
			},
		]);
	});

	it('is an error if Zoom counts more than it shows.', async () => {
		const body = { registrants: [{ id: 'r' }], total_records: 70 };
		const connection = fakeConnection((_, page) => ({
			status: 200,
			body: page === 0 ? body : { ...body, registrants: [] },
		}));
		const found = await pagesOf(connection);
		expect(found.at(-1)).toBe(
			"Zoom's response didn't contain the whole list of registrants (1 of 70 entries)",
		);
		expect(found).toHaveLength(3);
	});

	it.each([[{ occurrenceId: '1796139000000' }], [{ trackingSourceId: 't' }]])(
		'isn’t compared with Zoom’s count if it has a filter that may not be counted: %j',
		async (query) => {
			const body = { registrants: [{ id: 'r' }], total_records: 70 };
			expect(await pagesOf(answering(body), query)).toEqual([
				expect.objectContaining({ isLast: true }),
			]);
		},
	);

	it('resumes where an earlier page says, by token or by number.', async () => {
		const connection = answering({ registrants: [] });
		await pagesOf(connection, { from: '{"next_page_token":"t"}' });
		await pagesOf(connection, { from: '{"page_number":"2"}' });
		expect(connection.requests.map(({ url }) => url)).toEqual([
			'https://api.zoom.us/v2/meetings/85212345678/registrants?status=pending&page_size=300&next_page_token=t',
			'https://api.zoom.us/v2/meetings/85212345678/registrants?status=pending&page_size=300&page_number=2',
		]);
	});
});

describe('A list of webinars', () => {
	it('is read by page_number up to page_count where Zoom sends no tokens.', async () => {
		const connection = fakeConnection((_, page) => ({
			status: 200,
			body: { page_count: 3, webinars: [{ id: page, topic: `Webinar ${page}` }] },
		}));
		expect(await eventsFrom(connection, { of: EVENT_KINDS.webinarRegistrant })).toEqual([
			{ id: '0', topic: 'Webinar 0' },
			{ id: '1', topic: 'Webinar 1' },
			{ id: '2', topic: 'Webinar 2' },
		]);
		expect(connection.requests.map(({ url }) => url)).toEqual([
			'https://api.zoom.us/v2/users/me/webinars?type=upcoming&page_size=300',
			'https://api.zoom.us/v2/users/me/webinars?type=upcoming&page_size=300&page_number=2',
			'https://api.zoom.us/v2/users/me/webinars?type=upcoming&page_size=300&page_number=3',
		]);
	});

	it('isn’t compared with total_records, which also counts what the list’s type leaves out.', async () => {
		const connection = answering({ total_records: 9, webinars: [{ id: 1, topic: 'One' }] });
		expect(await eventsFrom(connection, { of: EVENT_KINDS.webinarRegistrant })).toHaveLength(1);
		expect(connection.requests).toHaveLength(1);
	});
});

describe('an answer without what was asked for is an error', () => {
	it.each([[{}], [[]], [null], ['']])('%j', async (body) => {
		const connection = answering(body);
		const event = { kind, eventId: '1' };
		expect(await eventsFrom(connection)).toEqual([
			"Zoom's response didn't contain a list of meetings",
		]);
		expect(await listOccurrences(connection, kind, '1')).toHaveProperty('error');
		expect(await readQuestions(connection, event)).toHaveProperty('error');
		expect(await registrantsFrom(connection)).toEqual([
			"Zoom's response didn't contain a valid list of registrants",
		]);
	});
});

describe('a registration link', () => {
	const LINK = 'https://us02web.zoom.us/meeting/register/tZAsc-gpqz4jH9';
	const links: Record<string, unknown> = {
		1: undefined,
		2: { toString: 1 },
		3: 'https://zoom.us/meeting/register/constructor',
		4: 'https://zoom.us/meeting/register/tZAsc-gpqz4jH9?a=b#c',
	};
	const zoom = () =>
		fakeConnection(({ url }) => {
			const id = /meetings\/(\d)/.exec(url)?.[1];
			if (id === undefined) {
				return { status: 200, body: { meetings: [1, 2, 3, 4].map((one) => ({ id: one })) } };
			}
			return { status: 200, body: { id, registration_url: links[id] } };
		});

	it.each([
		[LINK, { id: '4' }, 5],
		['https://zoom.us/meeting/register/constructor', { id: '3' }, 4],
		['https://zoom.us/meeting/register/__proto__', { notAmong: 4 }, 5],
		['https://zoom.us/meeting/register/', { notAmong: 4 }, 5],
	])('%s', async (link, value, requestCount) => {
		const connection = zoom();
		const find = registrationLinkFinder(connection, kind);
		expect(await find(link)).toEqual({ value });
		expect(await find(link)).toEqual({ value });
		expect(connection.requests).toHaveLength(requestCount);
	});

	it.each([100, 300])(
		'needs no more pages of the host’s events than are opened: %i',
		async (length) => {
			const connection = fakeConnection(({ url }) => {
				const id = /meetings\/(\d+)/.exec(url)?.[1];
				const meetings = Array.from({ length }, (_, n) => ({ id: n + 1 }));
				return {
					status: 200,
					body: id === undefined ? { meetings, next_page_token: 't' } : { id },
				};
			});
			expect(await registrationLinkFinder(connection, kind)(LINK)).toEqual({
				value: { notAmong: 100 },
			});
			expect(connection.requests.filter(({ url }) => url.includes('/users/'))).toHaveLength(1);
		},
	);

	it('is looked for past an event that cannot be opened, but not past a refused login', async () => {
		const zoomWith = (refusal: Error) =>
			fakeConnection(({ url }) => {
				const id = /meetings\/(\d)/.exec(url)?.[1];
				if (id === undefined) return { status: 200, body: { meetings: [{ id: 1 }, { id: 4 }] } };
				return id === '1' ? refusal : { status: 200, body: { id, registration_url: LINK } };
			});
		const gone = httpError(404, { code: 3001, message: 'Meeting does not exist: 1.' });
		expect(await registrationLinkFinder(zoomWith(gone), kind)(LINK)).toEqual({
			value: { id: '4' },
		});
		const OTHER = 'https://zoom.us/meeting/register/another';
		expect(await registrationLinkFinder(zoomWith(gone), kind)(OTHER)).toEqual({
			value: { notAmong: 1 },
		});
		const odd = httpError(400, { message: 'Something else.' });
		expect(await registrationLinkFinder(zoomWith(odd), kind)(LINK)).toEqual({
			value: { id: '4' },
		});
		const login = httpError(401, { code: 124, message: 'Invalid access token.' });
		expect(await registrationLinkFinder(zoomWith(login), kind)(LINK)).toMatchObject({
			error: { httpStatus: 401, code: 124 },
		});
	});

	it('is looked for on further pages until a hundred events are known', async () => {
		const connection = fakeConnection(({ url }) => {
			const id = /meetings\/(\d+)/.exec(url)?.[1];
			if (id !== undefined) return { status: 200, body: { id } };
			const first = url.includes('next_page_token') ? 60 : 1;
			const meetings = Array.from({ length: 59 }, (_, n) => ({ id: first + n }));
			return { status: 200, body: { meetings, next_page_token: `after ${first}` } };
		});
		expect(await registrationLinkFinder(connection, kind)(LINK)).toEqual({
			value: { notAmong: 100 },
		});
		expect(connection.requests.filter(({ url }) => url.includes('/users/'))).toHaveLength(2);
		expect(connection.requests.filter(({ url }) => url.includes('/meetings/'))).toHaveLength(100);
	});

	it('is not found out where the events may not be read', async () => {
		const connection = fakeConnection(() => httpError(401, { code: 124, message: 'No.' }));
		const find = registrationLinkFinder(connection, kind);
		expect(await find(LINK)).toMatchObject({ error: { httpStatus: 401, code: 124 } });
	});
});

describe('the questions of a form', () => {
	const body = {
		questions: [
			{ field_name: 'city', required: true, hint: 'kept' },
			{ field_name: 'zip', required: 'true' },
		],
		custom_questions: [
			{ title: 'Why?', type: 'short', required: true, answers: [], id: 7 },
			{ title: 'Size', type: 'single', required: false, answers: ['S', 'M'] },
		],
	};

	it('are sent back with everything that Zoom had', async () => {
		const read = await readQuestions(answering(body), EVENT);
		if ('error' in read) throw new Error(read.error.message);
		expect(questionsBody(read.value)).toEqual({
			questions: [
				{ field_name: 'city', required: true, hint: 'kept' },
				{ field_name: 'zip', required: false },
			],
			custom_questions: [
				{ title: 'Why?', type: 'short', required: true, answers: undefined, id: 7 },
				{ title: 'Size', type: 'single', required: false, answers: ['S', 'M'] },
			],
		});
		expect(questionsJson(read.value)).toEqual({
			questions: [
				{ fieldName: 'city', required: true },
				{ fieldName: 'zip', required: false },
			],
			customQuestions: [
				{ title: 'Why?', type: 'short', required: true, answers: [] },
				{ title: 'Size', type: 'single', required: false, answers: ['S', 'M'] },
			],
		});
	});

	it('have no answers where Zoom has no list of them', async () => {
		const custom_questions = [{ title: 'Why?', type: 'short', answers: 'none' }, { answers: null }];
		expect(await readQuestions(answering({ custom_questions }), EVENT)).toMatchObject({
			value: {
				customQuestions: [
					{ title: 'Why?', type: 'short', required: false, answers: [] },
					{ title: '', type: '', required: false, answers: [] },
				],
			},
		});
	});

	it('may be of one sort only', async () => {
		const { questions, custom_questions } = body;
		expect(await readQuestions(answering({ questions }), EVENT)).toMatchObject({
			value: { questions: [{ fieldName: 'city' }, { fieldName: 'zip' }], customQuestions: [] },
		});
		const connection = answering({ custom_questions });
		expect(await readQuestions(connection, EVENT)).toMatchObject({
			value: { questions: [], customQuestions: [{ title: 'Why?' }, { title: 'Size' }] },
		});
		expect(connection.requests[0]?.url).toBe(
			'https://api.zoom.us/v2/meetings/85212345678/registrants/questions',
		);
	});

	it('are unknown where Zoom has none or refuses', async () => {
		expect(await readQuestions(answering({}), EVENT)).toEqual({
			error: {
				message: "Zoom's response didn't contain the questions of the form",
				fieldErrors: [],
			},
		});
		const refusing = fakeConnection(() => httpError(400, { code: 300, message: 'No.' }));
		expect(await readQuestions(refusing, EVENT)).toMatchObject({ error: { code: 300 } });
	});
});

describe('a registrant as Zoom has them', () => {
	it.each([
		[
			{ id: ' r ', status: ' Approved ' },
			{ id: 'r', status: 'approved' },
		],
		[
			{ id: 7, email: 'a@b' },
			{ id: '7', email: 'a@b', status: 'pending', isStatusAssumed: true },
		],
		[
			{ id: 'r', status: ' ' },
			{ id: 'r', status: 'pending', isStatusAssumed: true },
		],
	])('%j', (fields, registrant) => {
		expect(listedRegistrant(fields, 'pending')).toStrictEqual({ ...registrant, fields });
	});

	it.each([[{}], [{ id: ' ' }], [{ id: null, email: 'a@b' }]])(
		'is none without an ID: %j',
		(fields) => {
			expect(listedRegistrant(fields, 'pending')).toBeUndefined();
		},
	);

	it('is read by ID, and the occurrence if there is one', async () => {
		const connection = answering({ id: 'r/1', email: 'a@b' });
		expect(await getRegistrant(connection, EVENT, 'r/1')).toEqual({
			value: {
				id: 'r/1',
				email: 'a@b',
				status: '',
				isStatusAssumed: true,
				fields: { id: 'r/1', email: 'a@b' },
			},
		});
		await getRegistrant(connection, { ...EVENT, occurrenceId: '17' }, 'r');
		expect(connection.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'GET https://api.zoom.us/v2/meetings/85212345678/registrants/r%2F1',
			'GET https://api.zoom.us/v2/meetings/85212345678/registrants/r?occurrence_id=17',
		]);
		expect(await getRegistrant(answering([]), EVENT, 'r')).toEqual({ value: undefined });
		const refusing = fakeConnection(() => httpError(404, { code: 300, message: 'No.' }));
		expect(await getRegistrant(refusing, EVENT, 'r')).toMatchObject({ error: { code: 300 } });
	});

	it('can be read by ID unless it is of a recording, or of one occurrence of a meeting', () => {
		const { meetingRegistrant, webinarRegistrant, recordingRegistrant } = EVENT_KINDS;
		const can = (of: EventKind, occurrenceId?: string) =>
			canGetRegistrant({ kind: of, eventId: '1', occurrenceId });
		expect([can(meetingRegistrant), can(meetingRegistrant, '17')]).toEqual([true, false]);
		expect([can(webinarRegistrant), can(webinarRegistrant, '17')]).toEqual([true, true]);
		expect([can(recordingRegistrant), can(recordingRegistrant, '17')]).toEqual([false, false]);
	});
});

describe('an event', () => {
	it.each([
		[500, { shown: '500', number: 500 }],
		[' 10000 ', { shown: '10000', number: 10_000 }],
		['0', { shown: '0' }],
		['1.5', { shown: '1.5' }],
		['-1', { shown: '-1' }],
		['1234567890', { shown: '1234567890' }],
		['x1', { shown: 'x1' }],
		[undefined, { shown: '' }],
	])('has room for the people that Zoom shows: %j', async (capacity, value) => {
		const connection = answering({ id: 1, capacity });
		expect(await getCapacity(connection, EVENT_KINDS.webinarRegistrant, '1')).toEqual({ value });
		expect(connection.requests[0]?.url).toBe('https://api.zoom.us/v2/webinars/1');
	});

	it('has the occurrences that were not deleted, and past ones too', async () => {
		const occurrences = [
			{ occurrence_id: 1, start_time: 'a', duration: 60, status: 'available' },
			{ occurrence_id: 2, start_time: 'b', duration: '30', status: 'deleted' },
			{ occurrence_id: '', start_time: 'c' },
		];
		const connection = answering({ id: 1, occurrences });
		expect(await listOccurrences(connection, kind, '85212345678')).toEqual({
			value: [{ id: '1', startTime: 'a', duration: 60 }],
		});
		expect(connection.requests[0]?.url).toBe(
			'https://api.zoom.us/v2/meetings/85212345678?show_previous_occurrences=true',
		);
	});

	it('is no event without an ID', async () => {
		const error = { message: "Zoom's response didn't contain the event", fieldErrors: [] };
		for (const body of [{}, [], { topic: 'a' }]) {
			expect(await getEvent(answering(body), kind, '1')).toEqual({ error });
			expect(await getCapacity(answering(body), kind, '1')).toEqual({ error });
		}
	});

	it('is listed once, however many of its occurrences Zoom lists', async () => {
		const meetings = [
			{ id: 1, topic: 'One', start_time: '2026-12-01T15:00:00Z' },
			{ id: 1, topic: 'Again' },
		];
		expect(await eventsFrom(answering({ meetings }))).toEqual([
			{ id: '1', topic: 'One', startTime: '2026-12-01T15:00:00Z' },
		]);
	});
});

it('whatever is read is asked for by GET and without a body', async () => {
	const connection = answering({ id: 1 });
	const { requests } = connection;
	await registrantsFrom(connection);
	await eventsFrom(connection);
	await getEvent(connection, kind, '1');
	await getCapacity(connection, kind, '1');
	await listOccurrences(connection, kind, '1');
	await readQuestions(connection, EVENT);
	await getRegistrant(connection, EVENT, 'r');
	expect(requests.map(({ method }) => method)).toEqual(Array(7).fill('GET'));
	expect(requests.filter((request) => 'body' in request)).toEqual([]);
});

it('a list with entries that have no ID is refused in words that say so', () => {
	expect(WITHOUT_IDS).toEqual({
		message: "Zoom's response didn't contain an ID for each registrant in its list",
		fieldErrors: [],
	});
});

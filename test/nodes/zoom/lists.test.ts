import { listSubscriptions } from '../../../nodes/webhook/subscriptions';
import { EVENT_KINDS, type EventKind } from '../../../nodes/zoom/eventKinds';
import { listEvents, listOccurrences } from '../../../nodes/zoom/events';
import { readQuestions } from '../../../nodes/zoom/questions';
import { listRegistrants } from '../../../nodes/zoom/registrants';
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

	it('needs no more pages of the host’s events than are opened', async () => {
		const connection = fakeConnection(({ url }) => {
			const id = /meetings\/(\d+)/.exec(url)?.[1];
			const meetings = Array.from({ length: 300 }, (_, n) => ({ id: n + 1 }));
			return { status: 200, body: id === undefined ? { meetings, next_page_token: 't' } : { id } };
		});
		expect(await registrationLinkFinder(connection, kind)(LINK)).toEqual({
			value: { notAmong: 100 },
		});
		expect(connection.requests.filter(({ url }) => url.includes('/users/'))).toHaveLength(1);
	});

	it('is not found out where the events may not be read', async () => {
		const connection = fakeConnection(() => httpError(401, { code: 124, message: 'No.' }));
		const find = registrationLinkFinder(connection, kind);
		expect(await find(LINK)).toMatchObject({ error: { httpStatus: 401, code: 124 } });
	});
});

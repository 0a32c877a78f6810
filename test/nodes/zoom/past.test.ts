import { listAbsentees, listPanelists } from '../../../nodes/zoom/absentees';
import { EVENT_KINDS } from '../../../nodes/zoom/eventKinds';
import { listParticipants } from '../../../nodes/zoom/participants';
import { listPastEvents } from '../../../nodes/zoom/pastEvents';
import {
	countOf,
	getInstanceDetails,
	listInstances,
	timeOf,
	uuidSegment,
} from '../../../nodes/zoom/pastInstances';
import { fakeConnection, httpError } from '../../support/fakeConnection';

const MEETING = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85212345678' };
const WEBINAR = { kind: EVENT_KINDS.webinarRegistrant, eventId: '95212345678' };
/** 1 October 2026, 10:00 UTC, in epoch milliseconds. */
const TEN = Date.UTC(2026, 9, 1, 10);

const answering = (...bodies: unknown[]) =>
	fakeConnection((_, index) => ({ status: 200, body: bodies[index] }));
const urlsOf = ({ requests }: ReturnType<typeof fakeConnection>) =>
	requests.map(({ method, url }) => `${method} ${url.replace('https://api.zoom.us/v2', '')}`);
const refusing = () => fakeConnection(() => httpError(400, { code: 300, message: 'No.' }));
const NO = { error: { httpStatus: 400, code: 300 } };

describe('a time of Zoom', () => {
	it.each([
		['2026-10-01T10:00:00Z', TEN],
		[' 2026-10-01T10:00:00Z ', TEN],
		['2026-10-01T10:00:00', TEN],
		['2026-10-01T10:00:00.000', TEN],
		['2026-10-01T12:00:00+02:00', TEN],
		['2026-10-01', TEN - 10 * 60 * 60_000],
		['', undefined],
		['soon', undefined],
		[null, undefined],
	])('%j is %j', (text, time) => {
		expect(timeOf(text)).toBe(time);
	});

	it.each([
		['2026-10-01T10:00:00', TEN],
		['2026-10-01T10:00:00.000', TEN],
		['2026-10-01T10:00', TEN],
		[' 2026-10-01T10:00:00 ', TEN],
		['2026-10-01T10:00:00Z', TEN],
		['2026-10-01T12:00:00+02:00', TEN],
	])('is in UTC on a computer in Los Angeles too: %s', (text, time) => {
		const parse = Date.parse;
		const isLocal = (dateTime: string) => /T[^Z+-]+$/.test(dateTime);
		const inLosAngeles = jest
			.spyOn(Date, 'parse')
			.mockImplementation((dateTime) => parse(isLocal(dateTime) ? `${dateTime}-07:00` : dateTime));
		const read = timeOf(text);
		inLosAngeles.mockRestore();
		expect(read).toBe(time);
	});
});

it.each([
	[3, 3],
	['3', 3],
	[0, 0],
	['', undefined],
	[-1, undefined],
	[1.5, undefined],
	['many', undefined],
	[null, undefined],
])('the count %j is %j', (foreign, count) => {
	expect(countOf(foreign)).toBe(count);
});

it('a UUID is encoded, and once more when it is sent', async () => {
	expect(uuidSegment('/a//b==')).toBe('%2Fa%2F%2Fb%3D%3D');
	const connection = answering({});
	await getInstanceDetails(connection, MEETING, '/a//b==', 'past');
	expect(urlsOf(connection)).toEqual(['GET /past_meetings/%252Fa%252F%252Fb%253D%253D']);
});

describe('the instances of an event', () => {
	it.each([
		[MEETING, 'meetings', 'GET /past_meetings/85212345678/instances'],
		[WEBINAR, 'webinars', 'GET /past_webinars/95212345678/instances'],
	])('are listed with the earliest first: %#', async (event, collection, request) => {
		const connection = answering({
			[collection]: [
				{ uuid: 'later', start_time: '2026-10-01T10:00:01Z' },
				{ uuid: 'first', start_time: '2026-10-01T10:00:00Z' },
			],
		});
		expect(await listInstances(connection, event)).toEqual({
			value: [
				{ uuid: 'first', startTime: TEN },
				{ uuid: 'later', startTime: TEN + 1000 },
			],
		});
		expect(urlsOf(connection)).toEqual([request]);
	});

	it.each([
		[null, 'a list of past instances'],
		[{}, 'a list of past instances'],
		[{ meetings: {} }, 'a list of past instances'],
		[{ meetings: [{ uuid: 'a' }] }, 'a valid list of past instances'],
		[{ meetings: [{ start_time: '2026-10-01T10:00:00Z' }] }, 'a valid list of past instances'],
	])('are unknown where Zoom answers %j', async (body, missing) => {
		expect(await listInstances(answering(body), MEETING)).toMatchObject({
			error: { message: expect.stringContaining(missing) as string },
		});
	});

	it('are unknown where Zoom refuses to say', async () => {
		expect(await listInstances(refusing(), MEETING)).toMatchObject(NO);
	});
});

describe('the details of an instance', () => {
	const body = {
		start_time: '2026-10-01T10:00:00Z',
		end_time: '2026-10-01T10:00:05Z',
		participants_count: 7,
		host_id: 'host1',
		user_email: 'host@example.com',
	};

	it.each([
		['report', 'GET /report/webinars/uuid1'],
		['past', 'GET /past_webinars/uuid1'],
	] as const)('are read from the %s', async (source, request) => {
		const connection = answering(body);
		expect(await getInstanceDetails(connection, WEBINAR, 'uuid1', source)).toEqual({
			value: {
				startTime: TEN,
				endTime: TEN + 5000,
				participantsCount: 7,
				hostId: 'host1',
				hostEmail: 'host@example.com',
			},
		});
		expect(urlsOf(connection)).toEqual([request]);
	});

	it('may be missing', async () => {
		const empty = { host_id: '', user_email: 7, participants_count: null };
		expect(await getInstanceDetails(answering(empty), MEETING, 'u', 'past')).toStrictEqual({
			value: {
				startTime: undefined,
				endTime: undefined,
				participantsCount: undefined,
				hostId: undefined,
				hostEmail: undefined,
			},
		});
		expect(await getInstanceDetails(answering([]), MEETING, 'u', 'past')).toMatchObject({
			error: { message: expect.stringContaining('the details of the instance') as string },
		});
		expect(await getInstanceDetails(refusing(), MEETING, 'u', 'past')).toMatchObject(NO);
	});
});

describe('the participants of an instance', () => {
	async function read(connection: ReturnType<typeof fakeConnection>) {
		const found: unknown[] = [];
		for await (const page of listParticipants(connection, MEETING, 'uuid1', 'report')) {
			found.push(page);
		}
		return found;
	}

	it('have every field that Zoom shows, without spaces around it', async () => {
		const row = {
			id: 'zoomUser',
			user_id: '16778240',
			registrant_id: ' reg1 ',
			user_email: ' a@example.com ',
			name: ' Ann ',
			join_time: '2026-10-01T10:00:00Z',
			leave_time: '2026-10-01T10:00:09Z',
			duration: 9,
			status: 'in_waiting_room',
			bo_mtg_id: 'room',
		};
		const connection = answering({ participants: [row], total_records: 1 });
		const participant = {
			registrantId: 'reg1',
			email: 'a@example.com',
			name: 'Ann',
			userId: 'zoomUser',
			joinTime: TEN,
			leaveTime: TEN + 9000,
			duration: 9,
			isInWaitingRoom: true,
			isInBreakoutRoom: true,
		};
		const key = expect.any(String) as string;
		expect(await read(connection)).toEqual([
			{ value: { participants: [[key, participant]], total: 1 } },
		]);
		expect(urlsOf(connection)).toEqual([
			'GET /report/meetings/uuid1/participants?page_size=300&include_fields=registrant_id',
		]);
	});

	it('may show nothing but that someone was there', async () => {
		const rows = [{}, { status: 'in_meeting', duration: -1, participant_user_id: 'u', id: 'v' }];
		const nobody = {
			registrantId: '',
			email: '',
			name: '',
			userId: '',
			joinTime: undefined,
			leaveTime: undefined,
			duration: undefined,
			isInWaitingRoom: false,
			isInBreakoutRoom: false,
		};
		expect(await read(answering({ participants: rows }))).toEqual([
			{
				value: {
					participants: [
						[undefined, nobody],
						[undefined, { ...nobody, userId: 'u' }],
					],
					total: undefined,
				},
			},
		]);
		const unprocessed = { participants: [{ duration: 0 }] };
		expect(await read(answering(unprocessed))).toMatchObject([
			{ value: { participants: [[undefined, { duration: 0 }]] } },
		]);
	});

	it('have a key that only the same row on another page repeats', async () => {
		const row = { user_id: '1', join_time: 'a', leave_time: 'b', status: 'c', bo_mtg_id: 'd' };
		const others = Object.keys(row).map((field) => ({ ...row, [field]: 'other' }));
		const participants = [row, row, ...others];
		const [page, again] = (await read(
			answering(
				{ participants, next_page_token: 't' },
				{ participants: [row], next_page_token: '' },
			),
		)) as Array<{ value: { participants: Array<[string, unknown]> } }>;
		const keys = page?.value.participants.map(([key]) => key) ?? [];
		expect(new Set(keys).size).toBe(7);
		expect(again?.value.participants.map(([key]) => key)).toEqual([keys[0]]);
	});

	it('are unknown where a page comes a second time, which would never end', async () => {
		const again = { participants: [{ user_id: '1' }], next_page_token: 't' };
		expect((await read(answering(again, again))).at(-1)).toMatchObject({
			error: { message: "Zoom's response didn't contain a valid list of participants" },
		});
	});

	it('are unknown where the list is none, or refused', async () => {
		expect(await read(answering({ participants: {} }))).toMatchObject([
			{ error: { message: expect.stringContaining('a valid list of participants') as string } },
		]);
		expect(await read(refusing())).toMatchObject([NO]);
	});
});

describe('the absentees of a webinar', () => {
	it('are the IDs of all pages, of the instance or of the occurrence', async () => {
		const pages = [
			{ registrants: [{ id: ' a ' }, { id: 'b' }], next_page_token: 't' },
			{ registrants: [{ id: 'c' }] },
		];
		const ofInstance = answering(...pages);
		expect(await listAbsentees(ofInstance, WEBINAR, '/u')).toEqual({
			value: new Set(['a', 'b', 'c']),
		});
		expect(urlsOf(ofInstance)).toEqual([
			'GET /past_webinars/%252Fu/absentees?page_size=300',
			'GET /past_webinars/%252Fu/absentees?page_size=300&next_page_token=t',
		]);
		const ofOccurrence = answering({ registrants: [] });
		const event = { ...WEBINAR, occurrenceId: '17' };
		expect(await listAbsentees(ofOccurrence, event, '/u')).toEqual({ value: new Set() });
		expect(urlsOf(ofOccurrence)).toEqual([
			'GET /past_webinars/95212345678/absentees?occurrence_id=17&page_size=300',
		]);
	});

	it('are unknown where a page comes a second time, which would never end', async () => {
		const again = { registrants: [{ id: 'a' }], next_page_token: 't' };
		expect(await listAbsentees(answering(again, again), WEBINAR, 'u')).toMatchObject({
			error: { message: "Zoom's response didn't contain a valid list of absentees" },
		});
	});

	it('are unknown where the list is none, or refused', async () => {
		expect(await listAbsentees(answering({}), WEBINAR, 'u')).toMatchObject({
			error: { message: expect.stringContaining('a valid list of absentees') as string },
		});
		expect(await listAbsentees(refusing(), WEBINAR, 'u')).toMatchObject(NO);
	});
});

describe('the panelists of a webinar', () => {
	it('are their emails as keys', async () => {
		const panelists = [{ email: 'Ann@Example.com' }, { email: '' }, { name: 'Ben' }, null];
		const connection = answering({ panelists });
		expect(await listPanelists(connection, WEBINAR)).toEqual({
			value: new Set(['ann@example.com']),
		});
		expect(urlsOf(connection)).toEqual(['GET /webinars/95212345678/panelists']);
	});

	it('are unknown where the list is none, or refused', async () => {
		for (const body of [null, {}, { panelists: {} }]) {
			expect(await listPanelists(answering(body), WEBINAR)).toMatchObject({
				error: { message: expect.stringContaining('a list of panelists') as string },
			});
		}
		expect(await listPanelists(refusing(), WEBINAR)).toMatchObject(NO);
	});
});

describe('the past events of a host', () => {
	const row = (id: unknown, start_time?: string, type?: unknown) => ({
		id,
		topic: `Event ${String(id)}`,
		start_time,
		type,
	});

	it('are the previous meetings, the latest first, and each once with its latest start', async () => {
		const connection = answering(
			{
				meetings: [row(1, '2026-09-01T10:00:00Z'), row(2), row(3, '2026-09-03T10:00:00Z'), row('')],
				next_page_token: 't',
			},
			{ meetings: [row(1, '2026-09-02T10:00:00Z'), row(3, '2026-09-02T10:00:00Z')] },
		);
		expect(await listPastEvents(connection, MEETING.kind, TEN)).toEqual({
			value: [
				{ id: '3', topic: 'Event 3', startTime: Date.UTC(2026, 8, 3, 10) },
				{ id: '1', topic: 'Event 1', startTime: Date.UTC(2026, 8, 2, 10) },
				{ id: '2', topic: 'Event 2' },
			],
		});
		expect(urlsOf(connection)).toEqual([
			'GET /users/me/meetings?type=previous_meetings&page_size=300',
			'GET /users/me/meetings?type=previous_meetings&page_size=300&next_page_token=t',
		]);
	});

	it('are the webinars that have begun, and series of which only the next date is shown', async () => {
		const connection = answering({
			webinars: [
				row(1, '2026-10-01T10:00:00Z', 5),
				row(2, '2026-10-01T10:00:01Z', 5),
				row(3, '2026-10-01T10:00:01Z', 6),
				row(4, '2026-10-01T10:00:01Z', '9'),
			],
		});
		expect(await listPastEvents(connection, WEBINAR.kind, TEN)).toEqual({
			value: [
				{ id: '1', topic: 'Event 1', startTime: TEN },
				{ id: '3', topic: 'Event 3' },
				{ id: '4', topic: 'Event 4' },
			],
		});
		expect(urlsOf(connection)).toEqual(['GET /users/me/webinars?type=scheduled&page_size=300']);
	});

	it('are read for ten pages', async () => {
		const connection = fakeConnection((_, page) => ({
			status: 200,
			body: { meetings: [row(page + 1)], next_page_token: `${page}` },
		}));
		const events = await listPastEvents(connection, MEETING.kind, TEN);
		expect('value' in events && events.value).toHaveLength(10);
		expect(connection.requests).toHaveLength(10);
	});

	it('are unknown where a page comes a second time, which would never end', async () => {
		const again = { meetings: [row(1)], next_page_token: 't' };
		expect(await listPastEvents(answering(again, again), MEETING.kind, TEN)).toMatchObject({
			error: { message: "Zoom's response didn't contain a valid list of events" },
		});
	});

	it('are unknown where the list is none, or refused', async () => {
		expect(await listPastEvents(answering({}), MEETING.kind, TEN)).toMatchObject({
			error: { message: expect.stringContaining('a list of meetings') as string },
		});
		expect(await listPastEvents(refusing(), MEETING.kind, TEN)).toMatchObject(NO);
	});
});

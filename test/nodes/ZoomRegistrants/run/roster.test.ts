import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Registrant } from '../../../../nodes/fields/registrants';
import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import type { ListedRegistrant, RegistrantStatus } from '../../../../nodes/zoom/registrants';
import {
	anyStatus,
	covers,
	findIn,
	type Roster,
	rosterKey,
	Rosters,
} from '../../../../nodes/ZoomRegistrants/run/roster';
import { StatusCounts } from '../../../../nodes/ZoomRegistrants/run/statusCounts';
import { CircuitBreaker } from '../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { type FakeAnswer, fakeConnection, httpError } from '../../../support/fakeConnection';
import { FORBIDDEN_LIST, NOT_HOST } from './refusals';

const EVENT = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const OCCURRENCE = { ...EVENT, occurrenceId: '1700000000000' };

const ANN = { id: 'annsID', email: 'Ann@example.com' };
const BOB = { id: 'bobsID', email: 'bob@example.com' };

function rosterOf(complete: RegistrantStatus[], people: Array<typeof ANN>): Roster {
	const listed = people.map(
		({ id, email }): ListedRegistrant => ({ id, email, status: 'pending', fields: {} }),
	);
	return {
		complete: new Set(complete),
		byId: new Map(listed.map((one) => [one.id, [one]])),
		byEmail: new Map(listed.map((one) => [one.email?.toLowerCase() ?? '', [one]])),
		hasEntriesWithoutEmail: false,
		hasEntriesWithoutId: false,
		approvedRows: 0,
		withoutId: new StatusCounts(),
		pagesRead: 3,
	};
}

describe('A registrant in a roster', () => {
	it.each<[string, Registrant, string | undefined]>([
		['is found by ID.', { id: 'annsID' }, 'annsID'],
		['is found by email in any capitals.', { email: 'aNN@EXAMPLE.com' }, 'annsID'],
		[
			'is found by ID even if the email is that of somebody else.',
			{ ...ANN, email: BOB.email },
			'annsID',
		],
		[
			'is not found by email if the ID beside it is unknown.',
			{ id: 'x', email: ANN.email },
			undefined,
		],
		['is not found by an ID in other capitals.', { id: 'ANNSID' }, undefined],
		['is not found without a name.', {}, undefined],
	])('%s', (_, registrant, id) => {
		expect(findIn(rosterOf([], [ANN, BOB]), registrant)?.id).toBe(id);
	});
});

describe('What a roster covers:', () => {
	const ALL: RegistrantStatus[] = ['pending', 'approved', 'denied'];
	it.each<[string, Roster, Parameters<typeof covers>[1], boolean]>([
		['All statuses cover any.', rosterOf(ALL, []), anyStatus(), true],
		['One status does not cover all.', rosterOf(['denied'], [ANN]), anyStatus(), false],
		['One status covers itself.', rosterOf(['denied'], []), { statuses: ['denied'] }, true],
		['Everyone wanted is enough.', rosterOf([], [ANN, BOB]), anyStatus([ANN, BOB]), true],
		['Most of those wanted are not enough.', rosterOf([], [ANN]), anyStatus([ANN, BOB]), false],
		['All statuses cover even those who are not there.', rosterOf(ALL, []), anyStatus([ANN]), true],
	])('%s', (_, roster, scope, expected) => {
		expect(covers(roster, scope)).toBe(expected);
	});
});

it('Each event and occurrence has a key of its own, whatever their IDs are.', () => {
	const events = [
		EVENT,
		OCCURRENCE,
		{ ...EVENT, eventId: '85200000002' },
		{ ...EVENT, kind: EVENT_KINDS.webinarRegistrant },
		{ ...EVENT, eventId: '1","2' },
		{ ...EVENT, eventId: '1', occurrenceId: '2' },
	];
	expect(new Set(events.map(rosterKey)).size).toBe(events.length);
	expect(rosterKey({ ...EVENT })).toBe(rosterKey(EVENT));
});

describe('The rosters of a run', () => {
	/** Zoom's list has Ann pending and Bob approved, one on each page that there is. */
	function reading(answer: (request: IHttpRequestOptions, index: number) => FakeAnswer = list) {
		const connection = fakeConnection(answer);
		const breaker = new CircuitBreaker();
		const rosters = new Rosters(connection, breaker);
		const asked = () =>
			connection.requests.map(({ url }) => new URL(url).searchParams.get('status'));
		return { rosters, breaker, asked };
	}

	function list({ url }: IHttpRequestOptions): FakeAnswer {
		const status = new URL(url).searchParams.get('status');
		const registrants = status === 'pending' ? [ANN] : status === 'approved' ? [BOB] : [];
		return { status: 200, body: { registrants: registrants.map((one) => ({ ...one, status })) } };
	}

	const idsIn = (roster: { value: Roster } | { error: unknown }) =>
		'value' in roster ? [...roster.value.byId.keys()] : roster;

	it('read at most as many pages as they may, and then no further list.', async () => {
		const { rosters, asked } = reading(({ url }) => {
			const { searchParams } = new URL(url);
			const page = Number(searchParams.get('next_page_token') ?? 0) + 1;
			const registrants = [{ id: `${searchParams.get('status')} ${page}` }];
			return { status: 200, body: { registrants, next_page_token: String(page) } };
		});
		const roster = await rosters.refresh(EVENT, { ...anyStatus(), maxPages: 2 });
		expect(idsIn(roster)).toEqual(['pending 1', 'pending 2']);
		expect(asked()).toEqual(['pending', 'pending']);
		expect('value' in roster && roster.value.complete.size).toBe(0);
	});

	it('remember that access is forbidden, but not another refusal.', async () => {
		const forbidden = reading(() => httpError(403, { code: 200, message: 'No permission.' }));
		await forbidden.rosters.get(EVENT, anyStatus());
		expect(await forbidden.rosters.get(EVENT, anyStatus())).toHaveProperty('error');
		expect(forbidden.asked()).toHaveLength(1);
		const other = reading(() => httpError(400, { code: 300, message: 'No.' }));
		await other.rosters.get(EVENT, anyStatus());
		await other.rosters.get(EVENT, anyStatus());
		expect(other.asked()).toHaveLength(2);
	});

	it('read a list to the end once, however often it is asked for.', async () => {
		const { rosters, asked } = reading();
		expect(idsIn(await rosters.get(EVENT, anyStatus()))).toEqual(['annsID', 'bobsID']);
		await rosters.get(EVENT, anyStatus());
		await rosters.get(EVENT, anyStatus([{ id: 'nobody' }]));
		expect(asked()).toEqual(['pending', 'approved', 'denied']);
	});

	it('stop reading as soon as everyone wanted is found.', async () => {
		const { rosters, asked } = reading();
		await rosters.get(EVENT, anyStatus([{ email: 'ANN@example.com' }]));
		expect(asked()).toEqual(['pending']);
	});

	it('read anew, and in one go, if what was read before does not cover what is wanted.', async () => {
		const { rosters, asked } = reading();
		await rosters.get(EVENT, anyStatus([ANN]));
		expect(idsIn(await rosters.get(EVENT, anyStatus([ANN, BOB])))).toEqual(['annsID', 'bobsID']);
		expect(asked()).toEqual(['pending', 'pending', 'approved']);
	});

	it('read each event and each occurrence by itself.', async () => {
		const { rosters, asked } = reading();
		await rosters.get(EVENT, { statuses: ['denied'] });
		await rosters.get(OCCURRENCE, { statuses: ['denied'] });
		expect(asked()).toEqual(['denied', 'denied']);
		expect(rosters.cached(OCCURRENCE)?.complete).toEqual(new Set(['denied']));
	});

	it('have nothing in store of an event that was not read.', () => {
		expect(reading().rosters.cached(EVENT)).toBeUndefined();
	});

	it('ask only once for a list that may not be read, for whatever event.', async () => {
		const { message, code } = FORBIDDEN_LIST;
		const { rosters, asked } = reading(() => httpError(400, { code, message }));
		for (const eventId of ['1', '2', '3']) {
			const roster = await rosters.get({ ...EVENT, eventId }, anyStatus());
			expect(roster).toMatchObject({ error: { message } });
		}
		expect(asked()).toHaveLength(1);
	});

	it('keep what was read before if access is refused later.', async () => {
		const { rosters, asked } = reading((request, index) =>
			index === 0 ? list(request) : httpError(403, { code: 200, message: 'No permission.' }),
		);
		await rosters.get(EVENT, anyStatus([ANN]));
		const before = rosters.cached(EVENT);
		expect(await rosters.get(EVENT, anyStatus([BOB]))).toHaveProperty('error');
		expect(rosters.cached(EVENT)).toBe(before);
		expect(idsIn(await rosters.get(EVENT, anyStatus([ANN])))).toEqual(['annsID']);
		expect(asked()).toEqual(['pending', 'pending']);
	});

	it('ask again after a fault.', async () => {
		const { rosters, asked } = reading((request, index) =>
			index < 3 ? httpError(500, { message: 'Oops' }) : list(request),
		);
		expect(await rosters.get(EVENT, anyStatus())).toHaveProperty('error');
		expect(await rosters.get(EVENT, anyStatus())).toHaveProperty('value');
		expect(asked()).toHaveLength(3 + 3);
	});

	it('do not read the list of an event that was refused already.', async () => {
		const { rosters, breaker, asked } = reading();
		breaker.recordRefusal(EVENT, NOT_HOST);
		expect(await rosters.get(EVENT, anyStatus())).toEqual({ error: NOT_HOST });
		expect(asked()).toEqual([]);
	});

	it('show the list as it is now if that is asked for, and keep what was read before.', async () => {
		const { rosters, asked } = reading();
		await rosters.get(EVENT, { statuses: ['pending'] });
		const before = rosters.cached(EVENT);
		expect(idsIn(await rosters.refresh(EVENT, { statuses: ['approved'] }))).toEqual(['bobsID']);
		expect(rosters.cached(EVENT)).toBe(before);
		expect(asked()).toEqual(['pending', 'approved']);
	});
});

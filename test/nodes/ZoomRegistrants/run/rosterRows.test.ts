import { EVENT_KINDS } from '../../../../nodes/zoom/eventKinds';
import { CircuitBreaker } from '../../../../nodes/ZoomRegistrants/run/circuitBreaker';
import { anyStatus, type Roster, Rosters } from '../../../../nodes/ZoomRegistrants/run/roster';
import { fakeConnection } from '../../../support/fakeConnection';

const EVENT = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };

const STATUSES = ['pending', 'approved', 'denied'] as const;
type Lists = Partial<Record<(typeof STATUSES)[number], unknown[][]>>;

/** The roster of an event whose lists have these pages of rows; a list without any is empty. */
async function rosterOf(lists: Lists): Promise<Roster> {
	const connection = fakeConnection(({ url }) => {
		const { searchParams } = new URL(url);
		const pages = lists[searchParams.get('status') as (typeof STATUSES)[number]] ?? [];
		const page = Number(searchParams.get('next_page_token') ?? 0);
		const next_page_token = page + 1 < pages.length ? String(page + 1) : '';
		return { status: 200, body: { registrants: pages[page] ?? [], next_page_token } };
	});
	const roster = await new Rosters(connection, new CircuitBreaker()).get(EVENT, anyStatus());
	if ('error' in roster) throw new Error(roster.error.message);
	return roster.value;
}

describe('The rows of approved registrants', () => {
	it('are counted over all pages, also without an ID or email, if not readable, and twice.', async () => {
		const ann = { id: 'ann', email: 'ann@x.org' };
		const roster = await rosterOf({
			pending: [[{ id: 'pia' }, { email: 'per@x.org' }]],
			approved: [
				[ann, ann, { email: 'bob@x.org' }],
				[{}, 'no row', { id: 'cyr' }],
			],
			denied: [[{ id: 'dee' }, { email: 'dan@x.org' }]],
		});
		expect(roster.approvedRows).toBe(6);
		expect(roster.byId.get('ann')).toHaveLength(2);
	});

	it('are none if there are none.', async () => {
		expect((await rosterOf({ pending: [[{ id: 'pia' }]] })).approvedRows).toBe(0);
	});
});

describe("A row's own status decides whether it belongs to the list that it's in,", () => {
	const shown: Array<[unknown, ReadonlyArray<(typeof STATUSES)[number]>]> = [
		['pending', ['pending']],
		['approved', ['approved']],
		['denied', ['denied']],
		['cancelled', ['denied']],
		['canceled', ['denied']],
		[' Approved ', ['approved']],
		['PENDING', ['pending']],
		['Cancelled', ['denied']],
		['waiting for approval', STATUSES],
		['', STATUSES],
		[undefined, STATUSES],
		[null, STATUSES],
		[7, STATUSES],
		[{ toString: 1 }, STATUSES],
	];

	it.each(shown)('for rows without an ID: %j', async (status, listed) => {
		const page = [[{ email: 'ann@x.org', status }]];
		const { withoutId } = await rosterOf({ pending: page, approved: page, denied: page });
		expect(STATUSES.filter((one) => withoutId.of({ status: one, domains: [] }) === 1)).toEqual(
			listed,
		);
	});

	it.each(shown)('for the number of approved rows: %j', async (status, listed) => {
		const approved = [
			[
				{ id: 'ann', status },
				{ email: 'bob@x.org', status },
			],
		];
		const { approvedRows } = await rosterOf({ approved });
		expect(approvedRows).toBe(listed.includes('approved') ? 2 : 0);
	});
});

describe('Rows without an ID', () => {
	it('are kept for each list by the domain of their email, over all pages.', async () => {
		const { withoutId } = await rosterOf({
			pending: [
				[{ email: 'ann@X.org' }, { id: 'bob', email: 'bob@y.org' }, {}],
				[{ id: '', email: 'cyr@z.org' }, 'no row', { email: 'no address' }],
			],
			denied: [[{ id: {}, email: 'dee@x.org' }]],
		});
		const counts = ['', 'x.org', 'z.org'].map((domain) =>
			STATUSES.map((status) => withoutId.of({ status, domains: [domain] })),
		);
		expect(counts).toEqual([
			[3, 0, 0],
			[1, 0, 1],
			[1, 0, 0],
		]);
		expect(withoutId.of({ status: 'pending', domains: [] })).toBe(5);
	});

	it.each([
		['one without an ID', { email: 'ann@x.org' }, true],
		['one without an ID and with another status', { email: 'ann@x.org', status: 'denied' }, true],
		['one that is no row', 'no row', true],
		['one with an ID', { id: 'ann' }, false],
	])('are noticed in any list: %s', async (_, row, expected) => {
		for (const status of STATUSES) {
			const roster = await rosterOf({ [status]: [[row, { id: 'bob', email: 'bob@x.org' }]] });
			expect(roster.hasEntriesWithoutId).toBe(expected);
		}
	});
});

it('Rows without an email are noticed in any list.', async () => {
	const bob = { id: 'bob', email: 'bob@x.org' };
	for (const status of STATUSES) {
		const without = await rosterOf({ [status]: [[bob, { id: 'ann' }, bob]] });
		expect(without.hasEntriesWithoutEmail).toBe(true);
		const complete = await rosterOf({ [status]: [[bob]] });
		expect(complete.hasEntriesWithoutEmail).toBe(false);
	}
});

it('All pages of all lists are counted, and all lists are complete once they are read to the end.', async () => {
	const roster = await rosterOf({ approved: [[{ id: 'ann' }], [{ id: 'bob' }]] });
	expect(roster.pagesRead).toBe(4);
	expect(roster.complete).toEqual(new Set(['pending', 'approved', 'denied']));
});

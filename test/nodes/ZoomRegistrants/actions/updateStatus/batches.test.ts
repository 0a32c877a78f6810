import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';
import type { Registrant } from '../../../../../nodes/fields/registrants';
import { batchesOf } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/batches';
import type {
	RequestedChange,
	StatusChange,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';

const kind = EVENT_KINDS.meetingRegistrant;

const ANN = { id: 'a', email: 'ann@x.org' };
const BOB = { id: 'b', email: 'bob@x.org' };

type Item = [StatusChange['action'], Registrant | Registrant[], string?, string?];

/** What items ask for, row by row. */
function requested(items: Item[]): RequestedChange[] {
	return items.flatMap(([action, who, occurrenceId, eventId = 'm'], itemIndex) =>
		[who].flat().map((registrant, position) => ({
			change: { kind, eventId, occurrenceId, action },
			row: { index: itemIndex * 10 + position, itemIndex, registrant },
		})),
	);
}

/** Batches as `action meeting/occurrence: items`, in the order in which they would be sent. */
function order(...items: Item[]): string[] {
	return batchesOf(requested(items)).map(({ change, rows }) => {
		const where = [change.eventId, change.occurrenceId].filter(Boolean).join('/');
		return `${change.action} ${where}: ${rows.map(({ itemIndex }) => itemIndex).join(' ')}`;
	});
}

describe('what travels together', () => {
	it('is what has the same meeting, occurrence and action', () => {
		expect(
			order(
				['approve', ANN],
				['approve', { id: 'c' }, '1'],
				['approve', BOB],
				['approve', { id: 'd' }, '1'],
				['approve', ANN, undefined, 'other'],
				['approve', BOB, undefined, 'other'],
			),
		).toEqual(['approve m: 0 2', 'approve m/1: 1 3', 'approve other: 4 5']);
	});

	it('are different people of alternating actions', () => {
		const people = Array.from({ length: 6 }, (_, index) => ({ id: `p${index}` }));
		const items = people.map((who, index): Item => [index % 2 ? 'deny' : 'approve', who]);
		expect(order(...items)).toEqual(['approve m: 0 2 4', 'deny m: 1 3 5']);
	});

	it('are the same change asked for twice', () => {
		expect(order(['approve', ANN], ['approve', BOB], ['approve', ANN])).toEqual([
			'approve m: 0 1 2',
		]);
	});

	it('are all rows of one item', () => {
		expect(order(['approve', [ANN, BOB]], ['approve', { id: 'c' }])).toEqual(['approve m: 0 0 1']);
	});

	it('keeps change and row as they were given', () => {
		const change = { kind, eventId: 'm', occurrenceId: '1', action: 'approve' as const };
		const rows = [ANN, BOB].map((registrant, index) => ({ index, itemIndex: 7, registrant }));
		const batches = batchesOf(rows.map((row) => ({ change, row })));
		expect(batches).toEqual([
			{
				change,
				rows: [
					{ index: 0, itemIndex: 7, registrant: ANN },
					{ index: 1, itemIndex: 7, registrant: BOB },
				],
			},
		]);
		expect(batchesOf([])).toEqual([]);
	});

	it('is not mixed up by names that run into each other', () => {
		expect(
			order(['approve', ANN, '23', '1'], ['approve', BOB, '3', '12'], ['approve', ANN, '', '123']),
		).toHaveLength(3);
	});
});

describe('changes of one person that do not contradict each other', () => {
	it('do not hold each other up: the same action for several occurrences', () => {
		const items = Array.from({ length: 40 }, (_, index): Item[] => {
			const who = { id: `p${index}` };
			const both: Item[] = [
				['approve', who, '1'],
				['approve', who, '2'],
			];
			return index % 2 ? both.reverse() : both;
		});
		expect(order(...items.flat())).toHaveLength(2);
	});

	it('do not hold each other up: different actions for different occurrences', () => {
		expect(
			order(['approve', ANN, '1'], ['deny', ANN, '2'], ['deny', BOB, '2'], ['approve', BOB, '1']),
		).toEqual(['approve m/1: 0 3', 'deny m/2: 1 2']);
	});

	it('do not hold each other up: the same action for the series and an occurrence', () => {
		expect(
			order(['approve', ANN], ['approve', ANN, '1'], ['approve', BOB, '1'], ['approve', BOB]),
		).toEqual(['approve m: 0 3', 'approve m/1: 1 2']);
	});
});

describe('the same person changed twice', () => {
	it('is changed in the order of the items', () => {
		expect(order(['approve', ANN], ['deny', ANN], ['approve', ANN])).toEqual([
			'approve m: 0',
			'deny m: 1',
			'approve m: 2',
		]);
	});

	it('does not hold up the others', () => {
		expect(
			order(['approve', ANN], ['approve', BOB], ['deny', ANN], ['approve', ANN], ['deny', BOB]),
		).toEqual(['approve m: 0 1', 'deny m: 2 4', 'approve m: 3']);
	});

	it('is changed in order between whole series and occurrence', () => {
		expect(order(['approve', ANN], ['deny', ANN, '1'])).toEqual(['approve m: 0', 'deny m/1: 1']);
		expect(order(['deny', ANN, '1'], ['approve', ANN], ['deny', ANN, '1'])).toEqual([
			'deny m/1: 0',
			'approve m: 1',
			'deny m/1: 2',
		]);
		expect(order(['approve', BOB], ['deny', ANN, '1'], ['approve', ANN])).toEqual([
			'approve m: 0',
			'deny m/1: 1',
			'approve m: 2',
		]);
	});

	it('is changed as a whole only after the last of all occurrences, also if an earlier one is asked for again', () => {
		expect(
			order(
				['approve', ANN, '1'],
				['deny', BOB],
				['approve', ANN, '2'],
				['approve', ANN, '1'],
				['deny', ANN],
			),
		).toEqual(['approve m/1: 0 3', 'deny m: 1', 'approve m/2: 2', 'deny m: 4']);
	});

	it('in two meetings is no contradiction', () => {
		expect(
			order(['approve', ANN], ['deny', ANN, undefined, 'other'], ['approve', ANN, undefined, 'm']),
		).toEqual(['approve m: 0 2', 'deny other: 1']);
	});

	it('is known by e-mail in any capitals', () => {
		expect(
			order(
				['approve', { email: 'Ann@x.org' }],
				['deny', { email: 'ANN@x.org' }],
				['approve', { email: 'ann@x.org' }],
			),
		).toEqual(['approve m: 0', 'deny m: 1', 'approve m: 2']);
	});

	it('is known by ID although the e-mails differ', () => {
		expect(
			order(
				['approve', { id: 'a', email: 'old@x.org' }],
				['deny', { id: 'a' }],
				['approve', { id: 'a', email: 'new@x.org' }],
			),
		).toEqual(['approve m: 0', 'deny m: 1', 'approve m: 2']);
	});

	it('is known once by ID, once by e-mail, through an earlier item that has both', () => {
		expect(
			order(['approve', ANN], ['deny', { email: 'ann@x.org' }], ['approve', { id: 'a' }]),
		).toEqual(['approve m: 0', 'deny m: 1', 'approve m: 2']);
	});

	it('is known once by ID, once by e-mail, through a later item that has both', () => {
		expect(
			order(
				['approve', { id: 'a' }],
				['deny', { email: 'ann@x.org' }],
				['approve', { id: 'a' }],
				['approve', ANN],
			),
		).toEqual(['approve m: 0', 'deny m: 1', 'approve m: 2 3']);
	});

	it('does not separate the rows that follow', () => {
		expect(
			order(['approve', ANN], ['deny', ANN], ['approve', ANN], ['approve', BOB], ['deny', BOB]),
		).toEqual(['approve m: 0', 'deny m: 1', 'approve m: 2 3', 'deny m: 4']);
	});
});

it('puts ten thousand items of a hundred meetings into a hundred batches', () => {
	const items = Array.from({ length: 10_000 }, (_, index): Item => {
		const who = { id: `${index}`, email: `p${index}@x.org` };
		return ['approve', who, undefined, `${index % 100}`];
	});
	expect(batchesOf(requested(items))).toHaveLength(100);
});

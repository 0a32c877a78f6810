import { WaitingList } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/waitingList';
import type { ListedRegistrant } from '../../../../../nodes/zoom/registrants';

const listed = (id: string, create_time?: unknown, domain = 'example.com'): ListedRegistrant => ({
	id,
	email: `${id}@${domain}`,
	status: 'pending',
	fields: { create_time },
});

const ids = (people: ReadonlyArray<{ id?: string }>) => people.map(({ id }) => id);

it('Takes the longest waiting first; ties keep the order of the list, and those without a time come last.', () => {
	const list = new WaitingList([
		listed('none'),
		listed('late', '2026-05-04T12:00:00Z'),
		listed('tie1', '2026-05-04T10:00:00Z'),
		listed('words', 'yesterday'),
		listed('tie2', '2026-05-04T10:00:00Z'),
		listed('early', '2026-05-04T09:59:59Z'),
	]);
	expect(list.countWithoutTime([])).toBe(2);
	expect(ids(list.take([], 3))).toEqual(['early', 'tie1', 'tie2']);
	expect(list.countLeft([])).toBe(3);
	expect(ids(list.left([]))).toEqual(['late', 'none', 'words']);
	expect(ids(list.take([], Infinity))).toEqual(['late', 'none', 'words']);
	expect(list.take([], 1)).toEqual([]);
	expect([list.count([]), list.countLeft([])]).toEqual([6, 0]);
});

it('Nobody is taken twice, whatever domains are asked for, and what is left is counted for each of them.', () => {
	const list = new WaitingList([
		listed('a1', '2026-05-04T10:00:00Z', 'a.example'),
		listed('b1', '2026-05-04T11:00:00Z', 'b.example'),
		listed('a2', '2026-05-04T12:00:00Z', 'a.example'),
		listed('b2', '2026-05-04T13:00:00Z', 'B.example'),
	]);
	expect(ids(list.take(['b.example'], 1))).toEqual(['b1']);
	expect(list.countLeft(['b.example', 'b.example'])).toBe(1);
	expect(ids(list.take([], 2))).toEqual(['a1', 'a2']);
	expect([list.countLeft([]), list.countLeft(['a.example'])]).toEqual([1, 0]);
	expect(ids(list.take(['a.example', 'b.example'], 9))).toEqual(['b2']);
	expect(list.take(['nobody.example'], 9)).toEqual([]);
	expect(list.countLeft(['nobody.example'])).toBe(0);
	expect(list.count(['b.example'])).toBe(2);
});

import { httpError } from '../test/support/fakeConnection';
import type { Fields } from './fakeFunctions';
import { FakeZoom } from './fakeZoom';

const MEETING = { __rl: true, mode: 'id', value: '85200000001' };

/** One shape of input, of any size. */
export interface Shape {
	name: string;
	of(size: number): {
		/** Input items; the size itself unless it counts something else. */
		rows: number;
		fields: Fields;
		zoom: FakeZoom;
	};
}

const everybody = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ id: `id-${n}`, email: `p${n}@example.com` }));

const registrants = (id: string, email: string) => ({ registrant: [{ id, email }] });

const change = (more: Record<string, unknown>) => ({
	resource: 'meetingRegistrant',
	operation: 'updateStatus',
	action: 'approve',
	meetingId: MEETING,
	...more,
});

const newcomer = (email: string, firstName: string) => ({
	resource: 'meetingRegistrant',
	operation: 'createMany',
	meetingId: MEETING,
	email,
	firstName,
	lastName: 'Example',
});

const listed = (email: string, more: Record<string, unknown> = {}) => ({
	...newcomer(email, 'Ann'),
	operation: 'sync',
	notInList: 'deny',
	options: { maximumRemovals: '100%' },
	...more,
});

const unknownPerson = () =>
	httpError(404, { code: 404, message: 'Registrant id-1 has not been found.' });

/** The shapes of input that have been slow, and those that everybody has. */
export const SHAPES: Shape[] = [
	{
		name: 'Update Status: unique people',
		of: (rows) => ({
			rows,
			fields: (n) => change({ registrants: registrants(`id-${n}`, `p${n}@example.com`) }),
			zoom: new FakeZoom(everybody(rows)),
		}),
	},
	{
		name: 'Update Status: one email with different IDs',
		of: (rows) => ({
			rows,
			fields: (n) => change({ registrants: registrants(`id-${n}`, 'ann@example.com') }),
			zoom: new FakeZoom(everybody(rows).map(({ id }) => ({ id, email: 'ann@example.com' }))),
		}),
	},
	{
		name: 'Update Status: one person in many occurrences',
		of: (rows) => ({
			rows,
			fields: (n) =>
				change({
					registrants: registrants('id-0', 'p0@example.com'),
					occurrenceId: { __rl: true, mode: 'id', value: String(1_600_000_000_000 + n) },
				}),
			zoom: new FakeZoom(everybody(1)),
		}),
	},
	{
		name: 'Update Status: one person, approve and deny in turn',
		of: (rows) => ({
			rows,
			fields: (n) =>
				change({
					registrants: registrants('id-0', 'p0@example.com'),
					action: n % 2 === 0 ? 'approve' : 'deny',
				}),
			zoom: new FakeZoom(everybody(1)),
		}),
	},
	{
		name: 'Update Status: two people, one of them refused',
		of: (rows) => ({
			rows,
			fields: (n) => change({ registrants: registrants(`id-${n % 2}`, '') }),
			zoom: new FakeZoom(everybody(1), ({ id }) => (id === 'id-1' ? unknownPerson() : undefined)),
		}),
	},
	{
		name: 'Update Status: a meeting for each row',
		of: (rows) => ({
			rows,
			fields: (n) =>
				change({
					meetingId: { ...MEETING, value: String(85_200_000_000 + n) },
					registrants: registrants('id-0', 'p0@example.com'),
				}),
			zoom: new FakeZoom(everybody(1)),
		}),
	},
	{
		name: 'Update Status: the next one of everyone in each item',
		of: (rows) => ({
			rows,
			fields: (n) =>
				change({
					applyTo: 'everyone',
					currentStatus: 'pending',
					emailDomains: n % 2 === 0 ? '' : 'example.com',
					options: { maxRegistrants: 1, fillUpTo: rows },
				}),
			zoom: new FakeZoom(everybody(rows)),
		}),
	},
	{
		name: 'Create Many: unique people',
		of: (rows) => ({
			rows,
			fields: (n) => newcomer(`p${n}@example.com`, 'Ann'),
			zoom: new FakeZoom([]),
		}),
	},
	{
		name: 'Create Many: one email with many names',
		of: (rows) => ({
			rows,
			fields: (n) => newcomer('ann@example.com', `Ann ${n}`),
			zoom: new FakeZoom([]),
		}),
	},
	{
		name: 'Sync With List: people to approve',
		of: (rows) => ({
			rows,
			fields: (n) => listed(`p${n}@example.com`),
			zoom: new FakeZoom(everybody(rows)),
		}),
	},
	{
		name: 'Sync With List: one email in every row, everyone else removed',
		of: (rows) => ({
			rows,
			fields: () => listed('p0@example.com'),
			zoom: new FakeZoom(everybody(rows)),
		}),
	},
	{
		name: 'Sync With List: a list for each occurrence',
		of: (rows) => ({
			rows,
			fields: (n) =>
				listed('p0@example.com', {
					occurrenceId: { __rl: true, mode: 'id', value: String(1_600_000_000_000 + n) },
				}),
			zoom: new FakeZoom(everybody(1)),
		}),
	},
	{
		name: 'A refusal with a body of so many "<"',
		of: (characters) => ({
			rows: 1,
			fields: () => change({ registrants: registrants('id-0', '') }),
			zoom: new FakeZoom(everybody(1), () => httpError(502, '<'.repeat(characters))),
		}),
	},
];

import type { Refusal } from '../../../../../nodes/transport/refusal';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';
import type { ListedRegistrant, RegistrantStatus } from '../../../../../nodes/zoom/registrants';
import type { Entry } from '../../../../../nodes/ZoomRegistrants/actions/create/batches';
import {
	type BatchAnswer,
	isIncomplete,
	settleBatch,
	type CreateShipment,
} from '../../../../../nodes/ZoomRegistrants/actions/create/settleBatch';
import type { Roster } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { StatusCounts } from '../../../../../nodes/ZoomRegistrants/run/statusCounts';
import {
	DAILY_OF_A_PERSON,
	LOST,
	MISSING_SCOPE,
	NO_BATCHES,
	NOT_DOCUMENTED,
	NOT_HOST,
	SERVER_FAULT,
} from '../../run/refusals';

type Batch = Extract<CreateShipment, { type: 'batch' }>;

const EVENT = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const MAY_READ_NOTHING = { error: MISSING_SCOPE };
const BY_BATCHES_ONLY = false;
const OR_ONE_BY_ONE = true;

/** Entries are numbered from 0; number n is pn@x.org. */
const entry = (n: number): Entry => ({
	event: EVENT,
	registrant: { email: `p${n}@x.org`, firstName: 'Ann', zoomFields: {}, occurrenceIds: [] },
	items: [n],
});

function batchOf(count: number, sent: { named?: number; faults?: number } = {}): Batch {
	const entries = Array.from({ length: count }, (_, n) => entry(n));
	return { type: 'batch', entries, named: 0, faults: 0, ...sent };
}

const refused = (refusal: Refusal): BatchAnswer => ({ type: 'refused', refusal });
const answered = (...people: unknown[]): BatchAnswer => ({
	type: 'answered',
	body: { registrants: people },
});
const added = (n: number) => ({ email: `P${n}@X.org`, registrant_id: `id${n}` });

/** A list with these people, by number, in this status. */
function rosterOf(numbers: number[], status: RegistrantStatus = 'approved'): { value: Roster } {
	const listed = numbers.map(
		(n): ListedRegistrant => ({ id: `id${n}`, email: `p${n}@x.org`, status, fields: {} }),
	);
	return {
		value: {
			complete: new Set(['pending', 'approved', 'denied']),
			byId: new Map(listed.map((one) => [one.id, [one]])),
			byEmail: new Map(listed.map((one) => [one.email ?? '', [one]])),
			hasEntriesWithoutEmail: false,
			hasEntriesWithoutId: false,
			approvedRows: 0,
			withoutId: new StatusCounts(),
			pagesRead: 3,
		},
	};
}

const named = (text: string): Refusal => ({
	...NOT_DOCUMENTED,
	message: `${text} is not welcome.`,
});

/** What a settlement says, in few words. */
function told(...question: Parameters<typeof settleBatch>): string[] {
	const { results, next } = settleBatch(...question);
	const number = ({ items }: Entry) => items.join();
	return [
		...results.map((result) => `${number(result.entry)} ${result.type}`),
		...next.map((shipment) =>
			shipment.type === 'single'
				? `then alone: ${number(shipment.entry)}`
				: `then named ${shipment.named}, faults ${shipment.faults}: ${shipment.entries.map(number).join(' ')}`,
		),
	];
}

describe('A batch that is answered:', () => {
	it.each<[string, BatchAnswer, string[]]>([
		[
			'Everyone in the answer is registered, whatever the capitals of the email.',
			answered(added(1), added(0), added(2)),
			['0 created', '1 created', '2 created'],
		],
		[
			'Anyone left out is sent by themselves.',
			answered(added(0), added(2)),
			['0 created', '2 created', 'then alone: 1'],
		],
		[
			'Nobody is registered without an ID of their own.',
			answered({ email: 'p0@x.org' }, { email: 'p1@x.org', registrant_id: '' }, added(2)),
			['2 created', 'then alone: 0', 'then alone: 1'],
		],
		[
			'An answer that is no list registers nobody.',
			{ type: 'answered', body: 'OK' },
			['then alone: 0', 'then alone: 1', 'then alone: 2'],
		],
	])('%s', (_, answer, expected) => {
		expect(told(batchOf(3), answer, undefined, BY_BATCHES_ONLY)).toEqual(expected);
	});

	it('Those left out whom the list has are registered, and the others are sent by themselves.', () => {
		const roster = rosterOf([1, 2]);
		expect(told(batchOf(4), answered(added(0)), roster, BY_BATCHES_ONLY)).toEqual([
			'0 created',
			'1 created',
			'2 created',
			'then alone: 3',
		]);
	});

	it('Of two rows with one email the first counts.', () => {
		const answer = answered(added(0), { email: 'p0@x.org', registrant_id: 'other' });
		const [result] = settleBatch(batchOf(1), answer, undefined, BY_BATCHES_ONLY).results;
		expect(result).toMatchObject({ type: 'created', answer: { registrant_id: 'id0' } });
	});
});

describe('A batch of one person who is rejected:', () => {
	const refused = (about: Partial<Refusal>): BatchAnswer => ({
		type: 'refused',
		refusal: { ...NOT_DOCUMENTED, httpStatus: 400, ...about },
	});

	it.each<[string, Partial<Refusal>, string[]]>([
		[
			"isn't sent again if they are a host",
			{ code: 3027, message: 'Host cannot register.' },
			['0 refused'],
		],
		[
			"isn't sent again if they are a panelist",
			{ code: 3000, message: 'You have been invited as a panelist.' },
			['0 refused'],
		],
		['is sent alone if it may be the batch', { message: 'No.' }, ['then alone: 0']],
	])('%s.', (_, about, expected) => {
		expect(told(batchOf(1), refused(about), undefined, BY_BATCHES_ONLY)).toEqual(expected);
		expect(told(batchOf(2), refused(about), undefined, BY_BATCHES_ONLY)).toEqual([
			'then alone: 0',
			'then alone: 1',
		]);
	});
});

describe('A batch that was not sent:', () => {
	it('Everyone in it was not sent.', () => {
		const answer: BatchAnswer = { type: 'notSent', refusal: NOT_HOST };
		expect(told(batchOf(2), answer, undefined, OR_ONE_BY_ONE)).toEqual(['0 notSent', '1 notSent']);
	});

	it('Where the event accepts no batches they are sent one by one, if that is allowed.', () => {
		const answer: BatchAnswer = { type: 'notSent', refusal: NO_BATCHES };
		expect(told(batchOf(2), answer, undefined, OR_ONE_BY_ONE)).toEqual([
			'then alone: 0',
			'then alone: 1',
		]);
		expect(told(batchOf(2), answer, undefined, BY_BATCHES_ONLY)).toEqual([
			'0 notSent',
			'1 notSent',
		]);
	});
});

describe('A batch that is refused:', () => {
	it.each<[string, Batch, Refusal, boolean, string[]]>([
		[
			'Whoever is named fails alone, and the others are sent once more.',
			batchOf(3),
			named('p1@x.org'),
			BY_BATCHES_ONLY,
			['1 refused', 'then named 1, faults 0: 0 2'],
		],
		[
			'If everyone is named, nobody is sent again.',
			batchOf(1),
			named('p0@x.org'),
			BY_BATCHES_ONLY,
			['0 refused'],
		],
		[
			'Whoever is complained about by position fails alone.',
			batchOf(3),
			{ ...NOT_DOCUMENTED, fieldErrors: [{ field: 'registrants[2].email', message: 'Invalid.' }] },
			BY_BATCHES_ONLY,
			['2 refused', 'then named 1, faults 0: 0 1'],
		],
		[
			'After the fifth who was named the others are sent one by one.',
			batchOf(3, { named: 5 }),
			named('p1@x.org'),
			BY_BATCHES_ONLY,
			['1 refused', 'then alone: 0', 'then alone: 2'],
		],
		[
			'Somebody whose email only contains the one that is named is not named.',
			batchOf(1),
			named('xp0@x.org'),
			BY_BATCHES_ONLY,
			['then alone: 0'],
		],
		[
			'If nobody is named and it may be one of them, they are sent one by one.',
			batchOf(2),
			NOT_DOCUMENTED,
			BY_BATCHES_ONLY,
			['then alone: 0', 'then alone: 1'],
		],
		[
			'If it is about the event, nobody is sent again.',
			batchOf(2),
			NOT_HOST,
			OR_ONE_BY_ONE,
			['0 refused', '1 refused'],
		],
		[
			'If it is about the login, nobody is sent again.',
			batchOf(2),
			MISSING_SCOPE,
			OR_ONE_BY_ONE,
			['0 refused', '1 refused'],
		],
		[
			'If a daily limit names nobody of them, nobody is sent again.',
			batchOf(2),
			DAILY_OF_A_PERSON,
			OR_ONE_BY_ONE,
			['0 refused', '1 refused'],
		],
		[
			'If the event accepts no batches and one by one is not allowed, all fail.',
			batchOf(2),
			NO_BATCHES,
			BY_BATCHES_ONLY,
			['0 refused', '1 refused'],
		],
		[
			'If the event accepts no batches and one by one is allowed, they are sent so.',
			batchOf(2),
			NO_BATCHES,
			OR_ONE_BY_ONE,
			['then alone: 0', 'then alone: 1'],
		],
	])('%s', (_, batch, refusal, maySendOneByOne, expected) => {
		expect(told(batch, refused(refusal), undefined, maySendOneByOne)).toEqual(expected);
	});
});

describe.each([
	['got lost', LOST],
	['is a fault of the server', SERVER_FAULT],
])('A batch whose answer %s:', (_, refusal) => {
	it.each<[string, Batch, Parameters<typeof settleBatch>[2], string[]]>([
		[
			'Those in the list are registered, and the others are sent once more.',
			batchOf(3),
			rosterOf([0, 2]),
			['0 created', '2 created', 'then named 0, faults 1: 1'],
		],
		[
			'The second time those who are not in the list are sent one by one.',
			batchOf(3, { faults: 1 }),
			rosterOf([0]),
			['0 created', 'then alone: 1', 'then alone: 2'],
		],
		[
			'If the list has somebody without an ID, it may be anyone whom it lacks: nobody is sent again.',
			batchOf(2),
			{ value: { ...rosterOf([1]).value, hasEntriesWithoutId: true } },
			['0 refused', '1 created'],
		],
		[
			'Somebody denied is sent again even so: the list has them.',
			batchOf(1),
			{ value: { ...rosterOf([0], 'denied').value, hasEntriesWithoutId: true } },
			['then named 0, faults 1: 0'],
		],
		[
			'If all are in the list, nothing is sent again.',
			batchOf(2),
			rosterOf([0, 1]),
			['0 created', '1 created'],
		],
		[
			'Somebody waiting for approval is registered.',
			batchOf(1),
			rosterOf([0], 'pending'),
			['0 created'],
		],
		[
			'Somebody denied earlier is not registered by that.',
			batchOf(1),
			rosterOf([0], 'denied'),
			['then named 0, faults 1: 0'],
		],
		[
			'If the list cannot be read, all fail, because they may be registered already.',
			batchOf(2),
			MAY_READ_NOTHING,
			['0 refused', '1 refused'],
		],
		['Without a list all fail.', batchOf(2), undefined, ['0 refused', '1 refused']],
	])('%s', (_title, batch, roster, expected) => {
		expect(told(batch, refused(refusal), roster, OR_ONE_BY_ONE)).toEqual(expected);
	});
});

describe('Whether the list has to be read before a batch can be settled:', () => {
	it.each<[string, BatchAnswer, boolean]>([
		['It has not if everyone is in the answer.', answered(added(1), added(0)), false],
		['It has if somebody is left out of the answer.', answered(added(0)), true],
		['It has if somebody has no ID there.', answered(added(0), { email: 'p1@x.org' }), true],
		['It has if the answer is no list.', { type: 'answered', body: 'OK' }, true],
		['It has if the answer got lost.', refused(LOST), true],
		['It has if the server was at fault.', refused(SERVER_FAULT), true],
		['It has not if the batch was refused.', refused(NOT_DOCUMENTED), false],
		['It has not if the batch was not sent.', { type: 'notSent', refusal: LOST }, false],
	])('%s', (_, answer, expected) => {
		expect(isIncomplete(answer, batchOf(2).entries)).toBe(expected);
	});
});

it('Everyone is in the results or in what follows, exactly once, whatever the answer.', () => {
	const answers: BatchAnswer[] = [
		answered(added(3), added(0), added(0)),
		...[NO_BATCHES, NOT_HOST, NOT_DOCUMENTED, LOST, SERVER_FAULT, named('p2@x.org')].flatMap(
			(refusal): BatchAnswer[] => [refused(refusal), { type: 'notSent', refusal }],
		),
	];
	for (const answer of answers) {
		for (const sent of [{}, { named: 5 }, { faults: 1 }]) {
			for (const maySendOneByOne of [true, false]) {
				const roster = rosterOf([1, 4]);
				const { results, next } = settleBatch(batchOf(6, sent), answer, roster, maySendOneByOne);
				const following = next.flatMap((one) =>
					one.type === 'single' ? [one.entry] : one.entries,
				);
				const items = [...results.map((one) => one.entry), ...following].flatMap(
					(one) => one.items,
				);
				expect(items.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
			}
		}
	}
});

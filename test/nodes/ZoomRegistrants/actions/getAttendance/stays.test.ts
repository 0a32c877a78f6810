import fc from 'fast-check';

import {
	isUnprocessed,
	presenceOf,
	type Stay,
	stayOf,
} from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/stays';
import type { Participant } from '../../../../../nodes/zoom/participants';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const stay = (from: number, to: number, isInBreakoutRoom?: boolean): Stay => ({
	from: from * MINUTE,
	to: to * MINUTE,
	isInBreakoutRoom,
});

const row = (more: Partial<Participant> = {}): Participant => ({
	registrantId: '',
	email: '',
	name: '',
	userId: '',
	isInWaitingRoom: false,
	isInBreakoutRoom: false,
	...more,
});

describe('Stays of one person are merged:', () => {
	it.each<[string, Stay[], number, number]>([
		['Nothing is no time and no join.', [], 0, 0],
		['One stay is one join.', [stay(0, 30)], 30, 1],
		['Two apart are added.', [stay(0, 10), stay(20, 30)], 20, 2],
		['The same row twice counts once.', [stay(0, 30), stay(0, 30)], 30, 1],
		['Two devices that overlap count once.', [stay(0, 30), stay(20, 40)], 40, 1],
		['One stay inside another adds nothing.', [stay(0, 60), stay(20, 40)], 60, 1],
		['Order does not count.', [stay(20, 30), stay(0, 10)], 20, 2],
		['A third one can join two that are apart.', [stay(0, 10), stay(20, 30), stay(5, 25)], 30, 1],
		['Stays that touch are one join.', [stay(0, 10), stay(10, 20)], 20, 1],
		['A pause of a second is no second join.', [stay(0, 10), stay(10 + 1 / 60, 20)], 20, 1],
		['A pause of two seconds is.', [stay(0, 10), stay(10 + 2 / 60, 20)], 20, 2],
		['A breakout room is no join.', [stay(0, 10), stay(10.1, 20, true), stay(20.2, 30)], 30, 1],
		['A long way back from one is.', [stay(0, 10, true), stay(12, 20)], 18, 2],
		['A moment is a join of no time.', [stay(5, 5)], 0, 1],
	])('%s', (_, stays, minutes, joins) => {
		const presence = presenceOf(stays);
		expect(Math.round(presence.presentMs / MINUTE)).toBe(minutes);
		expect(presence.joins).toBe(joins);
		expect(presence.joinTime).toBe(stays[0] && Math.min(...stays.map(({ from }) => from)));
		expect(presence.leaveTime).toBe(stays[0] && Math.max(...stays.map(({ to }) => to)));
	});
});

/** Up to 30 stays within two minutes, to the second, with up to 20 seconds each. */
const STAYS = fc.array(
	fc
		.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
		.map(([from, length, isInBreakoutRoom]) => ({
			from: from * SECOND,
			to: (from + length) * SECOND,
			isInBreakoutRoom,
		})),
	{ minLength: 1, maxLength: 30 },
);

describe('Whatever the stays,', () => {
	it('the time is the number of seconds in which at least one of them lasts', () => {
		fc.assert(
			fc.property(STAYS, (stays) => {
				const seconds = Array.from({ length: 150 }, (_, second) => second * SECOND);
				const present = seconds.filter((at) => stays.some(({ from, to }) => from <= at && at < to));
				expect(presenceOf(stays).presentMs).toBe(present.length * SECOND);
			}),
		);
	});

	it('the joins are the gaps of more than a second, and one, if there are no breakout rooms', () => {
		fc.assert(
			fc.property(STAYS, (given) => {
				const stays = given.map(({ from, to }) => ({ from, to }));
				const isThere = (at: number) => stays.some(({ from, to }) => from <= at && at <= to);
				const ends = [...new Set(stays.map(({ to }) => to))];
				// Somebody comes back after a gap if nobody is there one second and a half later.
				const gaps = ends.filter((at) => !isThere(at + 0.5) && !isThere(at + SECOND));
				expect(presenceOf(stays).joins).toBe(gaps.length);
			}),
		);
	});

	it('neither their order nor a repetition changes anything', () => {
		fc.assert(
			fc.property(STAYS, fc.integer({ min: 0, max: 29 }), (given, at) => {
				const stays = given.map(({ from, to }) => ({ from, to }));
				const again = [...stays, ...stays.slice(at)].reverse();
				expect(presenceOf(again)).toEqual(presenceOf(stays));
			}),
		);
	});

	it('the time is at most their sum, and at most from the first join to the last leave', () => {
		fc.assert(
			fc.property(STAYS, (stays) => {
				const { presentMs, joinTime = 0, leaveTime = 0, joins } = presenceOf(stays);
				const sum = stays.reduce((total, { from, to }) => total + to - from, 0);
				expect(presentMs).toBeLessThanOrEqual(sum);
				expect(presentMs).toBeLessThanOrEqual(leaveTime - joinTime);
				expect(joins).toBeGreaterThanOrEqual(1);
				expect(joins).toBeLessThanOrEqual(stays.length);
			}),
		);
	});
});

describe('The stay of a row', () => {
	it.each<[string, Partial<Participant>, Stay | undefined]>([
		[
			'is from joining to leaving.',
			{ joinTime: 10, leaveTime: 30 },
			{ from: 10, to: 30, isInBreakoutRoom: false },
		],
		[
			'begins at the real start, and ends at the real end.',
			{ joinTime: -50, leaveTime: 5_000 },
			{ from: 0, to: 1_000, isInBreakoutRoom: false },
		],
		[
			'ends after the duration if there is no time of leaving.',
			{ joinTime: 10, duration: 0.5 },
			{ from: 10, to: 510, isInBreakoutRoom: false },
		],
		['is unknown without a time of joining.', { leaveTime: 30, duration: 5 }, undefined],
		['is unknown if it ends before it begins.', { joinTime: 30, leaveTime: 10 }, undefined],
		['is unknown with neither a time of leaving nor a duration.', { joinTime: 10 }, undefined],
		[
			'lasts no time if it was all just before the start.',
			{ joinTime: -50, leaveTime: -10 },
			{ from: 0, to: 0, isInBreakoutRoom: false },
		],
		[
			'is unknown if it was all long before the start.',
			{ joinTime: -3 * MINUTE, leaveTime: -2 * MINUTE },
			undefined,
		],
		[
			'is unknown if it was all long after the end.',
			{ joinTime: 2 * MINUTE, leaveTime: 3 * MINUTE },
			undefined,
		],
	])('%s', (_, more, expected) => {
		expect(stayOf(row(more), { from: 0, to: 1_000 })).toEqual(expected);
	});
});

it('The stay of a row is as Zoom has it if the end of the instance is before its start', () => {
	const given = row({ joinTime: 10, leaveTime: 30 });
	expect(stayOf(given, { from: 1_000, to: 0 })).toMatchObject({ from: 10, to: 30 });
});

it.each<[string, Partial<Participant>, boolean]>([
	['A row whose times are in the wrong order is not processed.', { leaveTime: -1 }, true],
	['A duration of 0 between different times is not processed.', { duration: 0 }, true],
	['A duration of 0 for a second is processed.', { duration: 0, leaveTime: 1_000 }, false],
	['A row with a duration is processed.', { duration: 60 }, false],
	['A row without a duration is taken by its times.', {}, false],
	['A row without a time of leaving is not.', { leaveTime: undefined, duration: 60 }, true],
	['A row without a time of joining is not.', { joinTime: undefined, duration: 60 }, true],
])('%s', (_, more, expected) => {
	expect(isUnprocessed(row({ joinTime: 0, leaveTime: 60_000, ...more }))).toBe(expected);
});

it.each([
	[0, false],
	[1_999, false],
	[2_000, true],
])(
	'A duration of 0 with %i ms between joining and leaving is not processed yet: %s',
	(ms, expected) => {
		const row = { joinTime: 1_000, leaveTime: 1_000 + ms, duration: 0 } as Participant;
		expect(isUnprocessed(row)).toBe(expected);
	},
);

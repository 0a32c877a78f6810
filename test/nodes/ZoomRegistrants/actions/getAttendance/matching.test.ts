import fc from 'fast-check';

import {
	matchParticipants,
	nameKey,
	type Row,
} from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/matching';
import type { Participant } from '../../../../../nodes/zoom/participants';
import type { ListedRegistrant } from '../../../../../nodes/zoom/registrants';

const registrant = (
	id: string,
	email: string,
	name: string,
	status = 'approved',
): ListedRegistrant => {
	const [first_name, last_name] = name.split(' ');
	return { id, email, status, fields: { first_name, last_name } };
};

const PEOPLE = [
	registrant('annsID', 'Ann@example.com', 'Ann Lee'),
	registrant('bobsID', 'team@example.com', 'Bob Ray'),
	registrant('cemsID', 'team@example.com', 'Cem Oz'),
	registrant('alsID', 'al@example.com', 'Al Fox'),
	registrant('al2ID', 'al2@example.com', 'Al Fox'),
	registrant('dansID', 'dan@example.com', 'Dan Poe', 'denied'),
];

function row(more: Partial<Participant>, from = 0, to = 10): Row {
	const participant = {
		registrantId: '',
		email: '',
		name: '',
		userId: '',
		isInWaitingRoom: false,
		isInBreakoutRoom: false,
		...more,
	};
	return { participant, stay: { from, to } };
}

/** How each person was matched, how many others there are, and whose identity is in doubt. */
function result(rows: Row[], byName = false): [Record<string, string>, number, string[]] {
	const { matches, others, doubts } = matchParticipants(rows, PEOPLE, { byName });
	const matched = Object.fromEntries([...matches].map(([id, { matchedBy }]) => [id, matchedBy]));
	return [matched, others.length, [...doubts].map((one) => one.join(': '))];
}

describe('A participant', () => {
	it.each<[string, Partial<Participant>, Record<string, string>, string[]]>([
		['is matched by registrant ID.', { registrantId: 'annsID' }, { annsID: 'registrantId' }, []],
		['with an ID in other letters is nobody.', { registrantId: 'ANNSID' }, {}, []],
		[
			'is matched by email, whatever its case.',
			{ email: ' aNN@EXAMPLE.com' },
			{ annsID: 'email' },
			[],
		],
		[
			'is the one with the ID even if the email belongs to another.',
			{ registrantId: 'alsID', email: 'ann@example.com' },
			{ alsID: 'registrantId' },
			['annsID: otherLink'],
		],
		[
			'with an unknown ID is matched by email.',
			{ registrantId: 'gone', email: 'ann@example.com' },
			{ annsID: 'email' },
			[],
		],
		[
			'whose email two registrants have is neither.',
			{ email: 'team@example.com' },
			{},
			['bobsID: ambiguous', 'cemsID: ambiguous'],
		],
		[
			'whom the ID tells apart is matched in spite of a shared email.',
			{ registrantId: 'cemsID', email: 'team@example.com' },
			{ cemsID: 'registrantId' },
			[],
		],
		[
			'is matched by ID to someone denied.',
			{ registrantId: 'dansID' },
			{ dansID: 'registrantId' },
			[],
		],
		['is not matched by email to someone denied.', { email: 'dan@example.com' }, {}, []],
		[
			'is not matched by name unless that is asked for, but may be the one of that name.',
			{ name: 'Ann Lee' },
			{},
			['annsID: namesake'],
		],
		[
			'with an unknown ID may be the registrant of that name.',
			{ registrantId: 'gone', name: 'Ann Lee' },
			{},
			['annsID: namesake'],
		],
		[
			'with an unknown email may be any of two registrants of that name.',
			{ email: 'x@y.z', name: 'al  FOX' },
			{},
			['alsID: namesake', 'al2ID: namesake'],
		],
		['of whom nothing is shown is nobody.', {}, {}, []],
	])('%s', (_, more, matched, ambiguous) => {
		const others = Object.keys(matched).length === 0 ? 1 : 0;
		expect(result([row(more)])).toEqual([matched, others, ambiguous]);
	});
});

it('A name is the same in any case, but not with other letters that have the same capitals.', () => {
	expect(nameKey('JO GROSS')).toBe(nameKey('Jo  Gross '));
	expect(nameKey('Jo Groß')).not.toBe(nameKey('Jo Gross'));
});

it('Someone is matched by the surest of all rows, in whatever order they come.', () => {
	const byId = row({ registrantId: 'annsID' });
	const byEmail = row({ email: 'ann@example.com' }, 20, 30);
	expect(result([byId, byEmail])).toEqual([{ annsID: 'registrantId' }, 0, []]);
	expect(result([byEmail, byId])).toEqual([{ annsID: 'registrantId' }, 0, []]);
});

describe('With Match by Name, a participant', () => {
	it.each<[string, Row[], Record<string, string>, string[]]>([
		['is matched by the exact name.', [row({ name: 'Ann Lee' })], { annsID: 'name' }, []],
		['is matched in any case and spacing.', [row({ name: ' ANN  lee ' })], { annsID: 'name' }, []],
		['is matched in wide letters.', [row({ name: 'Ａｎｎ Lee' })], { annsID: 'name' }, []],
		['is not matched by a similar name.', [row({ name: 'Ann Le' })], {}, []],
		[
			'whose name two registrants have is neither.',
			[row({ name: 'Al Fox' })],
			{},
			['alsID: ambiguous', 'al2ID: ambiguous'],
		],
		[
			'who came twice in a row is one person.',
			[row({ name: 'Ann Lee' }, 0, 10), row({ name: 'Ann Lee' }, 20, 30)],
			{ annsID: 'name' },
			[],
		],
		[
			'whose name two people had at the same time is neither.',
			[row({ name: 'Ann Lee' }, 0, 20), row({ name: 'Ann Lee' }, 10, 30)],
			{},
			['annsID: ambiguous'],
		],
		[
			'whose name two Zoom users had is neither.',
			[row({ name: 'Ann Lee', userId: 'u1' }), row({ name: 'Ann Lee', userId: 'u2' }, 20, 30)],
			{},
			['annsID: ambiguous'],
		],
		[
			'is still matched by ID first.',
			[row({ registrantId: 'alsID', name: 'Ann Lee' })],
			{ alsID: 'registrantId' },
			[],
		],
		['without a name is nobody.', [row({})], {}, []],
		[
			'who has another email is not matched by name.',
			[row({ email: 'x@y.z', name: 'Ann Lee' })],
			{},
			['annsID: namesake'],
		],
		[
			'who was there while the registrant was is somebody else.',
			[row({ registrantId: 'annsID' }, 0, 20), row({ name: 'Ann Lee' }, 10, 30)],
			{ annsID: 'registrantId' },
			['annsID: ambiguous'],
		],
		['is not matched by name to someone denied.', [row({ name: 'Dan Poe' })], {}, []],
	])('%s', (_, rows, matched, ambiguous) => {
		const [byName, , doubtful] = result(rows, true);
		expect(byName).toEqual(matched);
		expect(doubtful).toEqual(ambiguous);
	});

	it('who is matched is nobody else, and someone of that name with another email is', () => {
		const guest = row({ name: 'Ann Lee', email: 'x@y.z' }, 20, 30);
		const { matches, others } = matchParticipants([row({ name: 'Ann Lee' }), guest], PEOPLE, {
			byName: true,
		});
		expect([...matches].map(([id, { rows }]) => [id, rows.length])).toEqual([['annsID', 1]]);
		expect(others).toEqual([[guest]]);
	});

	it('who is the host is not matched by name', () => {
		const host = row({ name: 'Ann Lee', userId: 'host' });
		const { matches, doubts } = matchParticipants([host], PEOPLE, {
			byName: true,
			isKnown: (one) => one === host,
		});
		expect([...matches]).toEqual([]);
		expect([...doubts]).toEqual([['annsID', 'namesake']]);
	});

	it('keeps the surest way of matching if there are several', () => {
		const rows = [row({ name: 'Ann Lee' }), row({ email: 'ann@example.com' }, 20, 30)];
		expect(result(rows, true)[0]).toEqual({ annsID: 'email' });
		expect(result([...rows, row({ registrantId: 'annsID' }, 40, 50)], true)[0]).toEqual({
			annsID: 'registrantId',
		});
	});
});

describe('People who match nobody', () => {
	it.each<[string, Array<Partial<Participant>>, number]>([
		[
			'are one person for one Zoom user.',
			[
				{ userId: 'u', name: 'A' },
				{ userId: 'u', name: 'B' },
			],
			1,
		],
		['are one person for one email.', [{ email: 'x@y.z' }, { email: 'X@y.z' }], 1],
		['are one person for one name.', [{ name: 'Guest' }, { name: 'guest' }], 1],
		['are two for two names.', [{ name: 'Guest' }, { name: 'Host' }], 2],
		['are one each if nothing is shown.', [{}, {}], 2],
	])('%s', (_, people, count) => {
		expect(result(people.map((one) => row(one)))[1]).toBe(count);
		expect(
			result(
				people.map((one) => row(one)),
				true,
			)[1],
		).toBe(count);
	});
});

const VALUES = {
	registrantId: fc.constantFrom('', 'annsID', 'bobsID', 'dansID', 'gone'),
	email: fc.constantFrom('', 'ann@example.com', 'team@example.com', 'x@y.z', 'DAN@example.com'),
	name: fc.constantFrom('', 'Ann Lee', 'Al Fox', 'Bob Ray', 'Guest', 'constructor', '__proto__'),
	userId: fc.constantFrom('', 'u1', 'u2'),
};

it('whatever the rows, each comes out once, and nobody is matched without a reason of their own', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.record(VALUES), fc.integer({ min: 0, max: 50 })), { maxLength: 30 }),
			fc.boolean(),
			(given, byName) => {
				const rows = given.map(([more, from]) => row(more, from, from + 10));
				const { matches, others, doubts } = matchParticipants(rows, PEOPLE, { byName });
				const out = [...[...matches.values()].flatMap((one) => one.rows), ...others.flat()];
				expect(out).toHaveLength(rows.length);
				expect(new Set(out)).toEqual(new Set(rows));
				for (const [id, { rows: own }] of matches) {
					const owner = PEOPLE.find((one) => one.id === id);
					for (const { participant } of own) {
						const byId = participant.registrantId === id;
						const byEmail =
							id !== 'bobsID' &&
							id !== 'cemsID' &&
							participant.email.toLowerCase() === owner?.email?.toLowerCase();
						const { first_name, last_name } = owner?.fields ?? {};
						const isNamed = byName && participant.name === `${first_name} ${last_name}`;
						expect([id, byId || byEmail || isNamed]).toEqual([id, true]);
					}
				}
				for (const id of doubts.keys()) expect(PEOPLE.map((one) => one.id)).toContain(id);
			},
		),
	);
});

import { recipientsOf } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/recipients';
import {
	type Answer,
	needsRoster,
	rowsIn,
	settle,
	type Shipment,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/settle';
import type { Row, Unread } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';
import type { Roster } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { StatusCounts } from '../../../../../nodes/ZoomRegistrants/run/statusCounts';
import type { Registrant } from '../../../../../nodes/fields/registrants';
import type { Refusal } from '../../../../../nodes/transport/refusal';
import type { ListedRegistrant } from '../../../../../nodes/zoom/registrants';

// Rows are numbered from 0; row n asks for the registrant pn@x.org unless said otherwise.

const row = (index: number, registrant: Registrant = { email: `p${index}@x.org` }): Row => ({
	index,
	itemIndex: index,
	registrant,
});
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

const refusal = (message: string, more: Partial<Refusal> = {}): Refusal => ({
	httpStatus: 400,
	message,
	fieldErrors: [],
	...more,
});
const UNCLEAR = refusal('Something nobody has documented.', { code: 9999 });
const NOT_FOUND = refusal('Registrant not found.', { httpStatus: 404, code: 404 });
const NOT_HOST = refusal('Not meeting host.', { code: 3003 });
const NO_SCOPE = refusal(
	'Invalid access token, does not contain scopes:[meeting:read:list_registrants].',
	{ code: 4711 },
);
const daily = (who = '') =>
	refusal(
		`You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant${who}. You can resume these API requests at GMT 00:00:00.`,
		{ httpStatus: 429, code: 429 },
	);
const LOST = refusal("Couldn't reach Zoom", { httpStatus: undefined, origin: 'network' });
const BROKEN_LIST = refusal("Zoom's response didn't contain a valid list of registrants", {
	httpStatus: undefined,
});

/** A roster that holds exactly these people. */
function rosterOf(people: Registrant[]): { value: Roster } {
	const listed = people.map(
		({ id, email }, n): ListedRegistrant => ({
			id: id ?? `listed${n}`,
			email,
			status: 'pending',
			fields: {},
		}),
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
const listed = (...indexes: number[]) =>
	rosterOf(indexes.map((index) => ({ email: `p${index}@x.org` })));

const first = (asked: Row[]): Shipment => ({ stage: 'first', recipients: recipientsOf(asked) });
const part = (
	asked: Row[],
	otherHalf?: Row[],
	outOf = asked.length + (otherHalf?.length ?? 0),
): Shipment => ({
	stage: 'part',
	recipients: recipientsOf(asked),
	refusal: UNCLEAR,
	outOf,
	...(otherHalf && { otherHalf: recipientsOf(otherHalf) }),
});
const refused = (by: Refusal): Answer => ({ type: 'refused', refusal: by });

/** No proper answer, and what is seen of rows 0, 1, 2, … afterwards. */
const lost = (by: Refusal, sights: Array<'seen' | 'otherwise' | 'absent'>): Answer => ({
	type: 'uncertain',
	refusal: by,
	sights: sights.map((type, index) => {
		const found: ListedRegistrant = {
			id: `found${index}`,
			email: `P${index}@x.org`,
			status: type === 'seen' ? 'approved' : 'pending',
			fields: {},
		};
		return {
			row: row(index),
			sight: type === 'absent' ? { type, searched: 'everywhere' } : { type, listed: found },
		};
	}),
});

/** What a settlement says, row by row and shipment by shipment, in few words. */
function told({ results, next }: ReturnType<typeof settle>): string[] {
	const settled = results.map(
		(result) =>
			`${result.row.index} ${result.type === 'failed' ? result.cause.reason : result.type}`,
	);
	const numbers = (recipients: Shipment['recipients']) =>
		recipients.flatMap((one) => one.rows.map(({ index }) => index)).join(' ');
	const following = next.map((shipment) => {
		const other = shipment.stage === 'part' && shipment.otherHalf;
		return `then ${shipment.stage}: ${numbers(shipment.recipients)}${other ? ` | ${numbers(other)}` : ''}`;
	});
	return [...settled, ...following];
}

const NO_ROSTER = undefined;

describe('what an answer means for a first request', () => {
	it.each<[string, Row[], Answer, Parameters<typeof settle>[2], string[]]>([
		[
			'accepted: everyone is',
			rows(2),
			{ type: 'accepted' },
			NO_ROSTER,
			['0 accepted', '1 accepted'],
		],
		[
			'something else than a yes, which the format may be the reason for: the same once more',
			rows(2),
			{ type: 'otherFormat' },
			NO_ROSTER,
			['then first: 0 1'],
		],
		[
			'not sent: everyone fails for the refusal that applied',
			rows(2),
			{ type: 'notSent', refusal: NOT_HOST },
			NO_ROSTER,
			['0 notSent', '1 notSent'],
		],
		[
			'a refusal that cannot be one registrant fails everyone',
			rows(2),
			refused(NOT_HOST),
			NO_ROSTER,
			['0 refused', '1 refused'],
		],
		[
			'one person who is listed is refused in Zoom’s words',
			rows(1),
			refused(NOT_FOUND),
			listed(0),
			['0 refused'],
		],
		[
			'one person whom the roster lacks is not among the registrants',
			rows(1),
			refused(NOT_FOUND),
			listed(1),
			['0 notListed'],
		],
		[
			'one person, and the list may not be read: in Zoom’s words',
			rows(1),
			refused(NOT_FOUND),
			{ error: NO_SCOPE },
			['0 refused'],
		],
		[
			'anyone the roster lacks is sent by themselves, the others once more',
			rows(4),
			refused(NOT_FOUND),
			listed(0, 1, 3),
			['then rest: 0 1 3', 'then unlisted: 2'],
		],
		[
			'a daily limit that names none of several: nobody is sent again',
			rows(2),
			refused(daily()),
			listed(0, 1),
			['0 refused', '1 refused'],
		],
		[
			'a daily limit of the only one: they fail',
			rows(1),
			refused(daily(' (p0@x.org)')),
			listed(0),
			['0 refused'],
		],
		[
			'named people fail for it, listed or not',
			rows(4),
			refused(refusal('Invalid registrant: p1@x.org')),
			listed(0, 1, 2, 3),
			['1 refused', 'then rest: 0 2 3'],
		],
		[
			'named by position in a field error counts too',
			rows(3),
			refused(
				refusal('Validation Failed.', {
					code: 300,
					fieldErrors: [{ field: 'registrants[2].email', message: 'Invalid field.' }],
				}),
			),
			listed(0, 1, 2),
			['2 refused', 'then rest: 0 1'],
		],
		[
			'named people fail, those missing are sent by themselves',
			rows(4),
			refused(refusal('Invalid registrant: p1@x.org')),
			listed(0, 1, 2),
			['1 refused', 'then rest: 0 2', 'then unlisted: 3'],
		],
		[
			'everyone missing: once more, each by themselves, and no rest',
			rows(2),
			refused(NOT_FOUND),
			rosterOf([]),
			['then unlisted: 0', 'then unlisted: 1'],
		],
		[
			'more than five missing: once more, without the others',
			rows(7),
			refused(NOT_FOUND),
			listed(3),
			['then rest: 3', 'then unlisted: 0 1 2 4 5 6'],
		],
		[
			'more than five missing, and nobody else: the very same request isn’t sent again',
			rows(6),
			refused(NOT_FOUND),
			rosterOf([]),
			[0, 1, 2, 3, 4, 5].map((n) => `${n} notListed`),
		],
		[
			'an ID with somebody else’s email is sent by itself',
			[row(0), row(1, { id: 'listed1', email: 'other@x.org' }), row(2)],
			refused(UNCLEAR),
			listed(0, 1, 2),
			['then rest: 0 2', 'then doubtful: 1'],
		],
		[
			'nobody stands out: sent in halves',
			rows(3),
			refused(UNCLEAR),
			listed(0, 1, 2),
			['then part: 0 1 | 2'],
		],
		[
			'two rows of one person stay together',
			[row(0), row(1, { email: 'P0@x.org' }), row(2)],
			refused(NOT_FOUND),
			listed(2),
			['then rest: 2', 'then unlisted: 0 1'],
		],
		[
			'daily limit of somebody named: only they fail',
			rows(3),
			refused(daily(' (p1@x.org)')),
			NO_ROSTER,
			['1 refused', 'then rest: 0 2'],
		],
		[
			'daily limit of one of two: the other one is sent once more',
			rows(2),
			refused(daily(' (p1@x.org)')),
			NO_ROSTER,
			['1 refused', 'then rest: 0'],
		],
		[
			'daily limit of somebody who was alone',
			rows(1),
			refused(daily(' (p0@x.org)')),
			NO_ROSTER,
			['0 refused'],
		],
		['no list at all: sent in halves', rows(2), refused(UNCLEAR), NO_ROSTER, ['then part: 0 | 1']],
		[
			'daily limit that names nobody: everyone fails',
			rows(2),
			refused(daily()),
			NO_ROSTER,
			['0 refused', '1 refused'],
		],
		[
			'list not allowed: sent in halves',
			rows(5),
			refused(UNCLEAR),
			{ error: NO_SCOPE },
			['then part: 0 1 2 | 3 4'],
		],
		[
			'list not allowed, somebody named: taken out, nothing is halved',
			rows(3),
			refused(refusal('Invalid registrant: p1@x.org')),
			{ error: NO_SCOPE },
			['1 refused', 'then part: 0 2'],
		],
		[
			'list broken: sent in halves',
			rows(2),
			refused(NOT_FOUND),
			{ error: BROKEN_LIST },
			['then part: 0 | 1'],
		],
		[
			'the list’s own refusal counts if it says more',
			rows(2),
			refused(NOT_FOUND),
			{ error: NOT_HOST },
			['0 refused', '1 refused'],
		],
	])('%s', (_, asked, answer, roster, expected) => {
		expect(told(settle(first(asked), answer, roster))).toEqual(expected);
	});

	it.each([
		['the login', refusal('Invalid Token!', { httpStatus: undefined, origin: 'login' })],
		['the event', NOT_HOST],
		['the occurrence', refusal('Invalid occurrence.', { code: 300 })],
	])('a list that is refused for %s fails everyone, for that reason', (_, why) => {
		const { results, next } = settle(first(rows(2)), refused(NOT_FOUND), { error: why });
		expect(next).toEqual([]);
		expect(results.map((result) => result.type === 'failed' && result.cause)).toEqual([
			{ reason: 'refused', refusal: why },
			{ reason: 'refused', refusal: why },
		]);
	});
});

describe('what an answer means for a part, while those at fault are searched for', () => {
	it.each<[string, Shipment, Answer, string[]]>([
		[
			'accepted: the other half holds them, and is split at once',
			part(rows(2), [row(2), row(3), row(4)]),
			{ type: 'accepted' },
			['0 accepted', '1 accepted', 'then part: 2 3 | 4'],
		],
		[
			'accepted, and the other half is one person: sent too, the refusal may have passed',
			part([row(0)], [row(1)]),
			{ type: 'accepted' },
			['0 accepted', 'then part: 1'],
		],
		[
			'refused: the other half is tried first, then this one is split',
			part(rows(2), [row(2), row(3)]),
			refused(UNCLEAR),
			['then part: 2 3', 'then part: 0 | 1'],
		],
		[
			'refused, one person: found, and the other half is tried',
			part([row(0)], [row(1), row(2)]),
			refused(UNCLEAR),
			['0 refused', 'then part: 1 2'],
		],
		[
			'somebody named is taken out',
			part(rows(3)),
			refused(refusal('Invalid registrant: p1@x.org')),
			['1 refused', 'then part: 0 2'],
		],
		[
			'everybody named: nothing is left to send',
			part(rows(2)),
			refused(refusal('Invalid registrants: p0@x.org, p1@x.org')),
			['0 refused', '1 refused'],
		],
		[
			'a daily limit of somebody named takes them out',
			part(rows(3)),
			refused(daily(' (p1@x.org)')),
			['1 refused', 'then part: 0 2'],
		],
		[
			'a daily limit that names nobody isn’t searched for',
			part(rows(3)),
			refused(daily()),
			['0 refused', '1 refused', '2 refused'],
		],
		[
			'a refusal of the meeting ends it',
			part(rows(2), [row(2)]),
			refused(NOT_HOST),
			['0 refused', '1 refused', 'then part: 2'],
		],
		[
			'not sent any more: the invalid one may be anybody of the refused request, and the other half is next',
			part(rows(1), [row(1)]),
			{ type: 'notSent', refusal: NOT_HOST },
			['0 undecided', 'then part: 1'],
		],
		[
			'not sent any more, the only one left of a refused request: refused',
			part(rows(1)),
			{ type: 'notSent', refusal: NOT_HOST },
			['0 refused'],
		],
		[
			'out of requests: undecided',
			part(rows(2), [row(2)]),
			{ type: 'outOfRequests', refusal: UNCLEAR, isForAll: false },
			['0 undecided', '1 undecided', 'then part: 2'],
		],
		[
			'out of requests, because everyone is refused alike',
			part(rows(2)),
			{ type: 'outOfRequests', refusal: UNCLEAR, isForAll: true },
			['0 refused', '1 refused'],
		],
	])('%s', (_, shipment, answer, expected) => {
		expect(told(settle(shipment, answer, undefined))).toEqual(expected);
	});

	it.each([
		[
			'a half that was refused: the other half is still of the whole, and its own halves of itself',
			refused(UNCLEAR),
			[4, 2],
		],
		['the half behind one that was accepted has the invalid one', { type: 'accepted' }, [2]],
	] as Array<[string, Answer, number[]]>)('%s', (_, answer, outOf) => {
		const { next } = settle(part(rows(2), [row(2), row(3)]), answer, undefined);
		expect(next.map((shipment) => shipment.stage === 'part' && shipment.outOf)).toEqual(outOf);
	});

	it('carries the refusal of the part itself, not of the whole, into its halves', () => {
		const { next } = settle(part(rows(4)), refused(NOT_FOUND), undefined);
		expect(next).toEqual([expect.objectContaining({ stage: 'part', refusal: NOT_FOUND })]);
	});
});

describe('what an answer means for a request that follows', () => {
	const rest = (asked: Row[]): Shipment => ({ stage: 'rest', recipients: recipientsOf(asked) });

	it.each<[string, Shipment, Answer, string[]]>([
		['the rest, refused again: in halves', rest(rows(2)), refused(UNCLEAR), ['then part: 0 | 1']],
		[
			'the rest, somebody named now: they fail for it, the others are a part',
			rest(rows(2)),
			refused(refusal('Invalid registrant: p1@x.org')),
			['1 refused', 'then part: 0'],
		],
		[
			'the rest, refused for the daily limit of somebody named: the others are a part',
			rest(rows(2)),
			refused(daily(' (p1@x.org)')),
			['1 refused', 'then part: 0'],
		],
		[
			'the rest, refused for a daily limit that names nobody: nobody is sent again',
			rest(rows(2)),
			refused(daily()),
			['0 refused', '1 refused'],
		],
		['the rest is one person: it can only be them', rest(rows(1)), refused(UNCLEAR), ['0 refused']],
		[
			'the rest, refused for the meeting',
			rest(rows(2)),
			refused(NOT_HOST),
			['0 refused', '1 refused'],
		],
		[
			'unlisted, a few: each by themselves',
			{ stage: 'unlisted', recipients: recipientsOf(rows(2)) },
			refused(NOT_FOUND),
			['then unlisted: 0', 'then unlisted: 1'],
		],
		[
			'unlisted and alone: not among the registrants',
			{ stage: 'unlisted', recipients: recipientsOf(rows(1)) },
			refused(NOT_FOUND),
			['0 notListed'],
		],
		[
			'unlisted and alone, at the daily limit: a registrant, whom the list did not have yet',
			{ stage: 'unlisted', recipients: recipientsOf(rows(1)) },
			refused(daily(' (p0@x.org)')),
			['0 refused'],
		],
		[
			'unlisted, five: each by themselves',
			{ stage: 'unlisted', recipients: recipientsOf(rows(5)) },
			refused(NOT_FOUND),
			[0, 1, 2, 3, 4].map((n) => `then unlisted: ${n}`),
		],
		[
			'unlisted, more than five: not among the registrants',
			{ stage: 'unlisted', recipients: recipientsOf(rows(6)) },
			refused(NOT_FOUND),
			[0, 1, 2, 3, 4, 5].map((n) => `${n} notListed`),
		],
		[
			'unlisted, refused for the meeting',
			{ stage: 'unlisted', recipients: recipientsOf(rows(1)) },
			refused(NOT_HOST),
			['0 refused'],
		],
		[
			'doubtful: another email',
			{
				stage: 'doubtful',
				recipients: recipientsOf([row(0, { id: 'listed0', email: 'other@x.org' })]),
				roster: listed(0).value,
			},
			refused(UNCLEAR),
			['0 otherEmail'],
		],
	])('%s', (_, shipment, answer, expected) => {
		expect(told(settle(shipment, answer, undefined))).toEqual(expected);
	});
});

it('an ID that Zoom refuses with somebody else’s email fails with the email that Zoom lists', () => {
	const asked = [row(0, { id: 'listed0', email: 'other@x.org' })];
	const roster = listed(0).value;
	const shipment: Shipment = { stage: 'doubtful', recipients: recipientsOf(asked), roster };
	const { results } = settle(shipment, refused(UNCLEAR), undefined);
	expect(results.map((result) => result.type === 'failed' && result.cause)).toEqual([
		{ reason: 'otherEmail', refusal: UNCLEAR, listedEmail: 'p0@x.org' },
	]);
});

describe('what an answer that got lost means', () => {
	it.each<[string, Shipment, Answer, string[]]>([
		[
			'everyone is seen: done, and nothing is sent again',
			first(rows(2)),
			lost(LOST, ['seen', 'seen']),
			['0 accepted', '1 accepted'],
		],
		[
			'those not seen are sent again, and only they',
			first(rows(4)),
			lost(LOST, ['seen', 'otherwise', 'absent', 'seen']),
			['0 accepted', '3 accepted', 'then first: 1 2'],
		],
		[
			'a second time too',
			{ ...first(rows(2)), lostAnswers: 1 },
			lost(LOST, ['seen', 'absent']),
			['0 accepted', 'then first: 1'],
		],
		[
			'after the third it is over',
			{ ...first(rows(2)), lostAnswers: 2 },
			lost(LOST, ['seen', 'absent']),
			['0 accepted', '1 lost'],
		],
		[
			'after the third it is searched for in halves, if it may be one of several',
			{ ...first(rows(3)), lostAnswers: 2 },
			lost(LOST, ['absent', 'seen', 'otherwise']),
			['1 accepted', 'then part: 0 | 2'],
		],
		[
			'the rest stays the rest',
			{ stage: 'rest', recipients: recipientsOf(rows(1)) },
			lost(LOST, ['absent']),
			['then rest: 0'],
		],
		[
			'those whom the list lacks stay by themselves',
			{ stage: 'unlisted', recipients: recipientsOf(rows(1)) },
			lost(LOST, ['absent']),
			['then unlisted: 0'],
		],
		[
			'a part is not sent again, and the other half goes its own way',
			part(rows(2), [row(2), row(3)]),
			lost(LOST, ['seen', 'absent']),
			['0 accepted', '1 lost', 'then part: 2 3'],
		],
	])('%s', (_, shipment, answer, expected) => {
		expect(told(settle(shipment, answer, undefined))).toEqual(expected);
	});

	it.each<[string, Unread, string[]]>([
		['is out of reach for the reading, too: given up', { refusal: LOST }, ['0 lost', '1 lost']],
		['does not let the list be read: sent again', { refusal: NO_SCOPE }, ['then first: 0 1']],
		['has too long a list: sent again', 'tooLong', ['then first: 0 1']],
	])('Zoom %s', (_, because, expected) => {
		const sights = rows(2).map((one) => ({
			row: one,
			sight: { type: 'unknown' as const, because },
		}));
		const answer: Answer = { type: 'uncertain', refusal: LOST, sights };
		expect(told(settle(first(rows(2)), answer, undefined))).toEqual(expected);
	});

	it('is out of reach for the reading of one of two: neither is sent again', () => {
		const answer: Answer = {
			type: 'uncertain',
			refusal: LOST,
			sights: [
				{ row: row(0), sight: { type: 'absent', searched: 'everywhere' } },
				{ row: row(1), sight: { type: 'unknown', because: { refusal: LOST } } },
			],
		};
		expect(told(settle(first(rows(2)), answer, undefined))).toEqual(['0 lost', '1 lost']);
	});

	it('counts the lost answers, each time one more', () => {
		const again = settle(first(rows(1)), lost(LOST, ['absent']), undefined).next[0];
		expect(again?.lostAnswers).toBe(1);
		expect(settle(again!, lost(LOST, ['absent']), undefined).next[0]?.lostAnswers).toBe(2);
	});

	it('gives those who are seen the ID and email that Zoom has, as verified', () => {
		const { results } = settle(first(rows(1)), lost(LOST, ['seen']), undefined);
		expect(results).toEqual([
			{
				row: row(0),
				type: 'accepted',
				registrant: { id: 'found0', email: 'P0@x.org' },
				verified: true,
			},
		]);
	});

	it.each([
		[0, false],
		[1, true],
		[2, true],
	])('that was sent %i times before was asked for again: %s', (lostAnswers, afterRetries) => {
		const answer: Answer = {
			type: 'uncertain',
			refusal: LOST,
			sights: [{ row: row(0), sight: { type: 'unknown', because: { refusal: LOST } } }],
		};
		const { results } = settle({ ...first(rows(1)), lostAnswers }, answer, undefined);
		expect(results[0]).toMatchObject({ cause: { reason: 'lost', refusal: { afterRetries } } });
	});

	it('says of the others what was seen', () => {
		const sent = { ...first(rows(1)), lostAnswers: 2 };
		const { results } = settle(sent, lost(LOST, ['otherwise']), undefined);
		expect(results).toEqual([
			{
				row: row(0),
				type: 'failed',
				cause: {
					reason: 'lost',
					refusal: { ...LOST, afterRetries: true },
					sight: expect.objectContaining({ type: 'otherwise' }),
				},
			},
		]);
	});
});

it('A request answers for its own rows, and a half for those of the other half, too.', () => {
	const numbers = (shipment: Shipment) => rowsIn(shipment).map(({ index }) => index);
	expect(numbers(first(rows(2)))).toEqual([0, 1]);
	expect(numbers(part([row(0), row(1)], [row(2)]))).toEqual([0, 1, 2]);
	expect(numbers(part([row(0)]))).toEqual([0]);
});

describe('when the roster is needed', () => {
	it.each<[string, Shipment, Answer, boolean]>([
		['several people, and it may be one of them', first(rows(2)), refused(UNCLEAR), true],
		['one person, who may be unknown', first(rows(1)), refused(UNCLEAR), true],
		['accepted', first(rows(2)), { type: 'accepted' }, false],
		['lost', first(rows(2)), lost(LOST, ['absent', 'absent']), false],
		['not sent', first(rows(2)), { type: 'notSent', refusal: UNCLEAR }, false],
		['a refusal of the meeting', first(rows(2)), refused(NOT_HOST), false],
		['a daily limit', first(rows(2)), refused(daily()), false],
		[
			'a daily limit of an email that no row has, as the rows have IDs',
			first([row(0, { id: 'anns-ID' }), row(1, { id: 'bobs-ID' })]),
			refused(daily(' (ann@x.org)')),
			true,
		],
		[
			'a daily limit of somebody whose row has the email',
			first(rows(2)),
			refused(daily(' (p1@x.org)')),
			false,
		],
		[
			'a daily limit of the only one sent, whatever their email',
			first([row(0, { id: 'anns-ID' })]),
			refused(daily(' (ann@x.org)')),
			false,
		],
		['a part', part(rows(2)), refused(UNCLEAR), false],
	])('%s', (_, shipment, answer, expected) => {
		expect(needsRoster(shipment, answer)).toBe(expected);
	});
});

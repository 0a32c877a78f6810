import { recipientsOf } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/recipients';
import {
	type Answer,
	needsRoster,
	settle,
	type Shipment,
} from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/settle';
import type { Row } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/types';
import type { Roster } from '../../../../../nodes/ZoomRegistrants/run/roster';
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
const BROKEN_LIST = refusal('Zoom answered without a proper list of registrants', {
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
			pagesRead: 3,
		},
	};
}
const listed = (...indexes: number[]) =>
	rosterOf(indexes.map((index) => ({ email: `p${index}@x.org` })));

const first = (asked: Row[]): Shipment => ({ stage: 'first', recipients: recipientsOf(asked) });
const part = (asked: Row[], otherHalf?: Row[]): Shipment => ({
	stage: 'part',
	recipients: recipientsOf(asked),
	refusal: UNCLEAR,
	...(otherHalf && { otherHalf: recipientsOf(otherHalf) }),
});
const refused = (by: Refusal): Answer => ({ type: 'refused', refusal: by });

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
			'one person is refused in Zoom’s words',
			rows(1),
			refused(NOT_FOUND),
			NO_ROSTER,
			['0 refused'],
		],
		[
			'anyone the roster lacks fails, the others are sent once more',
			rows(4),
			refused(NOT_FOUND),
			listed(0, 1, 3),
			['2 notListed', 'then rest: 0 1 3'],
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
			'named and missing fail each for their reason',
			rows(4),
			refused(refusal('Invalid registrant: p1@x.org')),
			listed(0, 1, 2),
			['1 refused', '3 notListed', 'then rest: 0 2'],
		],
		[
			'everyone missing: nothing follows',
			rows(2),
			refused(NOT_FOUND),
			rosterOf([]),
			['0 notListed', '1 notListed'],
		],
		[
			'an ID with somebody else’s email is sent by itself',
			[row(0), row(1, { id: 'listed1', email: 'other@x.org' }), row(2)],
			refused(UNCLEAR),
			listed(0, 1, 2),
			['then rest: 0 2', 'then doubtful: 1'],
		],
		[
			'nobody stands out: everyone fails in Zoom’s words',
			rows(3),
			refused(UNCLEAR),
			listed(0, 1, 2),
			['0 refused', '1 refused', '2 refused'],
		],
		[
			'two rows of one person fail together',
			[row(0), row(1, { email: 'P0@x.org' }), row(2)],
			refused(NOT_FOUND),
			listed(2),
			['0 notListed', '1 notListed', 'then rest: 2'],
		],
		[
			'daily limit of somebody named: only they fail',
			rows(3),
			refused(daily(' (p1@x.org)')),
			NO_ROSTER,
			['1 refused', 'then rest: 0 2'],
		],
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
			'list broken: nobody can tell who is at fault',
			rows(2),
			refused(NOT_FOUND),
			{ error: BROKEN_LIST },
			['0 listUnreadable', '1 listUnreadable'],
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
			'accepted, and the other half is one person: that is the one',
			part([row(0)], [row(1)]),
			{ type: 'accepted' },
			['0 accepted', '1 refused'],
		],
		[
			'refused: split, and the other half is tried after it',
			part(rows(2), [row(2), row(3)]),
			refused(UNCLEAR),
			['then part: 0 | 1', 'then part: 2 3'],
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
			'a daily limit isn’t searched for',
			part(rows(3)),
			refused(daily(' (p1@x.org)')),
			['1 refused', '0 becauseOfOthers', '2 becauseOfOthers'],
		],
		[
			'a refusal of the meeting ends it',
			part(rows(2), [row(2)]),
			refused(NOT_HOST),
			['0 refused', '1 refused', 'then part: 2'],
		],
		[
			'not sent: the other half meets the same refusal in its turn',
			part(rows(1), [row(1)]),
			{ type: 'notSent', refusal: NOT_HOST },
			['0 notSent', 'then part: 1'],
		],
		[
			'out of requests: undecided',
			part(rows(2), [row(2)]),
			{ type: 'outOfRequests', refusal: UNCLEAR },
			['0 undecided', '1 undecided', 'then part: 2'],
		],
	])('%s', (_, shipment, answer, expected) => {
		expect(told(settle(shipment, answer, undefined))).toEqual(expected);
	});

	it('carries the refusal of the part itself, not of the whole, into its halves', () => {
		const { next } = settle(part(rows(4)), refused(NOT_FOUND), undefined);
		expect(next).toEqual([expect.objectContaining({ stage: 'part', refusal: NOT_FOUND })]);
	});
});

describe('what an answer means for a request that is final', () => {
	const rest = (asked: Row[]): Shipment => ({ stage: 'rest', recipients: recipientsOf(asked) });

	it.each<[string, Shipment, Answer, string[]]>([
		[
			'the rest, refused again: because of others',
			rest(rows(2)),
			refused(UNCLEAR),
			['0 becauseOfOthers', '1 becauseOfOthers'],
		],
		[
			'the rest, somebody named now: they fail for it',
			rest(rows(2)),
			refused(refusal('Invalid registrant: p1@x.org')),
			['0 becauseOfOthers', '1 refused'],
		],
		['the rest is one person: it can only be them', rest(rows(1)), refused(UNCLEAR), ['0 refused']],
		[
			'the rest, refused for the meeting',
			rest(rows(2)),
			refused(NOT_HOST),
			['0 refused', '1 refused'],
		],
		[
			'unlisted: not among the registrants',
			{ stage: 'unlisted', recipients: recipientsOf(rows(2)) },
			refused(NOT_FOUND),
			['0 notListed', '1 notListed'],
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

describe('when the roster is needed', () => {
	it.each<[string, Shipment, Answer, boolean]>([
		['several people, and it may be one of them', first(rows(2)), refused(UNCLEAR), true],
		['one person', first(rows(1)), refused(UNCLEAR), false],
		['accepted', first(rows(2)), { type: 'accepted' }, false],
		['not sent', first(rows(2)), { type: 'notSent', refusal: UNCLEAR }, false],
		['a refusal of the meeting', first(rows(2)), refused(NOT_HOST), false],
		['a daily limit', first(rows(2)), refused(daily()), false],
		['a part', part(rows(2)), refused(UNCLEAR), false],
	])('%s', (_, shipment, answer, expected) => {
		expect(needsRoster(shipment, answer)).toBe(expected);
	});
});

import { isToBeCreated } from '../../../../../nodes/ZoomRegistrants/actions/sync/hosts';
import {
	type History,
	planRemovals,
	registrantsIn,
} from '../../../../../nodes/ZoomRegistrants/actions/sync/plan';
import { maximumText } from '../../../../../nodes/ZoomRegistrants/actions/sync/removals';
import type { SyncOptions } from '../../../../../nodes/ZoomRegistrants/actions/sync/types';
import type { Roster } from '../../../../../nodes/ZoomRegistrants/run/roster';
import { StatusCounts } from '../../../../../nodes/ZoomRegistrants/run/statusCounts';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';
import type { ListedRegistrant } from '../../../../../nodes/zoom/registrants';

const event = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const ANN: ListedRegistrant = { id: 'a', email: 'ann@x.org', status: 'approved', fields: {} };
const BOB: ListedRegistrant = { id: 'b', email: 'bob@x.org', status: 'pending', fields: {} };

const ROSTER: Roster = {
	complete: new Set(['pending', 'approved', 'denied']),
	byId: new Map([ANN, BOB].map((one) => [one.id, [one]])),
	byEmail: new Map([ANN, BOB].map((one) => [one.email ?? '', [one]])),
	hasEntriesWithoutEmail: false,
	hasEntriesWithoutId: false,
	approvedRows: 1,
	withoutId: new StatusCounts(),
	pagesRead: 3,
};

/** What has to be done with Ann, who is approved, and Bob, who is pending, if the list has neither. */
function removals(notInList: SyncOptions['notInList'], sentToday: number): string[] {
	const options: SyncOptions = {
		notInList,
		ifPendingOrDenied: 'approve',
		maximumRemovals: { percent: 100 },
		dryRun: false,
		isSummary: false,
	};
	const history: History = {
		now: Date.UTC(2027, 0, 1),
		sentToday: (counted) => (counted === 'statusChange' ? sentToday : 0),
		wasJustChangedOtherwise: () => false,
	};
	return planRemovals({ event, people: [] }, ROSTER, options, history).map(
		({ entry, change, problem }) =>
			`${entry?.id} ${change}${problem === undefined ? '' : ': not sent'}`,
	);
}

it.each<[SyncOptions['notInList'], number, string[]]>([
	['leave', 0, []],
	['deny', 9, ['a deny', 'b deny']],
	['deny', 10, ['a deny: not sent', 'b deny: not sent']],
	['cancel', 9, ['a cancel', 'b deny']],
	['cancel', 10, ['a cancel: not sent', 'b deny: not sent']],
	['delete', 10, ['a delete', 'b delete']],
])(
	'With Not in List: %s, people with %i status changes today: %j. The daily limit is one for status changes, not for deletions.',
	(notInList, sentToday, expected) => {
		expect(removals(notInList, sentToday)).toEqual(expected);
	},
);

it.each<[string[], string[]]>([
	[['pending', 'approved', 'denied'], ['approved']],
	[['denied', 'pending'], ['pending']],
	[['denied'], []],
	[['strange'], []],
])('Someone with the entries %j counts as %j.', (statuses, expected) => {
	const entries = statuses.map((status) => ({ ...ANN, status }));
	const roster = { ...ROSTER, byId: new Map([['a', entries]]) };
	expect(registrantsIn(roster).map(({ status }) => status)).toEqual(expected);
});

it('Only people without a problem are to be created.', () => {
	const problem = { message: 'No.', description: '' };
	expect([
		isToBeCreated({ change: 'create' }),
		isToBeCreated({ change: 'create', problem }),
		isToBeCreated({ change: 'approve' }),
	]).toEqual([true, false, false]);
});

it('Maximum Removals is said as it was entered.', () => {
	expect([maximumText({ people: 5 }), maximumText({ percent: 5 })]).toEqual(['5', '5%']);
});

import {
	contradictory,
	dailyLimitReached,
	maybeListed,
	newHost,
	noLongerListed,
	notRemoved,
	registeredOnly,
	seriesAndOccurrence,
	strangeStatus,
	tooManyRemovals,
	unreadable,
	withoutFirstName,
} from '../../../../../nodes/ZoomRegistrants/actions/sync/messages';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const ANN = 'ann@example.com';
const meeting = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const webinar = { kind: EVENT_KINDS.webinarRegistrant, eventId: '93300000001' };
const occurrence = { ...meeting, occurrenceId: '1700000000001' };
const refused = { message: 'No seats.', description: 'Look at it.' };
const NOW = Date.parse('2026-12-31T18:00:00Z');
const count = { removal: 'deny', count: 3, outOf: 20, allowed: 2 } as const;

it.each([
	[
		seriesAndOccurrence(meeting),
		'Some items are about the whole series of meeting 85200000001, others about one occurrence',
		'A change of the series would undo what the list of an occurrence says. Use one node for the series and another for occurrences.',
	],
	[
		withoutFirstName(occurrence, ANN),
		"First Name is empty for ann@example.com, who isn't registered for meeting 85200000001, occurrence 1700000000001 yet",
		'Zoom requires First Name to register someone. Fill it in. People who are registered already need none.',
	],
	[
		newHost(webinar, ANN),
		"ann@example.com hosts webinar 93300000001, and Zoom doesn't register hosts",
		'Nothing was sent for this person. Remove the row: hosts join the webinar without registering.',
	],
	[
		maybeListed(meeting, ANN),
		"It isn't known whether ann@example.com is registered for meeting 85200000001, because Zoom lists registrants without an ID or email",
		'Nothing was sent for this person. Look them up in Zoom.',
	],
	[
		contradictory(meeting, ANN, ['approved', 'denied']),
		'Zoom lists ann@example.com more than once for meeting 85200000001, as approved and denied',
		"Zoom's lists can lag. Nothing was sent for this person; run the workflow again.",
	],
	[unreadable(refused), 'No seats.', 'Nothing was sent for this list. Look at it.'],
	[
		noLongerListed(meeting, ANN, 'cancel'),
		"Zoom accepted the change (cancel), but doesn't list ann@example.com for meeting 85200000001 in any status",
		"Zoom's lists can lag. Run the workflow again: it reads the list first, and sends only what is still missing.",
	],
	[
		registeredOnly(refused, { isListed: false, isUncertain: true }),
		"Registered by Zoom's answer, but not seen as approved: No seats.",
		'Look at it.',
	],
	[
		registeredOnly(refused, { isListed: true, isUncertain: true }),
		'Registered, but not seen as approved: No seats.',
		'Look at it.',
	],
	[
		registeredOnly(refused, { isListed: true, isUncertain: false }),
		'Registered, but not approved: No seats.',
		'Look at it.',
	],
	[
		strangeStatus(meeting, ANN, 'x'.repeat(70)),
		`Zoom lists ann@example.com for meeting 85200000001 with the unknown status "${'x'.repeat(60)}"`,
		'Nothing was sent for this person. Look them up in Zoom.',
	],
	[
		dailyLimitReached(ANN, 'registration', NOW),
		"Not sent, because ann@example.com has had 3 registrations today, Zoom's daily limit for one registrant",
		'Run this again after 2027-01-01 00:00 UTC.',
	],
	[
		dailyLimitReached(ANN, 'statusChange', NOW),
		"Not sent, because ann@example.com has had 10 status changes today, Zoom's daily limit for one registrant",
		'Run this again after 2027-01-01 00:00 UTC.',
	],
	[
		tooManyRemovals(meeting, { percent: 10 }, count),
		'Would deny 3 of 20 approved and pending registrants of meeting 85200000001, but Maximum Removals allows 2 (10%)',
		'Nothing was sent for this list. Check that the input has everyone. If it has, raise Options > Maximum Removals. A percentage is rounded down, but allows at least one.',
	],
	[
		tooManyRemovals(meeting, { people: 2 }, count),
		'Would deny 3 of 20 approved and pending registrants of meeting 85200000001, but Maximum Removals allows 2',
		'Nothing was sent for this list. Check that the input has everyone. If it has, raise Options > Maximum Removals. A percentage is rounded down, but allows at least one.',
	],
])('Problem %# of a list is said in these words, with what to do.', (problem, ...words) => {
	expect([problem.message, problem.description]).toEqual(words);
});

it("n8n is told when Zoom's day ends.", () => {
	expect(dailyLimitReached(ANN, 'registration', NOW).failure).toEqual({
		cause: 'quota-exhausted',
		resetsAtEpochMs: Date.parse('2027-01-01T00:00:00Z'),
	});
});

it.each([
	['cancel', 'was not cancelled for'],
	['delete', 'was not deleted for'],
	['deny', 'was not denied for'],
	['approve', 'was not changed for'],
] as const)('Someone who could not be told apart with %s %s the meeting.', (change, words) => {
	const why = { message: 'the list is unclear', description: 'Look at it.' };
	expect(notRemoved(meeting, change, ANN, why)).toEqual({
		message: `ann@example.com ${words} meeting 85200000001, because the list is unclear`,
		description: 'Look at it.',
	});
});

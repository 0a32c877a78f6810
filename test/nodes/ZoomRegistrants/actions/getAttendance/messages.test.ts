import {
	hintOfAbsentees,
	hintOfLaterStarts,
	hintOfNoPlan,
	hintOfPanelists,
	hintOfUncertain,
	problemOfNobodyListed,
	problemOfExpired,
	problemOfNoRegistration,
	problemOfNoSession,
	problemOfNotReady,
	problemOfOnePerson,
	problemOfPast,
	problemOfRunning,
	problemOfUncertain,
	problemOfUnidentified,
} from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/messages';
import { isNotFound } from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/sources';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const NOW = Date.parse('2026-12-01T18:00:00Z');
const MINUTE = 60_000;

const event = { kind: EVENT_KINDS.meetingRegistrant, eventId: '85200000001' };
const planned = (startsIn: number, endsIn: number) => ({
	startTime: NOW + startsIn * MINUTE,
	endTime: NOW + endsIn * MINUTE,
});

describe('When to try again, for a meeting of which Zoom has no record yet,', () => {
	it.each([
		[
			'15 minutes after its planned end, if that is ahead',
			planned(-30, 30),
			'2026-12-01 18:45 UTC',
		],
		['in 15 minutes, if its planned end has passed', planned(-90, -30), '2026-12-01 18:15 UTC'],
		['in 15 minutes, if no end is planned', undefined, '2026-12-01 18:15 UTC'],
	])('is %s.', (_, session, time) => {
		const why = { none: 'due' as const, planned: session };
		const { message, description } = problemOfNoSession(event, why, NOW);
		expect(message).toBe('Meeting 85200000001 is still running, or Zoom has no record of it yet');
		expect(description).toBe(
			`Run this item again after it has ended, not before ${time}. For an earlier date, choose it under Instance.`,
		);
	});
});

const CHOOSE =
	'Choose the instance From List. One that ended a moment ago may not be listed yet; then run this item again in a few minutes.';

it.each([
	[
		problemOfNoSession(event, { none: 'unknownOccurrence' }, NOW),
		'Instance: meeting 85200000001 has no occurrence with this ID',
		CHOOSE,
	],
	[
		problemOfNoSession(event, { none: 'unknownInstance' }, NOW),
		'Instance: meeting 85200000001 has no past instance with this ID',
		CHOOSE,
	],
	[
		problemOfNoSession(event, { none: 'ahead' }, NOW),
		"Meeting 85200000001 hasn't taken place yet",
		'Attendance is available after it has ended.',
	],
	[
		problemOfNoSession(event, { none: 'ahead', planned: planned(60, 90) }, NOW),
		"Meeting 85200000001 hasn't taken place yet",
		'Attendance is available after it has ended. It is planned for 2026-12-01 19:00 UTC.',
	],
	[
		problemOfNoSession(event, { none: 'notHeld' }, NOW),
		'Zoom has no record of meeting 85200000001 being held',
		'It may never have been started, or too long ago: Zoom keeps records of meetings for 15 months. Nobody can be said to have been absent.',
	],
	[
		problemOfNoSession(event, { none: 'notHeld', planned: planned(-90, -60) }, NOW),
		'Zoom has no record of meeting 85200000001 being held at 2026-12-01 16:30 UTC',
		'It may never have been started, or too long ago: Zoom keeps records of meetings for 15 months. Nobody can be said to have been absent.',
	],
	[
		problemOfRunning(event),
		'Meeting 85200000001 is still running',
		'Run this item again 15 minutes after it has ended. For an earlier date, choose it under Instance.',
	],
	[
		problemOfNotReady(event, NOW),
		"Zoom hasn't finished the attendance data of meeting 85200000001",
		'Run this item again after 2026-12-01 18:00 UTC. In a workflow that starts when the meeting ends, put a Wait node of 15 minutes in front of this node.',
	],
	[
		problemOfOnePerson(event),
		"Only one person was in meeting 85200000001, and Zoom doesn't say who",
		'Zoom lists the participants of a meeting only if there were two or more. If restarts were left out, turn on Options > Merge Restarts.',
	],
	[
		problemOfUnidentified(event),
		'Zoom lists participants of meeting 85200000001, but neither their registrant IDs nor their emails',
		"So nobody could be matched. Accounts with a business associate agreement (BAA) hide emails and names. If names are shown, turn on Options > Match by Name. People who joined without their personal link can't be told from strangers.",
	],
	[
		problemOfExpired(event),
		'Zoom no longer has the registrants of meeting 85200000001',
		"Zoom removes a meeting's registrants about 30 days after it was last held. Without them, nobody can be said to have been absent. To get those who came, set Show to Everyone or Attended.",
	],
	[
		problemOfNoRegistration(event),
		'Registration is turned off for meeting 85200000001',
		"There are no registrants to compare the participants with. To list everyone who came, use Zoom's own reports.",
	],
	[
		problemOfUncertain(event, ['One.', 'Two.']),
		"It can't be told who attended meeting 85200000001",
		'One. Two.',
	],
])(
	'Reason %# for having no attendance is said in these words, with what to do.',
	(problem, ...words) => {
		expect([problem.message, problem.description]).toEqual(words);
	},
);

it('Hints say what could not be read, in the words of Zoom.', () => {
	const refusal = { message: 'No permission.', fieldErrors: [] };
	expect([hintOfNoPlan(refusal), hintOfAbsentees(refusal), hintOfPanelists(refusal)]).toEqual([
		'The settings of the event could not be read, so its planned time is unknown. Starts with a pause of up to 15 minutes in between were counted as one. Zoom says: No permission.',
		"Zoom's own list of absentees could not be read, so it wasn't compared: No permission.",
		'The list of panelists could not be read, so they are among the guests: No permission.',
	]);
});

it.each([
	[1, '2026-12-01 18:00 UTC'],
	[
		5,
		'2026-12-01 18:00 UTC, 2026-12-01 18:01 UTC, 2026-12-01 18:02 UTC, 2026-12-01 18:03 UTC, 2026-12-01 18:04 UTC',
	],
	[
		6,
		'2026-12-01 18:00 UTC, 2026-12-01 18:01 UTC, 2026-12-01 18:02 UTC, 2026-12-01 18:03 UTC, 2026-12-01 18:04 UTC and later',
	],
])('The hint on later starts names five at most, of %i: %s', (count, times) => {
	const starts = Array.from({ length: count }, (_, n) => ({
		uuid: String(n),
		startTime: NOW + n * MINUTE,
	}));
	expect(hintOfLaterStarts(event, starts)).toBe(
		`Meeting 85200000001 was started again outside its planned time, at ${times}. That isn't included. To see it, choose it under Instance.`,
	);
});

it('n8n is told that a meeting that is running ends, and that a plan stays as it is.', () => {
	const temporary = { failure: { cause: 'temporarily-unavailable' } };
	expect(problemOfRunning(event)).toMatchObject(temporary);
	expect(problemOfNoSession(event, { none: 'due' }, NOW)).toMatchObject(temporary);
	expect(problemOfNoSession(event, { none: 'ahead' }, NOW)).not.toHaveProperty('failure');
	const message = 'Only available for Paid or ZMP account';
	expect(problemOfPast(event, { code: 200, httpStatus: 400, message, fieldErrors: [] })).toEqual({
		message: `The Zoom plan of this account doesn't include attendance: ${message}`,
		description: 'Attendance needs a paid Zoom account (Pro or higher).',
		failure: { cause: 'configuration-invalid' },
		code: 200,
		httpStatus: 400,
	});
});

it.each([
	[1, 'For 1 registrant it'],
	[2, 'For 2 registrants it'],
])('The hint on %i in doubt begins: %s', (people, start) => {
	expect(hintOfUncertain(people).startsWith(`${start} can't be told whether`)).toBe(true);
});

describe('A list of participants that is missing', () => {
	it.each([
		[[], ''],
		[['report:read'], ' Zoom may have it in another list; that needs report:read.'],
		[['a:read', 'b:read'], ' Zoom may have it in another list; that needs a:read, b:read.'],
	])('names the scopes that would help: %j', (scopes, end) => {
		const missing = { scopes, people: 0, isOld: false };
		expect(problemOfNobodyListed(event, missing).description).toBe(
			`Zoom lists nobody, though more than a day has passed. Look in Zoom under Reports. Nobody can be said to have been absent.${end}`,
		);
	});

	it.each([
		[{ code: 3001, httpStatus: 400 }, true],
		[{ code: 3001, httpStatus: 404 }, true],
		[{ httpStatus: 404 }, true],
		[{ code: 300, httpStatus: 400 }, false],
	])('is told from other refusals by its code or status: %j', (answer, expected) => {
		expect(isNotFound({ message: '', fieldErrors: [], ...answer })).toBe(expected);
	});
});

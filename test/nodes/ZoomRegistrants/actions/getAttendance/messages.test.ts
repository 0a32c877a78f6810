import {
	hintOfUncertain,
	problemOfNobodyListed,
	problemOfNoSession,
	problemOfPast,
	problemOfRunning,
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

import fc from 'fast-check';

import {
	chooseSession,
	singleStart,
} from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/choose';
import type { Wanted } from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/input';
import { plannedTimes, sessionsOf } from '../../../../../nodes/zoom/sessions';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2026-12-${time}:00Z`);
const start = (time: string) => ({ uuid: time, startTime: at(time) });

/** Two weekly hours. */
const WEEKLY = plannedTimes({
	type: 8,
	occurrences: [
		{ occurrence_id: '2', start_time: '2026-12-08T17:00:00Z', duration: 60, status: 'available' },
		{ occurrence_id: '1', start_time: '2026-12-01T17:00:00Z', duration: 60, status: 'available' },
		{ occurrence_id: '9', start_time: '2026-12-04T17:00:00Z', duration: 60, status: 'deleted' },
	],
});

describe('Starts belong together', () => {
	it.each<[string, string[], string[][]]>([
		['if they are within one planned time.', ['01T17:02', '01T17:40'], [['01T17:02', '01T17:40']]],
		['from half an hour before it.', ['01T16:30', '01T17:02'], [['01T16:30', '01T17:02']]],
		['but not earlier.', ['01T16:29', '01T17:02'], [['01T16:29'], ['01T17:02']]],
		['until two hours after its end.', ['01T17:02', '01T19:59'], [['01T17:02', '01T19:59']]],
		['but not later.', ['01T17:02', '01T20:00'], [['01T17:02'], ['01T20:00']]],
		['not those of different occurrences.', ['01T17:02', '08T16:58'], [['01T17:02'], ['08T16:58']]],
		['not those of a deleted occurrence.', ['04T17:00', '04T17:05'], [['04T17:00'], ['04T17:05']]],
	])('%s', (_, starts, expected) => {
		const sessions = sessionsOf(starts.map(start), WEEKLY);
		expect(sessions.map(({ instances }) => instances.map(({ uuid }) => uuid))).toEqual(expected);
	});

	it('with what has not ended yet rather than with what is about to begin', () => {
		const backToBack = plannedTimes({
			type: 8,
			occurrences: [
				{ occurrence_id: '1', start_time: '2026-12-01T17:00:00Z', duration: 60 },
				{ occurrence_id: '2', start_time: '2026-12-01T18:00:00Z', duration: 60 },
			],
		});
		const sessions = sessionsOf(['01T17:00', '01T17:45', '01T18:01'].map(start), backToBack);
		expect(
			sessions.map(({ planned, instances }) => [planned?.occurrenceId, instances.length]),
		).toEqual([
			['1', 2],
			['2', 1],
		]);
	});

	it('and every start is in exactly one session, whatever was planned', () => {
		const minutes = fc.integer({ min: 0, max: 5_000 });
		fc.assert(
			fc.property(fc.array(minutes), fc.array(minutes), (starts, plans) => {
				const sorted = (list: number[]) => [...list].sort((one, other) => one - other);
				const instances = sorted(starts).map((one, n) => ({
					uuid: String(n),
					startTime: one * MINUTE,
				}));
				const planned = sorted(plans).map((one) => ({
					startTime: one * MINUTE,
					endTime: (one + 60) * MINUTE,
				}));
				const sessions = sessionsOf(instances, planned);
				const all = sessions.flatMap((session) => session.instances);
				expect(new Set(all)).toEqual(new Set(instances));
				expect(all).toHaveLength(instances.length);
				for (const { planned: plan, instances: own } of sessions) {
					for (const { startTime } of own) {
						if (plan === undefined) continue;
						expect(startTime).toBeGreaterThanOrEqual(plan.startTime - 30 * MINUTE);
						expect(startTime).toBeLessThan(plan.endTime + 120 * MINUTE);
					}
				}
			}),
		);
	});
});

describe('The session chosen', () => {
	const NOW = at('09T12:00');
	const choose = (wanted: Wanted, starts: string[], now = NOW, planned = WEEKLY) => {
		const sessions = sessionsOf(starts.map(start), planned);
		const chosen = chooseSession(wanted, { sessions, planned, now });
		if ('none' in chosen) return chosen.none;
		return [chosen.session.instances[0]?.uuid, chosen.laterStarts.map(({ uuid }) => uuid)];
	};
	const latest: Wanted = { latest: true };

	it.each<[string, Wanted, string[], number, unknown]>([
		['is the latest planned one.', latest, ['01T17:00', '08T17:00'], NOW, ['08T17:00', []]],
		[
			'is not a later start that was not planned.',
			latest,
			['08T17:00', '08T22:30', '09T09:00'],
			NOW,
			['08T17:00', ['08T22:30', '09T09:00']],
		],
		[
			'is one that was not planned if there is nothing else.',
			latest,
			['03T10:00', '04T10:00'],
			NOW,
			['04T10:00', []],
		],
		['is the one before if the last was left out.', latest, ['01T17:00'], NOW, ['01T17:00', []]],
		[
			'is not the one before while the last should be on.',
			latest,
			['01T17:00'],
			at('08T17:30'),
			'due',
		],
		['is not the one before just after the last.', latest, ['01T17:00'], at('08T19:59'), 'due'],
		[
			'is the one before until the next begins.',
			latest,
			['01T17:00'],
			at('08T16:59'),
			['01T17:00', []],
		],
		['is none before the first.', latest, [], at('01T10:00'), 'ahead'],
		['is none if nothing was held.', latest, [], NOW, 'notHeld'],
		[
			'is that of an occurrence.',
			{ occurrenceId: '1' },
			['01T17:00', '08T17:00'],
			NOW,
			['01T17:00', []],
		],
		[
			'is none for an occurrence to come.',
			{ occurrenceId: '2' },
			['01T17:00'],
			at('02T10:00'),
			'ahead',
		],
		['is none for an occurrence left out.', { occurrenceId: '1' }, ['08T17:00'], NOW, 'notHeld'],
		[
			'is none for an unknown occurrence.',
			{ occurrenceId: '7' },
			['08T17:00'],
			NOW,
			'unknownOccurrence',
		],
		[
			'is that of a restart.',
			{ uuid: '01T17:40' },
			['01T17:00', '01T17:40'],
			NOW,
			['01T17:00', []],
		],
		['is none for an unknown UUID.', { uuid: 'x' }, ['01T17:00'], NOW, 'unknownInstance'],
	])('%s', (_, wanted, starts, now, expected) => {
		expect(choose(wanted, starts, now)).toEqual(expected);
	});

	it('has several starts, of which one alone is that of its UUID, else the last', () => {
		const instances = ['a', 'b', 'c'].map((uuid, n) => ({ uuid, startTime: n }));
		const alone = (wanted: Parameters<typeof singleStart>[0]) =>
			singleStart(wanted, { instances }).map(({ uuid }) => uuid);
		expect([alone({ uuid: 'b' }), alone({ uuid: 'x' }), alone(latest)]).toEqual([
			['b'],
			['c'],
			['c'],
		]);
	});

	it('is the last start of an event without a fixed time', () => {
		expect(choose(latest, ['01T17:00', '08T17:00'], NOW, [])).toEqual(['08T17:00', []]);
		expect(choose(latest, [], NOW, [])).toBe('notHeld');
	});
});

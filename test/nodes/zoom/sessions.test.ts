import {
	belongsTo,
	hostsOf,
	plannedTimes,
	RESTART_PAUSE_MS,
	sessionsOf,
} from '../../../nodes/zoom/sessions';

const MINUTE = 60_000;
/** 1 October 2026, 10:00 UTC, in epoch milliseconds. */
const TEN = Date.UTC(2026, 9, 1, 10);

const planned = (startTime: number, minutes = 60) => ({
	startTime,
	endTime: startTime + minutes * MINUTE,
});
const instance = (startTime: number) => ({ uuid: `started ${startTime}`, startTime });

/** The starts of each session, in minutes from ten o'clock, behind those of its plan. */
function grouped(starts: number[], plans: Array<ReturnType<typeof planned>>) {
	return sessionsOf(
		starts.map((minutes) => instance(TEN + minutes * MINUTE)),
		plans,
	).map(({ planned: plan, instances }) => [
		plan && (plan.startTime - TEN) / MINUTE,
		...instances.map(({ startTime }) => (startTime - TEN) / MINUTE),
	]);
}

describe('plannedTimes', () => {
	it('of a single meeting is its start and duration in minutes', () => {
		const event = { type: 2, start_time: '2026-10-01T10:00:00Z', duration: 90 };
		expect(plannedTimes(event)).toEqual([{ startTime: TEN, endTime: TEN + 90 * MINUTE }]);
	});

	it('takes a missing duration for none', () => {
		expect(plannedTimes({ type: 5, start_time: '2026-10-01T10:00:00Z' })).toEqual([
			{ startTime: TEN, endTime: TEN },
		]);
	});

	it('of a series are its occurrences, the earliest first, without deleted ones', () => {
		const row = (id: string, day: string, status = 'available') => ({
			occurrence_id: id,
			start_time: `2026-10-${day}T10:00:00Z`,
			duration: 60,
			status,
		});
		const occurrences = [row('later', '02'), row('gone', '03', 'deleted'), row('first', '01')];
		const DAY = 24 * 60 * MINUTE;
		expect(plannedTimes({ occurrences, start_time: '2026-11-01T10:00:00Z' })).toEqual([
			{ occurrenceId: 'first', startTime: TEN, endTime: TEN + 60 * MINUTE },
			{ occurrenceId: 'later', startTime: TEN + DAY, endTime: TEN + DAY + 60 * MINUTE },
		]);
	});

	it.each([8, 9, '8', '9'])(
		'of a series of type %j without occurrences are none, whatever its next date is',
		(type) => {
			expect(plannedTimes({ type, start_time: '2026-10-01T10:00:00Z', duration: 60 })).toEqual([]);
		},
	);

	it('leave out what has no time', () => {
		expect(plannedTimes({ type: 1 })).toEqual([]);
		expect(plannedTimes({ occurrences: [{ occurrence_id: '1' }, null, 7] })).toEqual([]);
	});
});

describe('a start belongs to a planned time', () => {
	it.each([
		[-30 * MINUTE - 1, false],
		[-30 * MINUTE, true],
		[0, true],
		[180 * MINUTE - 1, true],
		[180 * MINUTE, false],
	])('from half an hour before it until two hours after its end: %j ms is %j', (ms, belongs) => {
		expect(belongsTo(planned(TEN), TEN + ms)).toBe(belongs);
	});
});

describe('sessionsOf', () => {
	it('puts all starts of a planned time together, and leaves others by themselves', () => {
		expect(grouped([-31, -30, 0, 70, 179, 180], [planned(TEN)])).toEqual([
			[undefined, -31],
			[0, -30, 0, 70, 179],
			[undefined, 180],
		]);
	});

	it('lets each start belong to the latest planned time that it may belong to', () => {
		const plans = [planned(TEN), planned(TEN + 120 * MINUTE), planned(TEN + 600 * MINUTE)];
		expect(grouped([0, 89, 90, 125, 299, 300, 570, 600], plans)).toEqual([
			[0, 0, 89],
			[120, 90, 125, 299],
			[undefined, 300],
			[600, 570, 600],
		]);
	});

	it('leaves a start to the time before as long as that has not ended', () => {
		const plans = [planned(TEN), planned(TEN + 65 * MINUTE)];
		expect(grouped([40, 59, 60, 64, 65], plans)).toEqual([
			[0, 40, 59],
			[65, 60, 64, 65],
		]);
		// Even a longer time before has ended once the next one has begun.
		expect(grouped([59, 60, 61], [planned(TEN, 90), planned(TEN + 60 * MINUTE)])).toEqual([
			[0, 59],
			[60, 60, 61],
		]);
	});

	it('makes one session of each start where nothing was planned', () => {
		expect(grouped([0, 1], [])).toEqual([
			[undefined, 0],
			[undefined, 1],
		]);
		expect(sessionsOf([instance(TEN)], [])).toEqual([{ instances: [instance(TEN)] }]);
		expect(sessionsOf([], [planned(TEN)])).toEqual([]);
	});

	it('says which time was planned', () => {
		const plan = { ...planned(TEN), occurrenceId: '1' };
		expect(sessionsOf([instance(TEN)], [plan])).toEqual([
			{ planned: plan, instances: [instance(TEN)] },
		]);
	});
});

it('a room that was empty for a quarter of an hour may be the same session', () => {
	expect(RESTART_PAUSE_MS).toBe(15 * MINUTE);
});

describe('hostsOf', () => {
	it('has the host by ID and email, and each alternative host', () => {
		const event = {
			host_id: 'host1',
			host_email: 'host@example.com',
			settings: { alternative_hosts: 'a@example.com; b@example.com,c@example.com; ;' },
		};
		expect(hostsOf(event)).toEqual([
			'host1',
			'host@example.com',
			'a@example.com',
			'b@example.com',
			'c@example.com',
		]);
	});

	it.each([[{}], [{ settings: null, host_id: 7 }], [{ settings: { alternative_hosts: [] } }]])(
		'is empty where Zoom names nobody: %j',
		(event) => {
			expect(hostsOf(event)).toEqual([]);
		},
	);
});

import {
	lastEndOf,
	retryAt,
	verdictOn,
} from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/judge';
import type { ReadInstance } from '../../../../../nodes/ZoomRegistrants/actions/getAttendance/sources';
import type { Participant } from '../../../../../nodes/zoom/participants';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const person = (more: Partial<Participant> = {}): Participant => ({
	registrantId: 'id',
	email: '',
	name: '',
	userId: '',
	joinTime: 0,
	leaveTime: HOUR,
	duration: 3600,
	isInWaitingRoom: false,
	isInBreakoutRoom: false,
	...more,
});
const ZERO = person({ duration: 0 });
const WAITING = person({ duration: 0, isInWaitingRoom: true });

/** An hour's instance with these rows, for which Zoom's details have this number of people. */
function read(participants: Participant[], participantsCount?: number): ReadInstance {
	const isUnknown = participantsCount === undefined;
	const details = isUnknown ? {} : { startTime: 0, endTime: HOUR, participantsCount };
	return { instance: { uuid: 'u', startTime: 0 }, details, participants, scopesOfOther: [] };
}

const two = [person(), person()];
const MOMENT = person({ leaveTime: 0, duration: 0 });
const STILL_OPEN: ReadInstance = { ...read(two), details: { startTime: 0, participantsCount: 2 } };

it.each<[string, string, string, ReadInstance, number]>([
	['As many rows as people are', 'complete', 'complete', read(two, 2), 1],
	['More rows than people are', 'complete', 'complete', read(two, 1), 1],
	['Fewer rows than people are', 'notReady', 'notReady', read(two, 3), 1],
	['Fewer rows than people after a day are', 'incomplete', 'incomplete', read(two, 3), 1_500],
	['A duration of 0 is', 'notReady', 'notReady', read([person(), ZERO], 2), 5],
	['A duration of 0 after a day is', 'incomplete', 'incomplete', read([person(), ZERO], 2), 1_500],
	[
		'A duration of 0 in the waiting room is',
		'complete',
		'complete',
		read([person(), WAITING], 2),
		5,
	],
	['No rows for several people are', 'notReady', 'notReady', read([], 5), 5],
	[
		'No rows for several people after a day are',
		'nobodyListed',
		'nobodyListed',
		read([], 5),
		1_500,
	],
	['No rows for one person are', 'onePerson', 'notReady', read([], 1), 5],
	['No rows for one person after a day are', 'onePerson', 'nobodyListed', read([], 1), 1_500],
	['No rows and a number of 0 are', 'notReady', 'notReady', read([], 0), 5],
	['No rows and a number of 0 after a day are', 'nobodyListed', 'nobodyListed', read([], 0), 1_500],
	['A moment of one person among others is', 'complete', 'complete', read([...two, MOMENT], 3), 5],
	['Nothing but moments is', 'notReady', 'notReady', read([MOMENT, MOMENT], 2), 5],
	['Nothing but moments after a day is', 'incomplete', 'incomplete', read([MOMENT], 1), 1_500],
	[
		'Fewer rows than Zoom counts rows are',
		'incomplete',
		'incomplete',
		{ ...read(two, 2), rowCount: 3 },
		1_500,
	],
	['As many rows as Zoom counts are', 'complete', 'complete', { ...read(two, 2), rowCount: 2 }, 5],
	['An instance without an end is', 'notReady', 'notReady', STILL_OPEN, 40],
	['An instance without an end after a day is', 'complete', 'complete', STILL_OPEN, 1_500],
	['No rows and no number are', 'notReady', 'notReady', read([]), 70],
	['Rows without a number at once are', 'notReady', 'notReady', read(two), 14],
	['Rows without a number after 15 minutes are', 'complete', 'complete', read(two), 15],
])(
	'%s %s for a meeting, and %s for a webinar',
	(_, ofMeeting, ofWebinar, instance, minutesAfterEnd) => {
		const now = HOUR + minutesAfterEnd * MINUTE;
		expect([verdictOn(instance, true, now), verdictOn(instance, false, now)]).toEqual([
			ofMeeting,
			ofWebinar,
		]);
	},
);

it('Several instances end when the last of them does, whatever their order', () => {
	const short = read([person({ leaveTime: MINUTE })]);
	const long = read([person({ leaveTime: 5 * HOUR })]);
	expect([lastEndOf([short, long]), lastEndOf([long, short])]).toEqual([5 * HOUR, 5 * HOUR]);
});

it('It is worth trying again 15 minutes after the end, or after now if that has passed', () => {
	expect(retryAt([read(two, 3)], HOUR + 2 * MINUTE)).toBe(HOUR + 15 * MINUTE);
	expect(retryAt([read(two, 3)], HOUR + 40 * MINUTE)).toBe(HOUR + 55 * MINUTE);
});

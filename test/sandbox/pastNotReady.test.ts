import { addHeld, MEETING, SUNDAY, WEBINAR, type Page } from './attendanceBench';
import { useBench, type Bench } from './support';

const MINUTE = 60_000;
const END = SUNDAY + 60 * MINUTE;
const LISTS = [
	[`/past_meetings/${MEETING}/participants`, `Meeting does not exist: ${MEETING}.`],
	[`/past_webinars/${WEBINAR}/participants`, 'Webinar does not exist.'],
	[`/report/meetings/${MEETING}/participants`, `Meeting ${MEETING} not found or has expired.`],
	[`/report/webinars/${WEBINAR}/participants`, `Webinar "${WEBINAR}" not found or has expired`],
] as const;
const MEETING_LISTS = [LISTS[0], LISTS[2]] as const;

const soonAfter = (bench: Bench, how: Bench['sandbox']['switches']['attendanceNotReady']) => {
	bench.clock.now = END + 2 * MINUTE;
	Object.assign(bench.sandbox.switches, { attendanceReadyMinutes: 15, attendanceNotReady: how });
};

describe('attendance that is not worked out yet', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });
	const get = async (path: string) =>
		await bench.call(path, { token: bench.sandbox.issueToken('sandbox-s2s-app').access_token });
	const durations = async (path: string) =>
		((await get(path)).json as Page).participants.map(({ duration }) => duration);

	it.each(LISTS)('%s shows durations of 0 until it is', async (path) => {
		soonAfter(bench, 'zeroDuration');
		expect(await durations(path)).toEqual([0, 0, 0]);
		bench.clock.now = END + 15 * MINUTE;
		expect(await durations(path)).toEqual([3600, 1800, 3000]);
	});

	it.each(LISTS)('%s finds nothing until it is, if the switch says so', async (path, message) => {
		soonAfter(bench, 'notFound');
		const early = await get(path);

		expect(early.status).toBe(404);
		expect(early.json).toEqual({ code: 3001, message });
		bench.clock.now = END + 15 * MINUTE;
		expect(await durations(path)).toEqual([3600, 1800, 3000]);
	});

	it.each(LISTS)('%s is empty or has the first half, if the switch says so', async (path) => {
		soonAfter(bench, 'empty');
		expect((await get(path)).json).toMatchObject({ total_records: 0, participants: [] });
		soonAfter(bench, 'partial');
		expect(await durations(path)).toEqual([3600, 1800]);
	});

	it('still counts everybody in the details', async () => {
		soonAfter(bench, 'empty');

		expect((await get(`/past_meetings/${MEETING}`)).json).toMatchObject({ participants_count: 3 });
	});

	it('is never worked out, if the switch says so', async () => {
		bench.sandbox.switches.attendanceReadyMinutes = 'never';

		expect(await durations(LISTS[0][0])).toEqual([0, 0, 0]);
	});

	it.each(MEETING_LISTS)('%s has no rows if nobody else came', async (path, message) => {
		const [instance] = bench.sandbox.meeting(MEETING).instances;
		instance?.participants.splice(1);
		bench.sandbox.addParticipants(MEETING, [{ email: 'ada@events.example', minutes: [61, 62] }]);
		expect((await get(path)).json).toMatchObject({ total_records: 0, participants: [] });

		bench.sandbox.switches.oneParticipant = 'notFound';
		const answer = await get(path);
		expect(answer.status).toBe(404);
		expect(answer.json).toEqual({ code: 3001, message });
	});

	it('shows the only one who came to a webinar', async () => {
		bench.sandbox.meeting(WEBINAR).instances[0]?.participants.splice(1);

		expect(await durations(LISTS[3][0])).toEqual([3600]);
	});
});

import { DAY_MS, HOUR_MS } from '../../sandbox/clock';
import { addHeld, MEETING, SERIES, SUNDAY, UUID, WEBINAR, type Page } from './attendanceBench';
import { useBench } from './support';

const AWKWARD = ['/9aTx1pQSbWmUe1hR0w2Yg==', 'Bznyg8KZTdCV//xvS+oZ7w=='];

describe('which time of many is meant', () => {
	const bench = useBench(addHeld, { switches: { plan: 'unlimited' } });
	const get = async (path: string) => await bench.call(path);
	const durations = async (path: string) =>
		((await get(path)).json as Page).participants.map(({ duration }) => duration);
	const participants = (written: string) => `/report/meetings/${written}/participants`;

	it('lists the instances that have ended, with their UUIDs and real starts, and nothing else', async () => {
		bench.sandbox.addInstance(MEETING, { startTime: SUNDAY + HOUR_MS, duration: 5, uuid: 'b==' });
		bench.sandbox.addInstance(MEETING, { startTime: SUNDAY + 20 * HOUR_MS, endTime: null });

		expect((await get(`/past_meetings/${MEETING}/instances`)).json).toEqual({
			meetings: [
				{ uuid: UUID, start_time: '2026-05-03T13:00:00Z' },
				{ uuid: 'b==', start_time: '2026-05-03T14:00:00Z' },
			],
		});
		expect((await get(`/past_webinars/${WEBINAR}/instances`)).json).toEqual({
			webinars: [{ uuid: 'Bznyg8KZTdCVbQxvS/oZ7w==', start_time: '2026-05-03T13:00:00Z' }],
		});
		bench.sandbox.switches.instanceOrder = 'newestFirst';
		expect((await get(`/past_meetings/${MEETING}/instances`)).json).toMatchObject({
			meetings: [{ uuid: 'b==' }, { uuid: UUID }],
		});
	});

	it('gives the latest instance for the number, however short it was', async () => {
		const restart = { startTime: SUNDAY + 2 * HOUR_MS, duration: 2 };
		bench.sandbox.addInstance(MEETING, {
			...restart,
			participants: [{ name: 'A' }, { name: 'B' }],
		});

		expect(await durations(participants(String(MEETING)))).toEqual([120, 120]);
		expect(await durations(participants(encodeURIComponent(UUID)))).toEqual([3600, 1800, 3000]);
	});

	it('every start makes a UUID that differs from the others and from the event’s', () => {
		const more = [1, 2].map((hour) => {
			return bench.sandbox.addInstance(MEETING, { startTime: SUNDAY + hour * HOUR_MS }).uuid;
		});
		expect(new Set([...more, UUID, bench.sandbox.meeting(MEETING).uuid]).size).toBe(4);
	});

	it.each(AWKWARD)('takes %s only if it was encoded twice', async (uuid) => {
		bench.sandbox.addInstance(MEETING, {
			uuid,
			startTime: SUNDAY - DAY_MS,
			participants: [{ name: 'A' }, { name: 'B' }],
		});
		const once = encodeURIComponent(uuid);

		expect(await durations(participants(encodeURIComponent(once)))).toEqual([3600, 3600]);
		for (const path of [participants(once), `/past_meetings/${once}`]) {
			const answer = await get(path);
			expect(answer.status).toBe(404);
			expect(answer.json).toMatchObject({ code: 3001 });
		}
		expect((await get(participants(encodeURIComponent(encodeURIComponent(once))))).status).toBe(
			404,
		);
	});

	it('takes any other UUID encoded once or twice', async () => {
		for (const uuid of [UUID, 'Bznyg8KZTdCVbQxvS/oZ7w=='].map(encodeURIComponent)) {
			const kind = uuid.startsWith('Bz') ? 'webinars' : 'meetings';
			for (const written of [uuid, encodeURIComponent(uuid)]) {
				expect(await durations(`/report/${kind}/${written}/participants`)).toHaveLength(3);
				expect(await durations(`/past_${kind}/${written}/participants`)).toHaveLength(3);
			}
		}
	});

	it('wants a number for the instances', async () => {
		const meeting = await get(`/past_meetings/${encodeURIComponent(UUID)}/instances`);
		expect(meeting.status).toBe(404);
		expect(meeting.json).toMatchObject({ code: 3001 });
		const webinar = await get('/past_webinars/abc/instances');
		expect(webinar.status).toBe(400);
		expect(webinar.json).toEqual({ code: 300, message: 'Invalid webinar ID.' });
	});

	it('finds nothing while it runs, and not the time before either', async () => {
		bench.sandbox.join(MEETING, { registrant: 'ann@example.com' });
		const running = bench.sandbox.meeting(MEETING).instances[1]?.uuid ?? '';
		const twice = encodeURIComponent(encodeURIComponent(running));

		for (const written of [String(MEETING), twice]) {
			expect((await get(participants(written))).status).toBe(404);
			expect((await get(`/past_meetings/${written}`)).status).toBe(404);
		}
		expect(await durations(participants(encodeURIComponent(UUID)))).toHaveLength(3);
	});

	it('has no instances of what was never held, or does not find it', async () => {
		bench.sandbox.addMeeting({ id: 11 });
		bench.sandbox.addMeeting({ id: 22, type: 5 });

		expect((await get('/past_meetings/11/instances')).json).toEqual({ meetings: [] });
		expect((await get('/past_webinars/22/instances')).json).toEqual({ webinars: [] });
		expect((await get('/past_meetings/11')).json).toEqual({
			code: 3001,
			message: 'Meeting does not exist: 11.',
		});
		bench.sandbox.switches.noInstances = 'notFound';
		expect((await get('/past_meetings/11/instances')).status).toBe(404);
		expect((await get('/past_webinars/22/instances')).status).toBe(404);
	});

	it('holds an occurrence at its time, and tells it nowhere', async () => {
		bench.sandbox.addMeeting({
			id: SERIES,
			startTime: SUNDAY - 21 * DAY_MS,
			occurrences: ['a', 'b', 'c'],
		});
		bench.sandbox.addInstance(SERIES, { occurrenceId: 'b' });
		const late = bench.sandbox.addInstance(SERIES, { startTime: SUNDAY - 7 * DAY_MS + 600_000 });

		const { json, text } = await get(`/past_meetings/${SERIES}/instances`);
		expect(json).toMatchObject({
			meetings: [{ start_time: '2026-04-19T13:00:00Z' }, { start_time: '2026-04-26T13:10:00Z' }],
		});
		expect(late.occurrenceId).toBe('c');
		expect(text).not.toContain('occurrence');
	});

	it.each([
		[12, `/past_meetings/${MEETING}`, 'Can not access a meeting a year ago.'],
		[12, `/past_meetings/${MEETING}/participants`, 'Can not access a meeting a year ago.'],
		[12, `/report/meetings/${MEETING}`, 'Can not access meeting a year ago.'],
		[12, `/report/meetings/${MEETING}/participants`, 'Can not access meeting a year ago.'],
		[12, `/report/webinars/${WEBINAR}`, 'Can not access a webinar a year ago.'],
		[6, `/report/webinars/${WEBINAR}/participants`, 'Can not access a webinar a year ago.'],
	])('reaches %d months back: %s', async (months, path, message) => {
		const at = async (moment: number) => {
			bench.clock.now = moment;
			const token = bench.sandbox.issueToken('sandbox-s2s-app').access_token;
			return await bench.call(path, { token });
		};
		const reach = Date.UTC(2026, 4 + months, 3, 13);
		expect((await at(reach)).status).toBe(200);
		expect((await at(reach + 1000)).status).toBe(months === 12 ? 400 : 404);
		const tooLate = await at(Date.UTC(2027, 4, 3, 13) + 1000);
		expect(tooLate.status).toBe(400);
		expect(tooLate.json).toEqual({ code: 12702, message });
	});

	it('leaves out instances of meetings after 15 months, without a word', async () => {
		bench.clock.now = Date.UTC(2027, 7, 3, 13) + 1000;
		const token = bench.sandbox.issueToken('sandbox-s2s-app').access_token;

		const meetings = await bench.call(`/past_meetings/${MEETING}/instances`, { token });
		expect(meetings.json).toEqual({ meetings: [] });
		const webinars = await bench.call(`/past_webinars/${WEBINAR}/instances`, { token });
		expect(webinars.json).toMatchObject({ webinars: [{ start_time: '2026-05-03T13:00:00Z' }] });
	});
});

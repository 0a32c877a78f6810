import { DAY_MS, HOUR_MS } from '../../sandbox/clock';
import { MONDAY, S2S_APP, useBench } from './support';

const SERIES = 84723456789;

interface Page {
	meetings: Array<{ id: number; start_time?: string }>;
}

describe('meetings', () => {
	const bench = useBench();

	const page = async (path: string) => {
		const token = bench.sandbox.issueToken(S2S_APP).access_token;
		const answer = await bench.call(path, { token });
		expect(answer.status).toBe(200);
		return answer.json as Page;
	};
	const ids = async (query: string) =>
		(await page(`/users/me/meetings${query}`)).meetings.map((meeting) => meeting.id);

	it('lists one user’s meetings by start time, a series once, no webinars', async () => {
		const list = await page('/users/me/meetings');
		const starts = list.meetings.map((meeting) => meeting.start_time ?? '');

		expect(starts).toEqual([...starts].sort());
		expect(list.meetings.filter((meeting) => meeting.id === SERIES)).toHaveLength(1);
		expect(list.meetings.map((meeting) => meeting.id)).not.toContain(93367890123);
		expect(list.meetings.map((meeting) => meeting.id)).not.toContain(87145678901);
		expect(
			(await page('/users/ben@events.example/meetings')).meetings.map(({ id }) => id),
		).toContain(87145678901);
	});

	it('lists a series once per occurrence among the upcoming meetings', async () => {
		expect((await ids('?type=upcoming')).filter((id) => id === SERIES)).toHaveLength(6);
		bench.clock.now += 2 * DAY_MS;
		expect((await ids('?type=upcoming')).filter((id) => id === SERIES)).toHaveLength(5);
		bench.clock.now += 7 * DAY_MS;
		expect((await ids('?type=previous_meetings')).filter((id) => id === SERIES)).toHaveLength(2);
	});

	it('filters by type and dates', async () => {
		bench.sandbox.addMeeting({ id: 1234567890, startTime: MONDAY - HOUR_MS / 2, live: true });
		bench.sandbox.addMeeting({ id: 11, type: 3, startTime: null });

		expect(await ids('?type=live')).toEqual([1234567890]);
		expect(await ids('?type=upcoming')).toContain(1234567890);
		expect(await ids('?type=upcoming_meetings')).not.toContain(1234567890);
		expect(await ids('?from=2026-05-04&to=2026-05-04')).toEqual([11, 1234567890]);
		expect((await bench.call('/users/me/meetings?type=all')).status).toBe(400);
	});

	it('reaches six months back among previous meetings', async () => {
		bench.sandbox.addMeeting({ id: 11, startTime: Date.UTC(2025, 10, 4, 9) });
		bench.sandbox.addMeeting({ id: 12, startTime: Date.UTC(2025, 10, 4, 8, 59) });
		const few = (list: number[]) => list.filter((id) => id < 20);

		expect(few(await ids('?type=previous_meetings'))).toEqual([11]);
		expect(few(await ids('?type=scheduled'))).toEqual([12, 11]);
	});

	it('shows a meeting’s settings, links and the occurrences ahead', async () => {
		bench.clock.now += 2 * DAY_MS;
		const token = bench.sandbox.issueToken(S2S_APP).access_token;
		const details = await bench.call(`/meetings/${SERIES}`, { token });
		const all = await bench.call(`/meetings/${SERIES}?show_previous_occurrences=true`, { token });

		expect(details.json).toMatchObject({
			id: SERIES,
			type: 8,
			host_email: 'ada@events.example',
			settings: { approval_type: 1, registration_type: 2 },
			registration_url: expect.stringMatching(/\/meeting\/register\/[\w-]{22}$/),
			join_url: expect.stringMatching(/\/j\/84723456789\?pwd=/),
		});
		expect((details.json as { occurrences: unknown[] }).occurrences).toHaveLength(5);
		expect((all.json as { occurrences: unknown[] }).occurrences[0]).toEqual({
			occurrence_id: String(Date.UTC(2026, 4, 5, 9)),
			start_time: '2026-05-05T09:00:00Z',
			duration: 60,
			status: 'available',
		});
	});
});

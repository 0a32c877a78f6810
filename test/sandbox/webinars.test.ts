import { DAY_MS, HOUR_MS } from '../../sandbox/clock';
import { MONDAY, useBench } from './support';
import { addWebinars, SERIES, WEBINAR } from './webinarBench';

describe('webinars', () => {
	const bench = useBench(addWebinars, { switches: { plan: 'unlimited' } });

	const get = async (path: string) => await bench.call(path);

	it('lists one user’s webinars and no meetings, a series once', async () => {
		const answer = await get('/users/me/webinars');

		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({
			page_count: 1,
			page_number: 1,
			page_size: 30,
			next_page_token: '',
			webinars: expect.arrayContaining([
				expect.objectContaining({ id: WEBINAR, topic: 'Product Tour', type: 5 }),
				expect.objectContaining({ id: SERIES, type: 9 }),
			]),
		});
		const { webinars } = answer.json as { webinars: Array<{ id: number; type: number }> };
		expect(webinars.filter(({ id }) => id === SERIES)).toHaveLength(1);
		expect(webinars.every(({ type }) => [5, 6, 9].includes(type))).toBe(true);
	});

	it('lists upcoming webinars, pages by token and by number', async () => {
		bench.sandbox.addMeeting({ id: 11, type: 5, startTime: MONDAY - DAY_MS });
		const ids = async (query: string) =>
			((await get(`/users/me/webinars?${query}`)).json as { webinars: Array<{ id: number }> })
				.webinars;
		const upcoming = await ids('type=upcoming&page_size=300');
		expect(upcoming.map(({ id }) => id)).not.toContain(11);
		expect((await ids('type=scheduled&page_size=300')).map(({ id }) => id)).toContain(11);

		const first = (await get('/users/me/webinars?page_size=1')).json as { next_page_token: string };
		const byToken = await ids(`page_size=1&next_page_token=${first.next_page_token}`);
		expect(byToken).toEqual(await ids('page_size=1&page_number=2'));
		expect((await get('/users/me/webinars?type=live')).json).toMatchObject({
			errors: [{ field: 'type' }],
		});
	});

	it('shows a webinar’s settings and the occurrences ahead', async () => {
		bench.sandbox.meeting(SERIES).registrantsLimit = 500;
		bench.clock.now += DAY_MS + 2 * HOUR_MS;
		const token = bench.sandbox.issueToken('sandbox-s2s-app').access_token;
		const details = await bench.call(`/webinars/${SERIES}`, { token });
		const all = await bench.call(`/webinars/${SERIES}?show_previous_occurrences=true`, { token });

		expect(details.json).toMatchObject({
			id: SERIES,
			type: 9,
			host_email: 'ada@events.example',
			registration_url: expect.stringMatching(/\/webinar\/register\/WN_[\w-]{22}$/),
			settings: { approval_type: 1, registration_type: 3, registrants_restrict_number: 500 },
			occurrences: [{ occurrence_id: '1649143080000', status: 'available' }],
		});
		expect(all.json).toMatchObject({
			occurrences: [{ occurrence_id: '1648538280000' }, { occurrence_id: '1649143080000' }],
		});
	});

	it('shows how many may be in the room of a webinar, and not of a meeting', async () => {
		bench.sandbox.addMeeting({ id: 11, type: 5, seats: 1000 });
		bench.sandbox.addMeeting({ id: 22 });
		const capacity = async (path: string) =>
			((await get(path)).json as { capacity?: unknown }).capacity;

		expect(await capacity(`/webinars/${WEBINAR}`)).toBe(500);
		expect(await capacity('/webinars/11')).toBe(1000);
		expect(await capacity('/meetings/22')).toBeUndefined();
		bench.sandbox.switches.webinarCapacity = 'text';
		expect(await capacity('/webinars/11')).toBe('1000');
		bench.sandbox.switches.webinarCapacity = 'absent';
		expect(await capacity('/webinars/11')).toBeUndefined();
	});

	it('lists registrants by status and tracking source, without a PIN', async () => {
		const all = await get(`/webinars/${WEBINAR}/registrants?status=pending`);
		const some = await get(
			`/webinars/${WEBINAR}/registrants?status=pending&tracking_source_id=5516482804110`,
		);

		expect(all.json).toMatchObject({
			total_records: 2,
			registrants: [{ id: 'one' }, { id: 'two' }],
		});
		expect(some.json).toMatchObject({ total_records: 1, registrants: [{ id: 'one' }] });
		expect(all.text).not.toContain('participant_pin_code');
		expect(bench.sandbox.state.oddities).toEqual([]);
	});

	it('counts registrations by tracking source', async () => {
		expect((await get(`/webinars/${WEBINAR}/tracking_sources`)).json).toEqual({
			total_records: 2,
			tracking_sources: [
				{
					id: '5516482804110',
					source_name: 'Newsletter',
					tracking_url: expect.stringMatching(/^https:\/\/.+\/WN_/),
					registration_count: 1,
					visitor_count: 40,
				},
				expect.objectContaining({ id: '5516482804111', registration_count: 1, visitor_count: 7 }),
			],
		});
	});
});

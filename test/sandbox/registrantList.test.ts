import { MINUTE_MS } from '../../sandbox/clock';
import { putStatus, S2S_APP, useBench } from './support';

const MEETING = 912345678;
const SERIES = 84723456789;

interface Page {
	next_page_token: string;
	total_records: number;
	page_size: number;
	registrants: Array<Record<string, unknown>>;
}

describe('the list of registrants', () => {
	const bench = useBench((bench) => {
		bench.sandbox.addMeeting({ id: MEETING });
	});

	const page = async (path: string) => {
		const token = bench.sandbox.issueToken(S2S_APP).access_token;
		const answer = await bench.call(path, { token });
		expect(answer.status).toBe(200);
		return answer.json as Page;
	};
	const registrants = async (query = '') => await page(`/meetings/${MEETING}/registrants${query}`);

	it('gives registrants of one status, approved by default, join_url only when approved', async () => {
		bench.sandbox.addRegistrants(MEETING, 2, { status: 'approved' });
		bench.sandbox.addRegistrants(MEETING, 3);
		bench.sandbox.addRegistrants(MEETING, 4, { status: 'denied' });

		const approved = await registrants();
		expect(approved).toMatchObject({ page_size: 30, total_records: 2, next_page_token: '' });
		expect(approved.registrants[0]).toMatchObject({
			id: expect.stringMatching(/^[\w-]{22}$/),
			email: 'guest1@example.com',
			first_name: 'Guest',
			last_name: '1',
			custom_questions: [],
			status: 'approved',
			create_time: '2026-05-04T08:00:00Z',
			join_url: expect.stringMatching(/^https:\/\//),
		});
		const pending = await registrants('?status=pending');
		expect(pending.total_records).toBe(3);
		expect(pending.registrants[0]).not.toHaveProperty('join_url');
		expect((await registrants('?status=denied')).total_records).toBe(4);
	});

	it('is in the order of registration, page after page', async () => {
		const minutes = [5, 1, 4, 2, 3];
		bench.sandbox.addRegistrants(
			MEETING,
			minutes.map((minute) => ({
				email: `at${minute}@example.com`,
				createTime: Date.UTC(2026, 4, 1, 10, minute),
			})),
		);
		const first = await registrants('?status=pending&page_size=3');
		const next = `&next_page_token=${first.next_page_token}`;
		const last = await registrants(`?status=pending&page_size=3${next}`);

		expect([...first.registrants, ...last.registrants].map((one) => one.create_time)).toEqual(
			[1, 2, 3, 4, 5].map((minute) => `2026-05-01T10:0${minute}:00Z`),
		);
	});

	it('gives the status of the occurrence that is asked for', async () => {
		const [person] = bench.sandbox.addRegistrants(SERIES, [{ email: 'solo@example.com' }]);
		const [first, second] = bench.sandbox.meeting(SERIES).occurrences;
		const query = `?occurrence_id=${first?.id}`;
		await putStatus(bench, SERIES, 'deny', [{ id: person?.id }], { query });
		const denied = async (id = '') =>
			(await page(`/meetings/${SERIES}/registrants?status=denied&occurrence_id=${id}`))
				.total_records;

		expect(await denied(first?.id)).toBe(1);
		expect(await denied(second?.id)).toBe(0);
	});

	it('pages by token to the last registrant without repeating one', async () => {
		bench.sandbox.addRegistrants(MEETING, 650);
		const seen = new Set<unknown>();
		const sizes: number[] = [];
		let token = '';
		do {
			const next = await registrants(`?status=pending&page_size=300&next_page_token=${token}`);
			sizes.push(next.registrants.length);
			next.registrants.forEach((registrant) => seen.add(registrant.id));
			token = next.next_page_token;
		} while (token !== '');

		expect(sizes).toEqual([300, 300, 50]);
		expect(seen.size).toBe(650);
	});

	it('refuses a page token after 15 minutes, with other filters, or made up', async () => {
		bench.sandbox.addRegistrants(MEETING, 31);
		const { next_page_token: token } = await registrants('?status=pending');
		const path = `/meetings/${MEETING}/registrants`;
		const good = `${path}?status=pending&next_page_token=${token}`;
		expect((await bench.call(good)).status).toBe(200);
		const invalid = { code: 300, message: 'The next page token is invalid or expired.' };
		for (const query of [`?next_page_token=${token}`, '?status=pending&next_page_token=abc']) {
			const answer = await bench.call(path + query);
			expect(answer.status).toBe(400);
			expect(answer.json).toEqual(invalid);
		}
		bench.clock.now += 15 * MINUTE_MS;
		expect((await bench.call(good)).json).toEqual(invalid);
	});

	it.each([['page_size=301'], ['page_size=0'], ['page_size=many'], ['status=cancelled']])(
		'refuses %s',
		async (query) => {
			const answer = await bench.call(`/meetings/${MEETING}/registrants?${query}`);

			expect(answer.status).toBe(400);
			expect(answer.json).toMatchObject({
				code: 300,
				message: 'Validation Failed.',
				errors: [{ field: query.split('=')[0] }],
			});
		},
	);

	it('refuses registrants of a meeting without registration', async () => {
		const answer = await bench.call('/meetings/86034567890/registrants');

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 300,
			message: 'This meeting has not registration required: 86034567890.',
		});
	});
});

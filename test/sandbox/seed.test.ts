import { oddities, sendJson, useBench } from './support';

const WEBINAR = 97123456789;
const SERIES = 95234567890;
const RECORDED = 89901234567;
const LAUNCH = 85212345678;

describe('the demo account', () => {
	const bench = useBench();

	const totals = async (path: string) => {
		const all: number[] = [];
		for (const status of ['pending', 'approved', 'denied']) {
			const answer = await bench.call(`${path}/registrants?status=${status}`);
			all.push((answer.json as { total_records: number }).total_records);
		}
		return all;
	};

	it('has a webinar with tracking sources and questions', async () => {
		expect(await totals(`/webinars/${WEBINAR}`)).toEqual([10, 4, 2]);
		expect((await bench.call(`/webinars/${WEBINAR}/tracking_sources`)).json).toMatchObject({
			total_records: 2,
			tracking_sources: [
				{ source_name: 'Newsletter', registration_count: 10 },
				{ source_name: 'Partner site', registration_count: 4 },
			],
		});
		const path = `/webinars/${WEBINAR}/registrants`;
		expect((await bench.call(`${path}/questions`)).json).toMatchObject({
			custom_questions: [
				{ type: 'single_dropdown', required: true },
				{ type: 'short', required: false },
			],
			questions: [{ field_name: 'last_name', required: true }, { field_name: 'org' }],
		});
		const added = await sendJson(bench, 'POST', path, {
			email: 'new@example.com',
			first_name: 'New',
			last_name: 'Guest',
			custom_questions: [{ title: 'How did you hear of us?', value: 'Newsletter' }],
		});
		expect(added.status).toBe(201);
		expect(oddities(bench)).toEqual([]);
	});

	it('has a series of webinars to choose occurrences of', async () => {
		expect((await bench.call(`/webinars/${SERIES}`)).json).toMatchObject({
			type: 9,
			settings: { registration_type: 3 },
			occurrences: Array(4).fill({ status: 'available', duration: 60 }),
		});
	});

	it('has a past meeting whose recording people register for', async () => {
		expect(await totals(`/meetings/${RECORDED}/recordings`)).toEqual([6, 3, 0]);
		const upcoming = await bench.call('/users/me/meetings?type=upcoming');
		const previous = await bench.call('/users/me/meetings?type=previous_meetings');
		expect(upcoming.text).not.toContain(String(RECORDED));
		expect(previous.text).toContain(String(RECORDED));
		expect(bench.sandbox.summary()).toContain('recording: 6 pending, 3 approved, 0 denied');
	});

	it('asks nothing at the launch that must be answered', async () => {
		const path = `/meetings/${LAUNCH}/registrants`;
		const body = { email: 'new@example.com', first_name: 'New' };

		expect((await sendJson(bench, 'POST', path, body)).status).toBe(201);
		expect((await bench.call(`${path}/questions`)).json).toMatchObject({
			custom_questions: [{ title: 'What would you like to see?', required: false }],
		});
	});
});

import { oddities, sendJson, useBench } from './support';

const WEBINAR = 97123456789;
const SERIES = 95234567890;
const RECORDED = 89901234567;
const SUMMIT = 96345678901;
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

	it('has a meeting that broke off and was started again, with people who came and who did not', async () => {
		const { json } = await bench.call(`/past_meetings/${RECORDED}/instances`);
		const { meetings } = json as { meetings: Array<{ uuid: string }> };
		expect(meetings).toHaveLength(2);
		const names: unknown[] = [];
		for (const { uuid } of meetings) {
			const written = encodeURIComponent(encodeURIComponent(uuid));
			const list = await bench.call(`/past_meetings/${written}/participants`);
			const { participants } = list.json as { participants: Array<{ name: string }> };
			names.push(participants.map(({ name }) => name));
		}
		expect(names).toEqual([
			[
				'Ada Byron',
				'Grace Okafor',
				'Mateo Fernández',
				'Mateo Fernández',
				'Sofia Rossi',
				'Mateo F. (phone)',
				'442071234567',
			],
			['Ada Byron', 'Grace Okafor', 'Linh Tran', 'Noah Becker', 'Noah on his phone'],
		]);
		expect(bench.sandbox.summary()).toContain('2 times, participants: 7 + 5');
	});

	it('has a webinar that half of the registrants came to', async () => {
		const path = `/past_webinars/${SUMMIT}`;
		expect((await bench.call(`${path}/participants`)).json).toMatchObject({ total_records: 7 });
		expect((await bench.call(`${path}/absentees`)).json).toMatchObject({ total_records: 4 });
		expect((await bench.call(`/webinars/${SUMMIT}/panelists`)).json).toMatchObject({
			panelists: [{ name: 'Lena Ortiz' }],
		});
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

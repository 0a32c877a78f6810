import { oddities, putStatus, sendJson, statuses, useBench, type Call } from './support';
import { addWebinars, SERIES, WEBINAR } from './webinarBench';

describe('the status of a webinar’s registrants', () => {
	const bench = useBench(addWebinars, { switches: { plan: 'unlimited' } });

	const put = async (id: string | number, action: string, registrants: unknown, call: Call = {}) =>
		await sendJson(
			bench,
			'PUT',
			`/webinars/${id}/registrants/status`,
			{ action, registrants },
			call,
		);

	it('approves by ID, denies by e-mail in any case, for one occurrence too', async () => {
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'deny', [{ email: 'BOB@example.com' }])).status).toBe(204);
		expect(statuses(bench.sandbox, WEBINAR)).toEqual(['approved', 'denied']);

		const path = `/webinars/${SERIES}/registrants/status?occurrence_id=1648538280000`;
		const answer = await bench.call(path, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: '{"action":"cancel","registrants":[{"id":"three"}]}',
		});
		expect(answer.status).toBe(204);
		const [cem] = bench.sandbox.meeting(SERIES).registrants;
		expect(cem?.occurrenceStatus).toEqual({ '1648538280000': 'denied' });
	});

	it('refuses what is no e-mail address', async () => {
		const answer = await put(WEBINAR, 'approve', [{ email: 'nulla' }]);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ code: 300, errors: [{ field: 'registrants.email' }] });
	});

	it('approves up to the webinar’s limit of registrants', async () => {
		bench.sandbox.meeting(WEBINAR).registrantsLimit = 1;
		const answer = await put(WEBINAR, 'approve', [{ id: 'one' }, { id: 'two' }]);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 3035,
			message: 'Webinar has reached maximum attendee capacity.',
		});
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).status).toBe(204);
		expect((await put(WEBINAR, 'deny', [{ id: 'two' }])).status).toBe(204);
	});

	it('names the webinar in the daily limit of ten', async () => {
		for (let time = 1; time <= 10; time += 1) await put(WEBINAR, 'deny', [{ id: 'one' }]);
		const answer = await put(WEBINAR, 'deny', [{ id: 'one' }]);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message:
				"You have exceeded the daily rate limit of (10) for webinar Update registrant's status API requests for the registrant (one). You can resume these API requests at GMT 00:00:00.",
		});
	});

	it('notes the ID of the webinar in the place of a registrant’s', async () => {
		await put(WEBINAR, 'approve', [{ id: String(WEBINAR) }]);
		await putStatus(bench, 85212345678, 'approve', [{ id: '85212345678' }]);

		expect(oddities(bench)).toEqual([
			'the ID of a registrant is that of the event',
			'the ID of a registrant is that of the event',
		]);
	});

	it('names the missing scope', async () => {
		Object.assign(bench.sandbox.state.apps['sandbox-s2s-app'] ?? {}, {
			scopes: ['meeting:write:admin'],
		});

		expect((await put(WEBINAR, 'approve', [{ id: 'one' }])).json).toEqual({
			code: 4711,
			message:
				'Invalid access token, does not contain scopes:[webinar:update:registrant_status:admin].',
		});
	});
});

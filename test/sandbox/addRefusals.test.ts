import { DAY_MS } from '../../sandbox/clock';
import { addEvents, JILL, MEETING, WEBINAR } from './registering';
import { refusedField, sendJson, useBench, MONDAY } from './support';

describe('a registration that is refused', () => {
	const bench = useBench(addEvents, { switches: { plan: 'unlimited' } });

	const add = async (body: unknown, query = '') =>
		await sendJson(bench, 'POST', `/meetings/${MEETING}/registrants${query}`, body);
	const addToWebinar = async (body: unknown) =>
		await sendJson(bench, 'POST', `/webinars/${WEBINAR}/registrants`, body);
	const meeting = () => bench.sandbox.meeting(MEETING);

	it('refuses somebody who was denied', async () => {
		bench.sandbox.addRegistrants(MEETING, [{ email: JILL.email, status: 'denied' }]);
		const answer = await add(JILL);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refusedField('email'));
	});

	it('refuses the fourth registration of a day, for this meeting only', async () => {
		for (let time = 0; time < 3; time += 1) expect((await add(JILL)).status).toBe(201);
		const fourth = await add(JILL);

		expect(fourth.status).toBe(429);
		expect(fourth.json).toEqual({
			code: 429,
			message:
				'You have exceeded the daily rate limit of (3) for Add meeting registrant API requests for the registrant (jchill@example.com). You can resume these API requests at GMT 00:00:00.',
		});
		expect(fourth.headers.get('x-ratelimit-limit')).toBe('3');
		expect(fourth.headers.has('retry-after')).toBe(false);
		expect((await addToWebinar(JILL)).status).toBe(201);

		bench.sandbox.switches.addLimitPer = 'registrant';
		const webinar = await addToWebinar(JILL);
		expect(webinar.status).toBe(429);
		expect(webinar.text).toContain('(3) for Add webinar registrant API requests');
		bench.clock.now = Date.UTC(2026, 4, 5);
		const token = bench.sandbox.issueToken('sandbox-s2s-app').access_token;
		const path = `/webinars/${WEBINAR}/registrants`;
		const headers = { 'content-type': 'application/json' };
		const next = await bench.call(path, {
			method: 'POST',
			headers,
			body: JSON.stringify(JILL),
			token,
		});
		expect(next.status).toBe(201);
	});

	it('refuses registration that is off, full or over', async () => {
		meeting().capacity = 0;
		expect((await add(JILL)).json).toEqual({
			code: 3043,
			message: 'Meeting has reached maximum attendee capacity.',
		});
		meeting().startTime = MONDAY - DAY_MS;
		expect((await add(JILL)).json).toMatchObject({ code: 3038 });
		meeting().approvalType = 2;
		const off = await add(JILL);
		expect(off.status).toBe(404);
		expect(off.json).toEqual({
			code: 404,
			message: 'Registration has not been enabled for this meeting: 85746065.',
		});

		bench.sandbox.meeting(WEBINAR).approvalType = 2;
		const webinar = await addToWebinar(JILL);
		expect(webinar.status).toBe(400);
		expect(webinar.json).toEqual({
			code: 3000,
			message: 'This webinar does not have registration as required: 99289110036.',
		});
	});

	it('does not let hosts and alternative hosts register', async () => {
		for (const id of [MEETING, WEBINAR]) {
			bench.sandbox.meeting(id).alternativeHosts = ['ben@events.example', 'jo@partner.example'];
		}
		for (const email of ['Ada@events.example', 'ben@events.example', 'JO@partner.example']) {
			for (const answer of [
				await add({ ...JILL, email }),
				await addToWebinar({ ...JILL, email }),
			]) {
				expect(answer.status).toBe(400);
				expect(answer.json).toEqual({ code: 3027, message: 'Host cannot register.' });
			}
		}
		expect((await add(JILL)).status).toBe(201);
		expect((await bench.call(`/meetings/${MEETING}`)).json).toMatchObject({
			settings: { alternative_hosts: 'ben@events.example;jo@partner.example' },
		});
	});

	it('words an unknown meeting and a webinar’s ID in its own way', async () => {
		const unknown = await sendJson(bench, 'POST', '/meetings/99999999999/registrants', JILL);
		const webinar = await sendJson(bench, 'POST', `/meetings/${WEBINAR}/registrants`, JILL);

		expect(unknown.status).toBe(404);
		expect(unknown.json).toEqual({ code: 1001, message: 'Meeting does not exist: 99999999999.' });
		expect(webinar.json).toEqual({ code: 3000, message: 'Cannot access meeting info.' });
	});
});

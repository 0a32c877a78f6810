import type { MeetingInput } from '../../sandbox';
import { DAY_MS } from '../../sandbox/clock';
import { addEvents, idOf, JILL, MEETING, WEBINAR } from './registering';
import { MONDAY, oddities, refusedField, sendJson, useBench } from './support';

const JACK = { email: 'jack@example.com', first_name: 'Jack', last_name: 'Hill' };

describe('adding registrants in a batch', () => {
	const bench = useBench(addEvents, { switches: { plan: 'unlimited' } });

	const batch = async (registrants: unknown, more: object = {}, id: number = MEETING) => {
		const kind = id === WEBINAR ? 'webinars' : 'meetings';
		return await sendJson(bench, 'POST', `/${kind}/${id}/batch_registrants`, {
			registrants,
			...more,
		});
	};
	const meeting = () => bench.sandbox.meeting(MEETING);
	const emails = () => meeting().registrants.map(({ email }) => email);

	it.each([
		['refuse', 400, []],
		['register', 201, ['ben@events.example', 'jack@example.com']],
	] as const)('batchWithHost %s, for meetings and webinars', async (value, status, registered) => {
		bench.sandbox.switches.batchWithHost = value;
		for (const id of [MEETING, WEBINAR]) {
			bench.sandbox.meeting(id).alternativeHosts = ['ben@events.example'];
			const answer = await batch([{ ...JILL, email: 'Ben@events.example' }, JACK], {}, id);
			expect(answer.status).toBe(status);
			if (status === 400) {
				expect(answer.json).toEqual({ code: 3027, message: 'Host cannot register.' });
			}
			const { registrants } = bench.sandbox.meeting(id);
			expect(registrants.map(({ email }) => email.toLowerCase())).toEqual(registered);
		}
	});

	it('answers 201 with one row a person, in order, with links only when approved', async () => {
		const pending = await batch([JACK, JILL]);
		const approved = await batch([{ ...JACK, email: 'x@example.com' }], { auto_approve: true });

		expect(pending.status).toBe(201);
		expect(pending.json).toEqual({
			registrants: [
				{
					email: 'jack@example.com',
					registrant_id: expect.stringMatching(/^[\w-]{22}$/),
					participant_pin_code: expect.any(Number),
				},
				expect.objectContaining({ email: 'jchill@example.com' }),
			],
		});
		expect(approved.json).toMatchObject({
			registrants: [{ join_url: expect.stringMatching(/^https:/) }],
		});
		expect(meeting().registrants.map(({ status }) => status)).toEqual([
			'pending',
			'pending',
			'approved',
		]);
		expect(pending.headers.get('x-ratelimit-category')).toBe('Heavy');
		expect(oddities(bench)).toEqual([]);
	});

	it('answers 200 when the switch says so, and without a PIN for a webinar', async () => {
		bench.sandbox.switches.batchStatus = 200;
		const answer = await batch([JACK], { auto_approve: true }, WEBINAR);

		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			registrants: [
				{
					email: 'jack@example.com',
					registrant_id: expect.any(String),
					join_url: expect.any(String),
				},
			],
		});
	});

	it.each([
		[{ ...JACK, email: 'jack' }, 'registrants[1].email'],
		[{ email: 'jack@example.com' }, 'registrants[1].first_name'],
		[{ ...JACK, last_name: 'x'.repeat(65) }, 'registrants[1].last_name'],
		['jack@example.com', 'registrants[1]'],
	])('refuses all for %j, or leaves it out when the switch says so', async (wrong, field) => {
		const refused = await batch([JILL, wrong]);
		expect(refused.status).toBe(400);
		expect(refused.json).toEqual(refusedField(field));
		expect(emails()).toEqual([]);

		bench.sandbox.switches.batchInvalid = 'skip';
		const skipped = await batch([JILL, wrong]);
		expect(skipped.status).toBe(201);
		expect(skipped.json).toMatchObject({ registrants: [{ email: JILL.email }] });
		expect(emails()).toEqual([JILL.email]);
	});

	it('gives who is registered already, and refuses who was denied', async () => {
		const [known] = bench.sandbox.addRegistrants(MEETING, [
			{ email: JACK.email, status: 'approved' },
			{ email: JILL.email, status: 'denied' },
		]);
		const answer = await batch([JACK]);
		expect(answer.json).toMatchObject({
			registrants: [{ registrant_id: known?.id, join_url: expect.any(String) }],
		});
		expect((await batch([JILL])).json).toEqual(refusedField('registrants[0].email'));
	});

	it('takes 30 and refuses 31', async () => {
		const people = Array.from({ length: 31 }, (_, n) => ({ ...JACK, email: `p${n}@example.com` }));
		expect((await batch(people)).status).toBe(400);
		expect((await batch(people.slice(1))).status).toBe(201);
	});

	it('refuses all when one has reached three registrations a day, counted with single ones', async () => {
		const path = `/meetings/${MEETING}/registrants`;
		const first = await sendJson(bench, 'POST', path, JACK);
		await batch([JACK]);
		const third = await batch([JACK]);
		expect(third.json).toMatchObject({ registrants: [{ registrant_id: idOf(first) }] });
		const answer = await batch([JILL, JACK]);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message:
				'You have exceeded the daily rate limit (3) of Meeting Batch Registration API requests permitted for (jack@example.com) this particular registrant. You may resume these requests at GMT 00:00:00.',
		});
		expect(emails()).toEqual([JACK.email]);
	});

	it('notes what it does not know', async () => {
		await batch([{ ...JACK, org: 'Hill' }, JACK], { registrants_confirmation_email: false });
		await batch([JACK], { registrants_confirmation_email: true }, WEBINAR);
		await batch([]);

		expect(oddities(bench)).toEqual([
			'a registrant has an unknown field "org"',
			'the batch names jack@example.com twice',
			'the body has an unknown field "registrants_confirmation_email"',
			'the request names no registrants, so it changes nothing',
		]);
	});

	it.each<[MeetingInput, number, number]>([
		[{ type: 8, occurrences: ['a'] }, 400, 303],
		[{ type: 9, occurrences: ['a'] }, 400, 300],
		[{ approvalType: 2 }, 400, 404],
		[{ startTime: MONDAY - DAY_MS }, 400, 3038],
		[{ type: 5, startTime: MONDAY - DAY_MS }, 400, 3038],
		[{ capacity: 0 }, 400, 3043],
		[{ type: 5, capacity: 0 }, 400, 3043],
	])('refuses %j with %d, %d', async (event, status, code) => {
		const isWebinar = event.type === 5 || event.type === 9;
		const { id } = bench.sandbox.addMeeting(event);
		const path = `/${isWebinar ? 'webinars' : 'meetings'}/${id}/batch_registrants`;
		const answer = await sendJson(bench, 'POST', path, { registrants: [JACK] });

		expect(answer.status).toBe(status);
		expect(answer.json).toMatchObject({ code });
	});
});

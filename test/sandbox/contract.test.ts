import { putStatus, useBench, statuses, statusForm, USER_APP } from './support';

/** The facts of Zoom's published example of "Update registrant's status", copied word for word. */
const EXAMPLE = {
	meetingId: '68423085',
	occurrenceId: 'quis officia in reprehenderit',
	deny: [
		{ id: 'in ad ut nulla est', email: 'nulla' },
		{ id: 'pariatur aute', email: 'incididunt fugiat mollit consequat' },
	],
	cancel: [
		{ id: 'aliquip ex do', email: 'officia eiusmod aliquip minim' },
		{ id: 'dolore non', email: 'Duis non' },
	],
};
const STATUS_PATH = `/meetings/${EXAMPLE.meetingId}/registrants/status`;
const QUERY = `?occurrence_id=${encodeURIComponent(EXAMPLE.occurrenceId)}`;

describe("the published example of Update registrant's status", () => {
	const bench = useBench((bench) => {
		bench.sandbox.addMeeting({
			id: EXAMPLE.meetingId,
			occurrences: [EXAMPLE.occurrenceId, 'another one'],
			registrants: [...EXAMPLE.deny, ...EXAMPLE.cancel],
		});
	});

	it.each([
		['deny', EXAMPLE.deny, ['denied', 'denied', undefined, undefined]],
		['cancel', EXAMPLE.cancel, [undefined, undefined, 'denied', 'denied']],
		['approve', EXAMPLE.cancel, [undefined, undefined, 'approved', 'approved']],
	])('204 with an empty body for %s', async (action, registrants, expected) => {
		const answer = await putStatus(bench, EXAMPLE.meetingId, action, registrants, { query: QUERY });

		expect(answer.status).toBe(204);
		expect(answer.text).toBe('');
		const people = bench.sandbox.meeting(EXAMPLE.meetingId).registrants;
		expect(people.map((one) => one.occurrenceStatus[EXAMPLE.occurrenceId])).toEqual(expected);
		expect(people.map((one) => one.status)).toEqual(['pending', 'pending', 'pending', 'pending']);
		expect(bench.sandbox.state.oddities).toEqual([]);
	});

	it('is recorded with its method, address and the literal text of both fields', async () => {
		await putStatus(bench, EXAMPLE.meetingId, 'deny', EXAMPLE.deny, { query: QUERY });

		const [request] = bench.sandbox.requests;
		const boundary = /boundary=(.+)$/.exec(String(request?.headers['content-type']))?.[1];
		expect(request).toMatchObject({
			method: 'PUT',
			path: '/v2/meetings/68423085/registrants/status',
			query: { occurrence_id: 'quis officia in reprehenderit' },
			status: 204,
		});
		expect(request?.rawBody.toString().trimEnd().split('\r\n')).toEqual([
			`--${boundary}`,
			'Content-Disposition: form-data; name="action"',
			'',
			'deny',
			`--${boundary}`,
			'Content-Disposition: form-data; name="registrants"',
			'',
			'[{"id":"in ad ut nulla est","email":"nulla"},{"id":"pariatur aute","email":"incididunt fugiat mollit consequat"}]',
			`--${boundary}--`,
		]);
	});

	it('refuses the example\'s slip, "deny" written in front of the JSON', async () => {
		const form = new FormData();
		form.append('action', 'deny');
		form.append('registrants', `deny${JSON.stringify(EXAMPLE.deny)}`);
		const answer = await bench.call(STATUS_PATH + QUERY, { method: 'PUT', body: form });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 300,
			message: 'Validation Failed.',
			errors: [{ field: 'registrants', message: 'Invalid field.' }],
		});
		expect(statuses(bench.sandbox, EXAMPLE.meetingId)).toEqual(Array(4).fill('pending'));
	});

	it('300: the meeting has not set registration as required', async () => {
		bench.sandbox.switches.registrationDisabled = 'http300';
		bench.sandbox.meeting(EXAMPLE.meetingId).approvalType = 2;
		const answer = await putStatus(bench, EXAMPLE.meetingId, 'cancel', EXAMPLE.cancel);

		expect(answer.status).toBe(300);
		expect(answer.json).toEqual({
			code: 300,
			message: 'This meeting has not set registration as required:68423085.',
		});
	});

	it('400, 1010: the user does not belong to this account', async () => {
		const answer = await putStatus(bench, 84478901234, 'cancel', EXAMPLE.cancel);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 1010,
			message: 'User does not belong to this account: sandboxAccount.',
		});
	});

	it('400, 3000: cannot access meeting information', async () => {
		const answer = await putStatus(bench, 83690123456, 'cancel', EXAMPLE.cancel);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ code: 3000, message: 'Cannot access meeting information.' });
	});

	it('400, 3003: not the meeting host', async () => {
		const token = bench.tokenOf(USER_APP);
		const answer = await putStatus(bench, 87145678901, 'cancel', EXAMPLE.cancel, { token });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ code: 3003, message: 'Not meeting host.' });
	});

	it('404: the meeting or registrant was not found', async () => {
		const strangers = [{ id: 'nobody', email: 'nulla' }];
		const answer = await putStatus(bench, EXAMPLE.meetingId, 'cancel', strangers);

		expect(answer.status).toBe(404);
		expect(answer.json).toEqual({ code: 404, message: 'Meeting or registrant not found.' });
	});

	it('404, 1001: the user does not exist', async () => {
		const answer = await putStatus(bench, 81589012345, 'cancel', EXAMPLE.cancel);

		const { hostId } = bench.sandbox.meeting(81589012345);
		expect(answer.status).toBe(404);
		expect(answer.json).toEqual({ code: 1001, message: `User does not exist: ${hostId}.` });
	});

	it('429: the daily limit for the registrant', async () => {
		for (let time = 1; time <= 10; time += 1) {
			const { status } = await putStatus(bench, EXAMPLE.meetingId, 'deny', EXAMPLE.deny);
			expect(status).toBe(204);
		}
		const answer = await putStatus(bench, EXAMPLE.meetingId, 'deny', EXAMPLE.deny);

		expect(answer.status).toBe(429);
		expect(answer.json).toEqual({
			code: 429,
			message:
				"You have exceeded the daily rate limit of (10) for meeting Update registrant's status API requests for the registrant (nulla). You can resume these API requests at GMT 00:00:00.",
		});
	});

	it('needs a boundary, which the example leaves to the HTTP library', async () => {
		const answer = await bench.call(STATUS_PATH, {
			method: 'PUT',
			headers: { 'content-type': 'multipart/form-data' },
			body: await new Response(statusForm('deny', EXAMPLE.deny)).text(),
		});

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ code: 300, message: 'Validation Failed.' });
		expect(statuses(bench.sandbox, EXAMPLE.meetingId)).toEqual(Array(4).fill('pending'));
	});
});

import { putStatus, useBench, statuses, statusForm, type Call } from './support';

const MEETING = 68423085;
const PATH = `/meetings/${MEETING}/registrants/status`;

describe('how strictly the status endpoint reads a request', () => {
	const bench = useBench((bench) => {
		bench.sandbox.addMeeting({ id: MEETING });
		bench.sandbox.addRegistrants(MEETING, [
			{ id: 'one', email: 'Ann@Example.com' },
			{ id: 'two', email: 'bob@example.com' },
		]);
	});

	const put = async (call: Call) => await bench.call(PATH, { method: 'PUT', ...call });
	const putJson = async (body: unknown) =>
		await put({
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	const oddities = () => bench.sandbox.state.oddities.map((oddity) => oddity.what);
	const now = () => statuses(bench.sandbox, MEETING);
	const refused = (field: string) => ({
		code: 300,
		message: 'Validation Failed.',
		errors: [expect.objectContaining({ field })],
	});

	it('takes the JSON form of today’s specification', async () => {
		const answer = await putJson({ action: 'approve', registrants: [{ id: 'one' }] });

		expect(answer.status).toBe(204);
		expect(now()).toEqual(['approved', 'pending']);
		expect(oddities()).toEqual([]);
	});

	it.each([['{"action":'], ['[]'], ['"approve"'], ['null'], ['']])(
		'400 for a body that is no JSON object: %s',
		async (body) => {
			const answer = await putJson(body);

			expect(answer.status).toBe(400);
			expect(answer.json).toEqual({
				code: 300,
				message: 'Request Body should be a valid JSON object.',
			});
		},
	);

	it.each([['application/x-www-form-urlencoded'], ['text/plain'], ['nonsense']])(
		'415 for the content type %s',
		async (type) => {
			const answer = await put({ headers: { 'content-type': type }, body: 'action=approve' });

			expect(answer.status).toBe(415);
			expect(answer.json).toEqual({ code: 300, message: 'Unsupported Content Type' });
		},
	);

	it('415 without any content type', async () => {
		const answer = await put({});

		expect(answer.status).toBe(415);
		expect(answer.json).toEqual({ code: 300, message: 'Unsupported Content Type' });
	});

	it.each([
		['cut off', '--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nappro'],
		[
			'with another boundary',
			'--y\r\nContent-Disposition: form-data; name="action"\r\n\r\na\r\n--y--',
		],
		['empty', ''],
	])('400 for a multipart body %s', async (_, body) => {
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const answer = await put({ headers, body });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refused('body'));
		expect(oddities()).toHaveLength(1);
	});

	it('refuses a file part, even with the right content', async () => {
		const form = new FormData();
		form.append('action', 'approve');
		form.append('registrants', new Blob(['[{"id":"one"}]']), 'registrants.json');
		const answer = await put({ body: form });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refused('registrants'));
		expect(now()).toEqual(['pending', 'pending']);
	});

	it('refuses a repeated field', async () => {
		const form = statusForm('approve', [{ id: 'one' }]);
		form.append('action', 'deny');
		const answer = await put({ body: form });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refused('action'));
	});

	it.each([['Approve'], ['approved'], ['delete'], ['']])(
		'refuses the action "%s"',
		async (action) => {
			const answer = await putStatus(bench, MEETING, action, [{ id: 'one' }]);

			expect(answer.status).toBe(400);
			expect(answer.json).toEqual(refused('action'));
		},
	);

	it.each([
		[{ id: 'one' }, 'registrants'],
		['one', 'registrants'],
		[['one'], 'registrants'],
		[[{}], 'registrants'],
		[[{ id: '' }], 'registrants'],
		[[{ id: 17 }], 'registrants.id'],
		[[{ email: null }], 'registrants.email'],
	])('refuses the registrants %j', async (registrants, field) => {
		const answer = await putStatus(bench, MEETING, 'approve', registrants);

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refused(field));
		expect(now()).toEqual(['pending', 'pending']);
	});

	it('answers 204 to a misspelt field and changes nothing, but notes it', async () => {
		const form = new FormData();
		form.append('action', 'approve');
		form.append('registrant', '[{"id":"one"}]');
		const answer = await put({ body: form });

		expect(answer.status).toBe(204);
		expect(now()).toEqual(['pending', 'pending']);
		expect(oddities()).toEqual([
			'the body has an unknown field "registrant"',
			'the request names no registrants, so it changes nothing',
		]);
	});

	it('notes what belongs into the address but came in the body', async () => {
		const answer = await putJson({
			action: 'approve',
			registrants: [{ id: 'one', status: 'approved' }],
			meetingId: MEETING,
			occurrence_id: '1',
		});

		expect(answer.status).toBe(204);
		expect(oddities()).toEqual([
			'the body has an unknown field "meetingId"',
			'the body has an unknown field "occurrence_id"',
			'a registrant has an unknown field "status"',
		]);
	});

	it('ignores a misspelt query key, so that the whole series changes, but notes it', async () => {
		const query = '?occurence_id=1648194360000';
		const answer = await putStatus(bench, MEETING, 'approve', [{ id: 'one' }], { query });

		expect(answer.status).toBe(204);
		expect(now()).toEqual(['approved', 'pending']);
		expect(oddities()).toEqual(['the query has an unknown key "occurence_id", which Zoom ignores']);
	});

	it('notes an empty occurrence_id', async () => {
		const query = '?occurrence_id=';
		const answer = await putStatus(bench, MEETING, 'approve', [{ id: 'one' }], { query });

		expect(answer.status).toBe(204);
		expect(oddities()).toEqual(['occurrence_id is empty, so the whole series is meant']);
	});
});

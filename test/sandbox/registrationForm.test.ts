import { addEvents, JILL, MEETING } from './registering';
import { oddities, refusedField, sendJson, useBench } from './support';

describe('the form of a registration', () => {
	const bench = useBench(addEvents, { switches: { plan: 'unlimited' } });

	const add = async (body: unknown, query = '') =>
		await sendJson(bench, 'POST', `/meetings/${MEETING}/registrants${query}`, body);
	const meeting = () => bench.sandbox.meeting(MEETING);

	it.each([
		['email', undefined],
		['email', 'jchill'],
		['email', `${'x'.repeat(117)}@example.com`],
		['first_name', undefined],
		['first_name', ''],
		['first_name', 'x'.repeat(65)],
		['last_name', 'x'.repeat(65)],
		['country', 'USA'],
		['purchasing_time_frame', 'soon'],
		['role_in_purchase_process', 'Boss'],
		['no_of_employees', '500-1,000'],
		['language', 'en'],
		['auto_approve', 'true'],
		['phone', 5550100],
		['custom_questions', {}],
	])('refuses %s: %j', async (field, value) => {
		const answer = await add({ ...JILL, [field]: value });

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refusedField(field));
		expect(meeting().registrants).toEqual([]);
	});

	it.each(['101-250', '101-500', '251-500', '501-1,000', ''])(
		'takes no_of_employees "%s"',
		async (value) => {
			expect((await add({ ...JILL, no_of_employees: value })).status).toBe(201);
		},
	);

	it('asks what the host asks', async () => {
		Object.assign(meeting(), {
			questions: [{ fieldName: 'org', required: true }],
			customQuestions: [
				{ title: 'Where from?', type: 'single', required: true, answers: ['Web', 'Friend'] },
				{ title: 'Why?', type: 'short', required: false, answers: [] },
			],
		});
		const from = (value: string) => ({ title: 'Where from?', value });
		const body = { ...JILL, org: 'Cooking Org' };

		expect((await add({ ...JILL, custom_questions: [from('Web')] })).json).toEqual(
			refusedField('org'),
		);
		expect((await add(body)).json).toEqual(refusedField('custom_questions'));
		expect((await add({ ...body, custom_questions: [{ title: 'Who?', value: '' }] })).json).toEqual(
			refusedField('custom_questions.title'),
		);
		expect((await add({ ...body, custom_questions: [from('x'.repeat(129))] })).json).toEqual(
			refusedField('custom_questions.value'),
		);
		expect((await add({ ...body, custom_questions: [from('Web')] })).status).toBe(201);
		expect(meeting().registrants[0]?.customQuestions).toEqual([from('Web')]);
		expect(oddities(bench)).toEqual([]);

		const other = { ...body, email: 'x@example.com', custom_questions: [from('TV')] };
		expect((await add(other)).status).toBe(201);
		expect(oddities(bench)).toEqual(['"TV" is not among the answers to "Where from?"']);
	});

	it('takes nothing but JSON', async () => {
		const form = new FormData();
		form.append('email', JILL.email);
		const answer = await bench.call(`/meetings/${MEETING}/registrants`, {
			method: 'POST',
			body: form,
		});

		expect(answer.status).toBe(415);
		expect(answer.json).toEqual({ code: 300, message: 'Unsupported Content Type' });
	});
});

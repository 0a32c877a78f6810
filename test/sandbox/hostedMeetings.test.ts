import { refusedField, sendJson, useBench, USER_APP } from './support';

const START = '2026-05-11T09:00:00Z';

describe('making and deleting meetings', () => {
	const bench = useBench();
	const create = async (body: object, user = 'me') =>
		await sendJson(bench, 'POST', `/users/${user}/meetings`, { start_time: START, ...body });

	it('a new meeting has its host, and registration only if it was asked for', async () => {
		const answer = await create({ topic: 'New', type: 2, settings: { approval_type: 1 } });
		expect(answer.status).toBe(201);
		expect(answer.json).toMatchObject({
			topic: 'New',
			type: 2,
			start_time: START,
			host_email: 'ada@events.example',
			settings: { approval_type: 1 },
		});
		const without = await create({}, 'ben@events.example');
		expect(without.json).toMatchObject({
			host_email: 'ben@events.example',
			settings: { approval_type: 2 },
		});
	});

	it('a host on Zoom Basic gets a meeting without registration', async () => {
		const answer = await create({ settings: { approval_type: 1 } }, 'uma@events.example');
		expect(answer.json).toMatchObject({ settings: { approval_type: 2 } });
	});

	it.each<[string, object]>([
		['type', { type: 8 }],
		['start_time', { start_time: 'tomorrow' }],
		['duration', { duration: '60' }],
		['topic', { topic: 'x'.repeat(201) }],
		['settings', { settings: 1 }],
		['settings.approval_type', { settings: { approval_type: 3 } }],
	])('a wrong %s is refused by name', async (field, body) => {
		const before = Object.keys(bench.sandbox.state.meetings).length;
		const answer = await create(body);
		expect([answer.status, answer.json]).toEqual([400, refusedField(field)]);
		expect(Object.keys(bench.sandbox.state.meetings)).toHaveLength(before);
	});

	it('a deleted meeting is gone, and only its host or an account-level app can delete it', async () => {
		const { id } = (await create({}, 'ben@events.example')).json as { id: number };
		const path = `/meetings/${id}`;
		const token = bench.tokenOf(USER_APP);
		expect((await bench.call(path, { method: 'DELETE', token })).status).toBe(400);
		expect((await bench.call(path, { method: 'DELETE' })).status).toBe(204);
		expect((await bench.call(path, { method: 'DELETE' })).json).toMatchObject({ code: 3001 });
	});
});

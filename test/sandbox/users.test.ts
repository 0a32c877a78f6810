import { S2S_APP, useBench, USER_APP } from './support';

describe('users', () => {
	const bench = useBench();

	const get = async (path: string, app = S2S_APP) =>
		await bench.call(path, { token: bench.tokenOf(app) });

	it('finds users by me, ID and e-mail; a user app must say me', async () => {
		const { users } = bench.sandbox.state;
		const ben = Object.values(users).find((user) => user.email === 'ben@events.example');
		expect((await get('/users/me', USER_APP)).json).toMatchObject({ display_name: 'Ada Byron' });
		expect((await get(`/users/${ben?.id}`)).json).toMatchObject({ display_name: 'Ben Carter' });
		expect((await get('/users/BEN%40events.example')).json).toMatchObject({ id: ben?.id });

		const refused = await get(`/users/${ben?.id}`, USER_APP);
		expect(refused.status).toBe(400);
		expect(refused.json).toMatchObject({
			code: 4711,
			message: expect.stringContaining('user:read:user:admin'),
		});
	});

	it('does not know users outside the account', async () => {
		for (const user of ['nobody@events.example', 'gus@partner.example']) {
			const answer = await get(`/users/${user}/meetings`);
			expect(answer.status).toBe(404);
			expect(answer.json).toEqual({ code: 1001, message: `User does not exist: ${user}.` });
		}
	});

	it('lists the account’s users to account-level apps only', async () => {
		const list = await get('/users');
		expect(list.json).toMatchObject({ total_records: 4, next_page_token: '' });

		const refused = await get('/users', USER_APP);
		expect(refused.status).toBe(400);
		expect(refused.json).toMatchObject({ code: 4711 });
	});
});

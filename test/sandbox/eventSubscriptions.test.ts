import { oauthClient } from './oauthClient';
import { useReceiver } from './receiver';
import { addEvents, MEETING } from './registering';
import { oddities, refusedField, S2S_APP, sendJson, useBench, USER_APP } from './support';

const PATH = '/marketplace/app/event_subscription';
const EVENTS = ['meeting.registration_created', 'webinar.registration_created'];

describe('event subscriptions through the API', () => {
	const receiver = useReceiver();
	const bench = useBench(addEvents, { switches: { plan: 'unlimited' } });

	const token = () => bench.sandbox.issueAppToken(USER_APP).access_token;
	const wish = (more: object = {}) => ({
		events: EVENTS,
		event_webhook_url: receiver.url,
		event_subscription_name: 'Registrations',
		subscription_scope: 'account',
		...more,
	});
	const create = async (body: unknown = wish()) =>
		await sendJson(bench, 'POST', PATH, body, { token: token() });
	const created = async (body?: unknown) =>
		((await create(body)).json as { event_subscription_id: string }).event_subscription_id;
	const list = async (query = '') => await bench.call(`${PATH}${query}`, { token: token() });
	const remove = async (rest: string) =>
		await bench.call(`${PATH}${rest}`, { method: 'DELETE', token: token() });
	const register = async () => {
		receiver.received.length = 0;
		bench.sandbox.register(MEETING, { email: `n${Math.random()}@example.com` });
		await bench.sandbox.settled();
		return receiver.received.length;
	};

	it('201 with an ID, after the address has proved itself; then events come', async () => {
		const answer = await create();

		expect(answer.status).toBe(201);
		expect(answer.json).toEqual({ event_subscription_id: expect.stringMatching(/^[\w-]{22}$/) });
		expect(answer.headers.get('x-ratelimit-category')).toBe('Heavy');
		expect(receiver.received[0]?.json.event).toBe('endpoint.url_validation');
		expect(await register()).toBe(1);
		expect(oddities(bench)).toEqual([]);
	});

	it('lists those of the app, made by hand too', async () => {
		const id = await created();
		await bench.sandbox.subscribe({ url: receiver.url, events: EVENTS, name: 'By hand' });
		const answer = await list('?page_size=30&subscription_scope=account&account_id=sandboxAccount');

		expect(answer.json).toMatchObject({
			next_page_token: '',
			page_size: 30,
			event_subscriptions: [
				{
					event_subscription_id: id,
					events: EVENTS,
					event_subscription_name: 'Registrations',
					event_webhook_url: receiver.url,
					subscription_scope: 'account',
					created_source: 'openapi',
				},
				{ event_subscription_name: 'By hand', created_source: 'default' },
			],
		});
	});

	it('deletes its own and leaves those made by hand', async () => {
		const id = await created();
		const byHand = await bench.sandbox.subscribe({ url: receiver.url, events: EVENTS });

		expect((await remove(`/${id}`)).status).toBe(204);
		expect((await remove(`/${byHand.id}`)).status).toBe(400);
		const unknown = await remove('/unknown');
		expect(unknown.status).toBe(404);
		expect(unknown.json).toMatchObject({ message: 'Event subscription does not exist: unknown.' });
		expect(await register()).toBe(1);
	});

	it('sends the events of the hosts it is told', async () => {
		const [ada, ben] = Object.keys(bench.sandbox.state.users);
		const id = await created(wish({ subscription_scope: 'user', user_ids: [ben] }));
		expect(await register()).toBe(0);

		const patch = { user_ids: [ada], account_id: 'sandboxAccount' };
		const added = await sendJson(bench, 'PATCH', `${PATH}/${id}`, patch, { token: token() });
		expect(added.status).toBe(204);
		expect(await register()).toBe(1);
		const query = `?event_subscription_id=${id}&user_ids=${ada}&account_id=sandboxAccount`;
		expect((await remove(query)).status).toBe(204);
		expect(await register()).toBe(0);
	});

	it.each([
		['another secret', { secret: 'another' }],
		['no address', { url: 'http://127.0.0.1:1/zoom' }],
	])('refuses an address with %s', async (_, more) => {
		const { url } = receiver;
		Object.assign(receiver, more);
		const answer = await create();
		receiver.url = url;

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			code: 300,
			message: 'Webhook URL validation failed. Try again later.',
		});
		expect(bench.sandbox.state.eventSubscriptions).toEqual([]);
	});

	it.each([
		[{ events: [] }, 'events'],
		[{ events: ['everything'] }, 'events'],
		[{ event_webhook_url: 'example.com' }, 'event_webhook_url'],
		[{ subscription_scope: undefined }, 'subscription_scope'],
		[{ account_id: 'other' }, 'account_id'],
		[{ user_ids: 'me' }, 'user_ids'],
	])('refuses %j', async (more, field) => {
		const answer = await create(wish(more));

		expect(answer.status).toBe(400);
		expect(answer.json).toEqual(refusedField(field));
	});

	it('takes 20 for an app', async () => {
		for (let count = 0; count < 20; count += 1) expect((await create()).status).toBe(201);

		expect((await create()).status).toBe(400);
	});

	it('asks for a token of the app itself, got by client_credentials', async () => {
		const { token: ask } = oauthClient(bench);
		const answer = await ask({ grant_type: 'client_credentials' });
		const app = answer.json as { access_token: string };
		expect(answer.json).toMatchObject({
			token_type: 'bearer',
			expires_in: 3600,
			scope:
				'marketplace:delete:event_subscription marketplace:read:list_event_subscriptions marketplace:update:event_subscription marketplace:write:event_subscription',
		});
		expect(answer.json).not.toHaveProperty('refresh_token');
		expect((await ask({ grant_type: 'client_credentials' }, S2S_APP)).status).toBe(400);
		expect((await bench.call(PATH, { token: app.access_token })).status).toBe(200);
		expect((await bench.call('/users/me', { token: app.access_token })).json).toMatchObject({
			code: 4711,
		});

		for (const other of [USER_APP, S2S_APP]) {
			const refused = await bench.call(PATH, { token: bench.tokenOf(other) });
			expect(refused.status).toBe(400);
			expect(refused.json).toEqual({
				code: 4711,
				message:
					'Invalid access token, does not contain scopes:[marketplace:read:list_event_subscriptions].',
			});
		}
		bench.sandbox.switches.eventSubscriptionToken = 'any';
		expect((await bench.call(PATH, { token: bench.tokenOf(S2S_APP) })).status).toBe(200);
	});
});

describe('an address that does not answer', () => {
	const receiver = useReceiver();
	const bench = useBench(addEvents, { webhookAnswerTimeoutMs: 10 });

	it('is refused', async () => {
		receiver.statuses = [0];
		const answer = await sendJson(
			bench,
			'POST',
			PATH,
			{
				events: EVENTS,
				event_webhook_url: receiver.url,
				event_subscription_name: 'Registrations',
				subscription_scope: 'account',
			},
			{ token: bench.sandbox.issueAppToken(USER_APP).access_token },
		);

		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({
			message: 'Webhook URL validation failed. Try again later.',
		});
		expect(bench.sandbox.state.eventSubscriptions).toEqual([]);
	});
});

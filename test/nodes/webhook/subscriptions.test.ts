import {
	createSubscription,
	deleteSubscription,
	listSubscriptions,
} from '../../../nodes/webhook/subscriptions';
import { fakeConnection, httpError } from '../../support/fakeConnection';

const URL_OF_LIST = 'https://api.zoom.us/v2/marketplace/app/event_subscription';
const NEW = { name: 'n8n', url: 'https://n8n.example.com/x', events: ['meeting.created'] };
const answering = (body: unknown) => fakeConnection(() => ({ status: 200, body }));
const refusing = (status: number) => fakeConnection(() => httpError(status, { message: 'No.' }));

describe('the subscriptions of an app', () => {
	it('are those of the account, or of a user', async () => {
		const connection = answering({ event_subscriptions: [] });
		await listSubscriptions(connection, { accountId: 'a' });
		await listSubscriptions(connection, { accountId: 'a', userId: 'u' });
		expect(connection.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			`GET ${URL_OF_LIST}?subscription_scope=account&account_id=a&page_size=300`,
			`GET ${URL_OF_LIST}?subscription_scope=user&account_id=a&user_id=u&page_size=300`,
		]);
	});

	it('have an ID and a URL, and may have events', async () => {
		const event_subscriptions = [
			{
				event_subscription_id: 's1',
				event_webhook_url: 'https://a',
				events: ['one', '', 7, 'two'],
				created_source: 'default',
			},
			{ event_subscription_id: 's2', event_webhook_url: 'https://b', created_source: 'openapi' },
			{ event_subscription_id: 's3' },
			{ event_webhook_url: 'https://c' },
		];
		expect(await listSubscriptions(answering({ event_subscriptions }), {})).toEqual({
			value: [
				{ id: 's1', url: 'https://a', events: ['one', 'two'], isByHand: true },
				{ id: 's2', url: 'https://b', events: [], isByHand: false },
			],
		});
	});

	it('are unknown where Zoom refuses the list', async () => {
		expect(await listSubscriptions(refusing(403), {})).toMatchObject({
			error: { httpStatus: 403, message: 'No.' },
		});
	});
});

describe('a new subscription', () => {
	it('is for the account, or for a user', async () => {
		const connection = answering({ event_subscription_id: 's1' });
		expect(await createSubscription(connection, {}, NEW)).toEqual({ value: 's1' });
		await createSubscription(connection, { accountId: 'a', userId: 'u' }, NEW);
		const body = {
			events: ['meeting.created'],
			event_subscription_name: 'n8n',
			event_webhook_url: 'https://n8n.example.com/x',
		};
		expect(connection.requests).toMatchObject([
			{ method: 'POST', url: URL_OF_LIST },
			{ method: 'POST', url: URL_OF_LIST },
		]);
		expect(connection.requests.map((request) => request.body as unknown)).toEqual([
			{ ...body, subscription_scope: 'account' },
			{ ...body, subscription_scope: 'user', user_ids: ['u'], account_id: 'a' },
		]);
	});

	it.each([[null], [{}], [{ event_subscription_id: 7 }]])(
		'has failed if Zoom names none: %j',
		async (body) => {
			expect(await createSubscription(answering(body), {}, NEW)).toEqual({
				error: {
					message: "Zoom's response didn't contain a subscription ID",
					fieldErrors: [],
					origin: 'proxy',
				},
			});
		},
	);

	it('has failed if Zoom refuses it', async () => {
		expect(await createSubscription(refusing(400), {}, NEW)).toMatchObject({
			error: { httpStatus: 400 },
		});
	});
});

describe('a subscription is deleted', () => {
	it('by its ID', async () => {
		const connection = answering('');
		expect(await deleteSubscription(connection, 's/1')).toBeUndefined();
		expect(connection.requests).toMatchObject([{ method: 'DELETE', url: `${URL_OF_LIST}/s%2F1` }]);
	});

	it('also if it was gone already, but not if Zoom refuses', async () => {
		expect(await deleteSubscription(refusing(404), 's1')).toBeUndefined();
		expect(await deleteSubscription(refusing(400), 's1')).toMatchObject({ httpStatus: 400 });
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { created } from '../../support/zoomEvents';
import { deliver, SECRET_TOKEN } from '../../support/zoomSender';
import { ZoomSubscriptionsApi } from '../../support/zoomSubscriptionsApi';
import { anotherProcess, secretOnly, startN8n } from './support';

const APP = 'zoomRegistrantsAppOAuth2Api';
const SERVER = 'zoomRegistrantsServerToServerOAuth2Api';

let zoom: ZoomSubscriptionsApi;
beforeEach(async () => {
	zoom = await new ZoomSubscriptionsApi().start();
});
afterEach(async () => await zoom.close());

/** The trigger with Subscription > Automatic, and a login to the Zoom of this test. */
async function automatic(
	parameters: INodeParameters = {},
	options: Parameters<typeof startN8n>[1] = {},
) {
	const data = {
		environment: 'custom',
		oAuthBaseUrl: zoom.url,
		apiBaseUrl: `${zoom.url}/v2`,
		clientId: 'client',
		clientSecret: 'hidden',
		webhookSecretToken: SECRET_TOKEN,
	};
	return await startN8n(
		{ subscription: 'automatic', authentication: 'app', ...parameters },
		{
			credentials: { [APP]: 'app', [SERVER]: 'server' },
			stored: [
				{ id: 'app', type: APP, data },
				{ id: 'server', type: SERVER, data: { ...data, accountId: ' account-1 ' } },
			],
			...options,
		},
	);
}

const methods = () => zoom.requests.map(({ method }) => method);
const posts = () => zoom.requests.filter(({ method }) => method === 'POST');
const failure = async (promise: Promise<unknown>) => {
	const error = await promise.then(
		() => undefined,
		(thrown: unknown) => thrown as { message: string; description: string },
	);
	if (error === undefined) throw new Error('It did not fail');
	return error;
};

describe('By Hand', () => {
	it('asks nothing of Zoom', async () => {
		const n8n = await startN8n();
		await n8n.activate();
		expect(await n8n.deactivate()).toBe(true);
		expect(zoom.requests).toEqual([]);
		expect(n8n.row.staticData).toBe('{}');
	});

	it.each([
		['no secret', {}, '', /no Webhook Secret Token/, /Features > Access/],
		['no event', { events: [] }, 'x', /Trigger On is empty/, /at least one/],
		['an unknown event', { events: ['meeting.started'] }, 'x', /Zoom does not know/, /list/],
		[
			'a meeting that is none',
			{ meetings: { meeting: [{ meetingId: { __rl: true, mode: 'id', value: 'abc' } }] } },
			'x',
			/Meeting: "abc" is not a meeting ID/,
			/digits only/,
		],
		[
			'a registration link',
			{
				meetings: {
					meeting: [
						{
							meetingId: {
								__rl: true,
								mode: 'url',
								value: 'https://us02web.zoom.us/meeting/register/tZ0abc',
							},
						},
					],
				},
			},
			'x',
			/registration link does not hold the meeting ID/,
			/join link/,
		],
		[
			'a webinar that is none',
			{ webinars: { webinar: [{ webinarId: { __rl: true, mode: 'id', value: '' } }] } },
			'x',
			/Webinar is empty/,
			/webinar/,
		],
	])('says at once when there is %s', async (_, parameters, secret, message, nextStep) => {
		const n8n = await startN8n(parameters as INodeParameters, { stored: [secretOnly(secret)] });
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(message);
		expect(error.description).toMatch(nextStep);
	});
});

describe('Automatic', () => {
	it('subscribes the address when the workflow is activated, and answers the question', async () => {
		const n8n = await automatic({
			events: ['webinar.registration_created', 'meeting.registration_created'],
		});
		await n8n.activate();
		expect(zoom.subscriptions).toEqual([
			{
				event_subscription_id: 'subscription-1',
				event_subscription_name: 'n8n: Registrations',
				event_webhook_url: n8n.webhookUrl(),
				events: ['meeting.registration_created', 'webinar.registration_created'],
				subscription_scope: 'account',
				created_source: 'openapi',
			},
		]);
		expect(zoom.tokenRequests).toHaveLength(1);
		expect(zoom.tokenRequests[0]).toContain(`Basic ${btoa('client:hidden')}`);
		expect(zoom.tokenRequests[0]).toContain('grant_type=client_credentials');
		expect(n8n.row.staticData).toContain('subscription-1');
		await deliver(n8n.webhookUrl(), created());
		expect(n8n.started).toHaveLength(1);
	});

	it('sends exactly what Zoom documents', async () => {
		const n8n = await automatic({
			eventsOf: 'user',
			userId: ' z8yC ',
			authentication: 'serverToServer',
		});
		await n8n.activate();
		expect(posts()).toEqual([
			{
				method: 'POST',
				path: '/v2/marketplace/app/event_subscription',
				query: {},
				body: {
					events: ['meeting.registration_created'],
					event_subscription_name: 'n8n: Registrations',
					event_webhook_url: n8n.webhookUrl(),
					subscription_scope: 'user',
					user_ids: ['z8yC'],
					account_id: 'account-1',
				},
			},
		]);
		expect(zoom.requests[0]?.query).toEqual({
			subscription_scope: 'user',
			account_id: 'account-1',
			user_id: 'z8yC',
			page_size: '300',
		});
		expect(zoom.tokenRequests[0]).toContain('account_credentials');
		await n8n.deactivate();
		expect(zoom.requests.at(-1)).toMatchObject({
			method: 'DELETE',
			path: '/v2/marketplace/app/event_subscription/subscription-1',
		});
	});

	it('unsubscribes when the workflow is deactivated, and leaves nothing behind', async () => {
		const n8n = await automatic();
		await n8n.activate();
		expect(await n8n.deactivate()).toBe(true);
		expect(zoom.subscriptions).toEqual([]);
		expect(n8n.row.staticData).not.toContain('subscription');
	});

	it('finds its subscription again when n8n restarts', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const restarted = await automatic(
			{},
			{
				nodeType: anotherProcess(),
				row: n8n.row,
				publicUrl: new URL(n8n.webhookUrl()).origin,
				webhookId: n8n.node.webhookId,
			},
		);
		zoom.requests.length = 0;
		await restarted.activate(false, 'init');
		expect(methods()).toEqual(['GET']);
		expect(zoom.subscriptions).toHaveLength(1);
	});

	it('subscribes anew when the events have changed, or somebody has deleted it in Zoom', async () => {
		const n8n = await automatic();
		await n8n.activate();
		n8n.node.parameters.events = ['meeting.registration_denied'];
		await n8n.activate();
		expect(zoom.subscriptions.map(({ events }) => events)).toEqual([
			['meeting.registration_denied'],
		]);
		zoom.subscriptions.length = 0;
		await n8n.activate();
		expect(zoom.subscriptions).toHaveLength(1);
	});

	it('keeps the addresses for testing and for production apart', async () => {
		const n8n = await automatic();
		await n8n.activate();
		await expect(n8n.activate(true)).rejects.toThrow('Zoom did not get the right answer');
		n8n.isListening = true;
		await n8n.activate(true);
		expect(zoom.subscriptions.map((one) => one.event_webhook_url)).toEqual([
			n8n.webhookUrl(),
			n8n.webhookUrl(true),
		]);
		await deliver(n8n.webhookUrl(true), created());
		expect(zoom.subscriptions.map((one) => one.event_webhook_url)).toEqual([n8n.webhookUrl()]);
	});

	it('does not touch what others have subscribed, nor what was made by hand', async () => {
		const n8n = await automatic();
		const other = { events: ['meeting.started'], subscription_scope: 'account' };
		zoom.subscriptions.push(
			{
				...other,
				event_subscription_id: 'other',
				event_webhook_url: 'https://example.com',
				created_source: 'openapi',
			},
			{
				...other,
				event_subscription_id: 'by-hand',
				event_webhook_url: n8n.webhookUrl(),
				created_source: 'default',
			},
		);
		await n8n.activate();
		await n8n.deactivate();
		expect(zoom.subscriptions.map((one) => one.event_subscription_id)).toEqual([
			'other',
			'by-hand',
		]);
	});

	it('leaves nothing behind when another node of the workflow could not be activated', async () => {
		const n8n = await automatic();
		zoom.missingScopes.add('marketplace:read:list_event_subscriptions');
		await n8n.hook('create');
		expect(zoom.subscriptions).toHaveLength(1);
		expect(n8n.row.staticData).toBe('{}');
		await n8n.deactivate();
		expect(zoom.subscriptions).toEqual([]);
	});

	it('leaves one subscription when Zoom failed after it had subscribed', async () => {
		const n8n = await automatic();
		zoom.faults.push({
			method: 'POST',
			status: 500,
			body: { code: 500, message: 'Oops' },
			after: true,
		});
		await n8n.activate();
		expect(posts()).toHaveLength(2);
		expect(zoom.subscriptions).toHaveLength(1);
		await n8n.deactivate();
		expect(zoom.subscriptions).toEqual([]);
	}, 20_000);

	it('works without being allowed to list', async () => {
		const n8n = await automatic();
		zoom.missingScopes.add('marketplace:read:list_event_subscriptions');
		await n8n.activate();
		await n8n.activate();
		expect(zoom.subscriptions).toHaveLength(1);
		await n8n.deactivate();
		expect(zoom.subscriptions).toEqual([]);
	});

	it('keeps the subscription when Zoom is away while n8n restarts', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const away = { method: 'GET', status: 503, body: { message: 'Away' } };
		zoom.faults.push(away, away, away);
		zoom.requests.length = 0;
		await n8n.activate(false, 'init');
		expect(new Set(methods())).toEqual(new Set(['GET']));
		expect(zoom.subscriptions).toHaveLength(1);
	}, 20_000);

	it('remembers what it could not delete, and deletes it the next time', async () => {
		const n8n = await automatic();
		await n8n.activate();
		zoom.missingScopes.add('marketplace:delete:event_subscription');
		expect(await n8n.deactivate()).toBe(false);
		expect(n8n.logs.join()).toMatch(
			/could not be deleted: The login lacks a scope: marketplace:delete:event_subscription/,
		);
		expect(n8n.row.staticData).toContain('subscription-1');
		zoom.missingScopes.clear();
		expect(await n8n.deactivate()).toBe(true);
		expect(zoom.subscriptions).toEqual([]);
	});
});

describe('when Zoom does not subscribe, the error says', () => {
	it.each(['app', 'serverToServer'])('which scope the login %s lacks', async (authentication) => {
		const n8n = await automatic({ authentication });
		zoom.missingScopes.add('marketplace:write:event_subscription');
		const error = await failure(n8n.activate());
		expect(error.message).toBe('The login lacks a scope: marketplace:write:event_subscription');
		expect(error.description).toContain('General App');
		expect(error.description).toContain('By Hand');
		expect(await n8n.deactivate()).toBe(true);
	});

	it('that a user cannot subscribe', async () => {
		const n8n = await startN8n({ subscription: 'automatic' });
		const error = await failure(n8n.activate());
		expect(error.message).toContain('marketplace:write:event_subscription');
		expect(error.description).toContain('Zoom Registrants App OAuth2 API');
		expect(zoom.requests).toEqual([]);
	});

	it.each([
		[
			400,
			1602,
			'The event is not allowed for the app: webinar.registration_created',
			/lacks the scope for webinar.registration_created/,
			/webinar:read:registrant, /,
		],
		[400, 1300, "The user don't authorize the app: z8yC.", /not been added/, /Add App Now/],
		[
			404,
			1701,
			'The event webhook url validate failed: x.',
			/right answer from 127/,
			/WEBHOOK_URL/,
		],
		[400, 1003, 'The user z missed permission to subscribe x', /may not receive/, /administrator/],
		[404, 1001, 'User does not exist or does not belong', /not know this user/, /user ID/],
		[400, 1500, 'The subscription scope is invalid.', /subscription scope is invalid/, /1500/],
		[401, 124, 'Invalid access token.', /login/, /credential/],
	])('%d %d %s', async (status, code, said, message, nextStep) => {
		const n8n = await automatic();
		for (let time = 0; time < 2; time += 1) {
			zoom.faults.push({ method: 'POST', status, body: { code, message: said } });
		}
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(message);
		expect(error.description).toMatch(nextStep);
		expect(zoom.subscriptions).toEqual([]);
	});

	it('that the address has another secret', async () => {
		const n8n = await automatic();
		zoom.secret = 'of another app';
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(/did not get the right answer from 127\.0\.0\.1/);
		expect(error.description).toContain('Secret Token');
	});

	it('that the user ID is missing', async () => {
		const n8n = await automatic({ eventsOf: 'user' });
		expect((await failure(n8n.activate())).message).toBe('User ID is empty');
	});

	it('that Zoom has given no ID', async () => {
		const n8n = await automatic();
		zoom.faults.push({ method: 'POST', status: 201, body: {} });
		expect((await failure(n8n.activate())).message).toContain('without the ID');
	});

	it('nothing of the secrets', async () => {
		const n8n = await automatic();
		zoom.faults.push({
			method: 'POST',
			status: 400,
			body: { message: 'Bearer app-token secret=hidden' },
		});
		const error = await failure(n8n.activate());
		const text = JSON.stringify([error.message, error.description, n8n.logs]);
		for (const hidden of [SECRET_TOKEN, 'hidden', 'app-token']) expect(text).not.toContain(hidden);
	});
});

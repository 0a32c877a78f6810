import type { INodeParameters } from 'n8n-workflow';

import { anotherProcess, secretOnly, startN8n } from './support';
import {
	logins,
	refuse,
	startAutomatic,
	subscribedUrls,
	subscriptionRequests,
	takeScope,
	userApp,
	useZoom,
} from './zoom';

const MEETING = '85212345678';

const zoom = useZoom();
const automatic = async (
	parameters: INodeParameters = {},
	options: Parameters<typeof startN8n>[1] = {},
) => await startAutomatic(zoom.sandbox, parameters, options);

const methods = () => subscriptionRequests(zoom.sandbox).map(({ method }) => method);
const subscriptions = () => zoom.sandbox.state.eventSubscriptions;
const tokenRequests = () =>
	zoom.sandbox.requests
		.filter(({ path }) => path === '/oauth/token')
		.map(({ headers, rawBody }) => `${String(headers.authorization)} ${rawBody.toString()}`);
const register = async (email = 'new@example.com') => {
	zoom.sandbox.register(MEETING, { email });
	await zoom.sandbox.settled();
};
const failure = async (promise: Promise<unknown>) => {
	const error = await promise.then(
		() => undefined,
		(thrown: unknown) => thrown as { message: string; description?: string | null },
	);
	if (error === undefined) throw new Error('It did not fail');
	// n8n shows only the message of what goes wrong while it subscribes.
	return { message: error.message, nextStep: error.description ?? error.message };
};

afterEach(() => expect(zoom.sandbox.state.oddities).toEqual([]));

describe('Manual', () => {
	it('asks nothing of Zoom', async () => {
		const n8n = await startN8n();
		await n8n.activate();
		expect(await n8n.deactivate()).toBe(true);
		expect(zoom.sandbox.requests).toEqual([]);
		expect(n8n.row.staticData).toBe('{}');
	});

	it.each([
		['no secret', {}, '', /no Webhook Secret Token/, /Features > Access/],
		['no event', { events: [] }, 'x', /Trigger On is empty/, /at least one/],
		['an unknown event', { events: ['meeting.started'] }, 'x', /unknown event/, /list/],
		[
			'a meeting that is none',
			{
				filters: {
					meetings: { meeting: [{ meetingId: { __rl: true, mode: 'id', value: 'abc' } }] },
				},
			},
			'x',
			/Meeting: "abc" isn't a meeting ID/,
			/contains only digits/,
		],
		[
			'a registration link',
			{
				filters: {
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
			},
			'x',
			/registration link doesn't contain the meeting ID/,
			/join link/,
		],
		[
			'a webinar that is none',
			{
				events: ['webinar.registration_created'],
				filters: { webinars: { webinar: [{ webinarId: { __rl: true, mode: 'id', value: '' } }] } },
			},
			'x',
			/Webinar is empty/,
			/webinar/,
		],
	])('says at once when there is %s', async (_, parameters, secret, message, nextStep) => {
		const n8n = await startN8n(parameters as INodeParameters, { stored: [secretOnly(secret)] });
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(message);
		expect(error.nextStep).toMatch(nextStep);
	});
});

describe('Automatic', () => {
	it('subscribes the address when the workflow is activated, and answers the question', async () => {
		const n8n = await automatic({
			events: ['webinar.registration_created', 'meeting.registration_created'],
		});
		await n8n.activate();
		expect(subscriptions()).toEqual([
			{
				id: expect.any(String),
				name: 'n8n: Registrations',
				url: n8n.webhookUrl(),
				events: ['meeting.registration_created', 'webinar.registration_created'],
				scope: 'account',
				userIds: null,
				validated: true,
				createdByApp: true,
				clientId: 'sandbox-user-app',
				secretToken: 'sandbox-user-webhook-secret',
			},
		]);
		expect(tokenRequests()).toHaveLength(1);
		expect(tokenRequests()[0]).toContain(`Basic ${btoa('sandbox-user-app:sandbox-user-secret')}`);
		expect(tokenRequests()[0]).toContain('grant_type=client_credentials');
		expect(n8n.row.staticData).toContain(subscriptions()[0]?.id);
		await register();
		expect(n8n.started.map(([item]) => item?.json.email)).toEqual(['new@example.com']);
	});

	it('subscribes to joining and leaving as to registrations, in one subscription', async () => {
		const n8n = await automatic({
			events: [
				'webinar.participant_left',
				'meeting.registration_created',
				'meeting.participant_joined',
			],
		});
		await n8n.activate();
		const [sent, ...others] = subscriptionRequests(zoom.sandbox, 'POST');
		expect(others).toEqual([]);
		expect(JSON.parse(String(sent?.rawBody))).toMatchObject({
			events: [
				'meeting.participant_joined',
				'meeting.registration_created',
				'webinar.participant_left',
			],
		});
		zoom.sandbox.join(MEETING, { email: 'ada@events.example' });
		await register();
		expect(n8n.started.map(([item]) => item?.json.event).sort()).toEqual([
			'meeting.participant_joined',
			'meeting.registration_created',
		]);
	});

	it('sends exactly what Zoom documents', async () => {
		zoom.sandbox.switches.eventSubscriptionToken = 'any';
		const { hostId } = zoom.sandbox.meeting(MEETING);
		const n8n = await automatic({
			eventsOf: 'user',
			userId: ` ${hostId} `,
			authentication: 'serverToServer',
		});
		await n8n.activate();
		const [created, ...others] = subscriptionRequests(zoom.sandbox, 'POST');
		expect(others).toEqual([]);
		expect(created).toMatchObject({
			path: '/v2/marketplace/app/event_subscription',
			query: {},
			headers: { 'content-type': 'application/json' },
		});
		expect(JSON.parse(String(created?.rawBody))).toEqual({
			events: ['meeting.registration_created'],
			event_subscription_name: 'n8n: Registrations',
			event_webhook_url: n8n.webhookUrl(),
			subscription_scope: 'user',
			user_ids: [hostId],
			account_id: 'sandboxAccount',
		});
		expect(subscriptionRequests(zoom.sandbox, 'GET')[0]?.query).toEqual({
			subscription_scope: 'user',
			account_id: 'sandboxAccount',
			user_id: hostId,
			page_size: '300',
		});
		expect(tokenRequests()[0]).toContain('account_credentials');
		const [subscription] = subscriptions();
		await n8n.deactivate();
		expect(subscriptionRequests(zoom.sandbox).at(-1)).toMatchObject({
			method: 'DELETE',
			path: `/v2/marketplace/app/event_subscription/${subscription?.id}`,
		});
	});

	it('unsubscribes when the workflow is deactivated, and leaves nothing behind', async () => {
		const n8n = await automatic();
		await n8n.activate();
		expect(await n8n.deactivate()).toBe(true);
		expect(subscriptions()).toEqual([]);
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
		zoom.sandbox.requests.length = 0;
		await restarted.activate(false, 'init');
		expect(methods()).toEqual(['GET']);
		expect(subscriptions()).toHaveLength(1);
	});

	it('says nothing of a former address when it is published at the same one again', async () => {
		const n8n = await automatic();
		await n8n.activate();
		await n8n.deactivate();
		await n8n.activate();
		await n8n.activate();
		expect(n8n.logs.join()).not.toContain('former address');
	});

	it('asks for the address of Zoom if the credential has none, before anything is sent', async () => {
		const stored = logins(zoom.sandbox).map((login) => ({
			...login,
			data: { ...login.data, apiBaseUrl: '' },
		}));
		const n8n = await automatic({}, { stored });
		expect((await failure(n8n.activate())).message).toBe(
			"The credential's API Base URL is missing or not a web address. Open the credential and check Environment and API Base URL.",
		);
		expect(zoom.sandbox.requests).toEqual([]);
	});

	it('leaves the former address alone when n8n has got another one, and says so in the log', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const [former] = subscriptions();
		const moved = await automatic({}, { nodeType: anotherProcess(), row: n8n.row });
		const row = { ...n8n.row };
		await moved.activate(false, 'init');
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl(), moved.webhookUrl()]);
		const logs = moved.logs.join();
		expect(logs).toContain(`Zoom event subscription ${former?.id}`);
		expect(logs).toContain(new URL(n8n.webhookUrl()).host);
		await moved.deactivate();
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl()]);

		const neverActivated = await automatic({}, { nodeType: anotherProcess(), row });
		await neverActivated.deactivate();
		expect(neverActivated.logs.join()).toContain(`Zoom event subscription ${former?.id}`);
	});

	it('says in the log when it could not delete the former subscription', async () => {
		const n8n = await automatic();
		await n8n.activate();
		n8n.node.parameters.events = ['meeting.registration_denied'];
		takeScope(zoom.sandbox, 'DELETE');
		await n8n.activate();
		expect(subscriptions()).toHaveLength(2);
		expect(n8n.logs.join()).toMatch(/couldn't be deleted: The credential is missing a scope/);
	});

	it('subscribes anew when the events have changed, or somebody has deleted it in Zoom', async () => {
		const n8n = await automatic();
		await n8n.activate();
		n8n.node.parameters.events = ['meeting.registration_denied'];
		await n8n.activate();
		expect(subscriptions().map(({ events }) => events)).toEqual([['meeting.registration_denied']]);
		subscriptions().length = 0;
		await n8n.activate();
		expect(subscriptions()).toHaveLength(1);
	});

	it('keeps the addresses for testing and for production apart', async () => {
		const n8n = await automatic();
		await n8n.activate();
		await expect(n8n.activate(true)).rejects.toThrow("Zoom couldn't validate the webhook URL");
		n8n.isListening = true;
		await n8n.activate(true);
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl(), n8n.webhookUrl(true)]);
		await register();
		expect(n8n.testStarted).toHaveLength(1);
		expect(n8n.started).toHaveLength(1);
		expect(subscribedUrls(zoom.sandbox)).toEqual([n8n.webhookUrl()]);
	});

	it('does not touch what others have subscribed, nor what was made by hand', async () => {
		const n8n = await automatic();
		const events = ['meeting.started'];
		const url = 'https://n8n.example.com/webhook';
		const other = await zoom.sandbox.subscribe({ url, events, validate: false });
		other.createdByApp = true;
		const byHand = await zoom.sandbox.subscribe({ url: n8n.webhookUrl(), events });
		await n8n.activate();
		expect(subscriptions()).toHaveLength(3);
		await n8n.deactivate();
		expect(subscriptions()).toEqual([other, byHand]);
	});

	it('leaves nothing behind when another node of the workflow could not be activated', async () => {
		const n8n = await automatic();
		takeScope(zoom.sandbox, 'GET');
		await n8n.hook('create');
		expect(subscriptions()).toHaveLength(1);
		expect(n8n.row.staticData).toBe('{}');
		await n8n.deactivate();
		expect(subscriptions()).toEqual([]);
	});

	it('leaves one subscription when Zoom failed after it had subscribed', async () => {
		const n8n = await automatic();
		const oops = { status: 500, body: { code: 500, message: 'Oops' } };
		refuse(zoom.sandbox, 'POST', oops, 1, true);
		await n8n.activate();
		expect(subscriptionRequests(zoom.sandbox, 'POST')).toHaveLength(2);
		expect(subscriptions()).toHaveLength(1);
		await n8n.deactivate();
		expect(subscriptions()).toEqual([]);
	});

	it('works without being allowed to list, and says in the log what may remain', async () => {
		const n8n = await automatic();
		takeScope(zoom.sandbox, 'GET');
		await n8n.activate();
		await n8n.activate();
		expect(subscriptions()).toHaveLength(1);
		expect(n8n.logs.join()).toMatch(/didn't list .* may remain\. .* missing a scope/);
		await n8n.deactivate();
		expect(subscriptions()).toEqual([]);
	});

	it('keeps the subscription when Zoom is away while n8n restarts', async () => {
		const n8n = await automatic();
		await n8n.activate();
		refuse(zoom.sandbox, 'GET', { status: 503, body: { message: 'Away' } }, 3);
		zoom.sandbox.requests.length = 0;
		await n8n.activate(false, 'init');
		expect(new Set(methods())).toEqual(new Set(['GET']));
		expect(subscriptions()).toHaveLength(1);
	});

	it('reads ten pages of a list that never ends, finds its subscription on the last one, and goes on', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const [own] = subscriptions();
		for (let page = 1; page <= 12; page += 1) {
			const row = { event_subscription_id: `s${page}`, event_webhook_url: 'https://x.example' };
			const mine = {
				event_subscription_id: own?.id,
				event_webhook_url: own?.url,
				events: own?.events,
			};
			const event_subscriptions = [page === 10 ? mine : row];
			const body = { event_subscriptions, next_page_token: `token${page}` };
			refuse(zoom.sandbox, 'GET', { status: 200, body });
		}
		zoom.sandbox.requests.length = 0;
		await n8n.activate(false, 'init');
		expect(methods()).toEqual(Array(10).fill('GET'));
		expect(subscriptionRequests(zoom.sandbox).map(({ query }) => query.next_page_token)).toEqual([
			undefined,
			...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((page) => `token${page}`),
		]);
		expect(subscriptions()).toEqual([own]);
		expect(n8n.logs.join()).not.toContain("didn't list");
	});

	it('is kept by a restart when Zoom refuses to list, and also refuses to subscribe again', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const before = structuredClone(subscriptions());
		takeScope(zoom.sandbox, 'GET');
		takeScope(zoom.sandbox, 'POST');
		zoom.sandbox.requests.length = 0;
		await n8n.activate(false, 'init');
		expect(methods()).toEqual(['GET']);
		expect(subscriptions()).toEqual(before);
		expect(n8n.logs.join()).toMatch(
			/the one that was saved counts as present\. .* missing a scope/,
		);
		await register();
		expect(n8n.started).toHaveLength(1);
	});

	it.each([
		['its events', { events: ['meeting.registration_denied'] }],
		['its account or user', { eventsOf: 'user', userId: 'z8yCxjabcdEFGHfp8uQ' }],
	])('is not taken for another one when %s changed and Zoom does not list', async (_, change) => {
		const n8n = await automatic();
		await n8n.activate();
		const [before] = subscriptions();
		Object.assign(n8n.node.parameters, change);
		takeScope(zoom.sandbox, 'GET');
		zoom.sandbox.requests.length = 0;
		refuse(zoom.sandbox, 'POST', { status: 400, body: { code: 300, message: 'No.' } });
		await expect(n8n.activate()).rejects.toThrow('No');
		expect(methods()).toEqual(['GET', 'POST']);
		expect(subscriptions()).toEqual([before]);
	});

	it('subscribes anew before it deletes the former subscription, which a refusal leaves alone', async () => {
		const n8n = await automatic();
		await n8n.activate();
		const [before] = subscriptions();
		n8n.node.parameters.events = ['meeting.registration_denied'];
		refuse(zoom.sandbox, 'POST', { status: 400, body: { code: 300, message: 'No.' } });
		await expect(n8n.activate()).rejects.toThrow('No');
		expect(subscriptions()).toEqual([before]);
		zoom.sandbox.requests.length = 0;
		await n8n.activate();
		expect(methods()).toEqual(['GET', 'POST', 'GET', 'DELETE']);
		expect(subscriptions().map(({ events }) => events)).toEqual([['meeting.registration_denied']]);
	});

	it('remembers what it could not delete, and deletes it the next time', async () => {
		const n8n = await automatic();
		await n8n.activate();
		takeScope(zoom.sandbox, 'DELETE');
		expect(await n8n.deactivate()).toBe(false);
		expect(n8n.logs.join()).toMatch(
			/couldn't be deleted: The credential is missing a scope: marketplace:delete:event_subscription/,
		);
		expect(n8n.row.staticData).toContain(subscriptions()[0]?.id);
		zoom.sandbox.faults.length = 0;
		expect(await n8n.deactivate()).toBe(true);
		expect(subscriptions()).toEqual([]);
	});
});

describe('when Zoom does not subscribe, the error says', () => {
	it.each(['app', 'serverToServer'])('which scope the login %s lacks', async (authentication) => {
		const n8n = await automatic({ authentication });
		if (authentication === 'app') takeScope(zoom.sandbox, 'POST');
		const error = await failure(n8n.activate());
		expect(error.message).toContain(
			'The credential is missing a scope: marketplace:write:event_subscription. Zoom ',
		);
		expect(error.nextStep).toContain('General App');
		expect(error.nextStep).toContain('Manual');
		expect(await n8n.deactivate()).toBe(true);
	});

	it('that a user cannot subscribe', async () => {
		const n8n = await startN8n({ subscription: 'automatic' });
		const error = await failure(n8n.activate());
		expect(error.message).toContain('marketplace:write:event_subscription');
		expect(error.nextStep).toContain('Zoom Registrants Trigger App OAuth2 API');
		expect(zoom.sandbox.requests).toEqual([]);
	});

	it.each([
		[
			400,
			1602,
			'The event is not allowed for the app: webinar.registration_created',
			/missing the scope for webinar.registration_created/,
			/webinar:read:registrant, /,
		],
		[
			400,
			1300,
			"The user don't authorize the app: z8yC.",
			/hasn't been added to the account: The user don't authorize the app: z8yC\. On/,
			/Add App Now/,
		],
		[
			404,
			1701,
			'The event webhook url validate failed: x.',
			/couldn't validate the webhook URL at 127/,
			/WEBHOOK_URL/,
		],
		[
			400,
			1003,
			'The user z missed permission to subscribe x',
			/isn't allowed to receive/,
			/administrator/,
		],
		[404, 1001, 'User does not exist or does not belong', /no such user/, /user ID/],
		[
			400,
			300,
			'An app can have up to 20 event subscriptions.',
			/already has as many event subscriptions as Zoom allows: .* 20 event subscriptions\. On/,
			/delete a subscription/,
		],
		[400, 1500, 'The subscription scope is invalid.', /subscription scope is invalid/, /1500/],
		[401, 124, 'Invalid access token.', /login/, /credential/],
	])('%d %d %s', async (status, code, said, message, nextStep) => {
		const n8n = await automatic();
		refuse(zoom.sandbox, 'POST', { status, body: { code, message: said } }, 2);
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(message);
		expect(error.nextStep).toMatch(nextStep);
		expect(subscriptions()).toEqual([]);
	});

	it('that the address has another secret', async () => {
		const n8n = await automatic();
		userApp(zoom.sandbox).secretToken = 'of another app';
		const error = await failure(n8n.activate());
		expect(error.message).toMatch(/couldn't validate the webhook URL at 127\.0\.0\.1/);
		expect(error.nextStep).toContain('Secret Token');
	});

	it('that the user ID is missing', async () => {
		const n8n = await automatic({ eventsOf: 'user' });
		expect((await failure(n8n.activate())).message).toMatch(/^User ID is empty\. Enter/);
	});

	it('that Zoom has given no ID', async () => {
		const n8n = await automatic();
		refuse(zoom.sandbox, 'POST', { status: 201, body: {} });
		expect((await failure(n8n.activate())).message).toBe(
			"Zoom's response didn't contain a subscription ID. Publish the workflow again. In the Zoom app, check under Features > Access that there is only one subscription for this URL.",
		);
	});

	it('nothing of the secrets', async () => {
		const n8n = await automatic();
		const { clientSecret, secretToken } = userApp(zoom.sandbox);
		const token = zoom.sandbox.issueAppToken('sandbox-user-app').access_token;
		const message = `Bearer ${token} secret=${clientSecret}`;
		refuse(zoom.sandbox, 'POST', { status: 400, body: { message } });
		const error = await failure(n8n.activate());
		const text = JSON.stringify([error, n8n.logs]);
		for (const hidden of [secretToken, clientSecret, token]) expect(text).not.toContain(hidden);
	});
});

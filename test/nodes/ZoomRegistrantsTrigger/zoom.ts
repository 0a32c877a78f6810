import type { INodeParameters } from 'n8n-workflow';

import { type RecordedRequest, type Sandbox, startSandbox } from '../../../sandbox';
import type { StoredCredential } from '../../support/credentials';
import { startN8n, triggerWithoutWaits } from './support';

export const APP = 'zoomRegistrantsAppOAuth2Api';
export const SERVER = 'zoomRegistrantsServerToServerOAuth2Api';

export const SUBSCRIPTIONS = '/v2/marketplace/app/event_subscription';

/** The scopes that Zoom gives to the token of an app by itself. */
const SCOPES = {
	GET: 'marketplace:read:list_event_subscriptions',
	POST: 'marketplace:write:event_subscription',
	DELETE: 'marketplace:delete:event_subscription',
};

/** The Zoom of one test file, as new for each test; an address that fails is tried again soon. */
export function useZoom(): { sandbox: Sandbox } {
	const zoom = {} as { sandbox: Sandbox };
	beforeAll(async () => {
		zoom.sandbox = await startSandbox({
			switches: { plan: 'unlimited' },
			webhookRetryDelaysMs: [100, 300, 500],
			// A busy machine may take longer than Zoom waits, and it isn't the node's fault.
			webhookAnswerTimeoutMs: 60_000,
		});
	});
	beforeEach(() => zoom.sandbox.reset());
	afterAll(async () => await zoom.sandbox.close());
	return zoom;
}

/** The sandbox's user app, whose secret signs what it sends. */
export function userApp({ state }: Sandbox) {
	const app = Object.values(state.apps).find(({ kind }) => kind === 'user');
	if (app === undefined) throw new Error('The sandbox has no user app');
	return app;
}

/** Logins of the app itself and of the whole account, with the secrets of their apps. */
export function logins(sandbox: Sandbox): StoredCredential[] {
	const apps = Object.values(sandbox.state.apps);
	return [
		{ id: 'app', type: APP, kind: 'user' },
		{ id: 'server', type: SERVER, kind: 'serverToServer' },
	].map(({ id, type, kind }) => {
		const app = apps.find((candidate) => candidate.kind === kind);
		const data = {
			environment: 'custom',
			oAuthBaseUrl: sandbox.url,
			apiBaseUrl: `${sandbox.url}/v2`,
			clientId: app?.clientId ?? '',
			clientSecret: app?.clientSecret ?? '',
			accountId: ` ${sandbox.state.accountId} `,
			webhookSecretToken: app?.secretToken ?? '',
		};
		return { id, type, data };
	});
}

/** The trigger with Subscription > Automatic, and logins to the Zoom of this test. */
export async function startAutomatic(
	sandbox: Sandbox,
	parameters: INodeParameters = {},
	options: Parameters<typeof startN8n>[1] = {},
) {
	return await startN8n(
		{ subscription: 'automatic', authentication: 'app', eventsOf: 'account', ...parameters },
		{
			nodeType: triggerWithoutWaits(),
			credentials: { [APP]: 'app', [SERVER]: 'server' },
			stored: logins(sandbox),
			...options,
		},
	);
}

/** The trigger as Manual, its address entered in the app of the sandbox and validated. */
export async function startByHand(
	sandbox: Sandbox,
	events: string[],
	parameters: INodeParameters = {},
) {
	const n8n = await startN8n(
		{ authentication: 'app', events, ...parameters },
		{ credentials: { [APP]: 'app' }, stored: logins(sandbox) },
	);
	await n8n.activate();
	await sandbox.subscribe({ url: n8n.webhookUrl(), events });
	return n8n;
}

/** Takes a scope away from the app's tokens. */
export function takeScope(sandbox: Sandbox, method: keyof typeof SCOPES): void {
	const message = `Invalid access token, does not contain scopes:[${SCOPES[method]}].`;
	refuse(sandbox, method, { status: 400, body: { code: 4711, message } }, 1000);
}

/** Lets Zoom answer otherwise, as often as given. */
export function refuse(
	sandbox: Sandbox,
	method: string,
	answer: { status: number; body: unknown },
	times = 1,
	applyFirst = false,
): void {
	const match = { method, pathIncludes: SUBSCRIPTIONS };
	sandbox.addFault({ match, times, answer, applyFirst });
}

/** What has reached Zoom's event subscriptions. */
export function subscriptionRequests(sandbox: Sandbox, method?: string): RecordedRequest[] {
	return sandbox.requests.filter(
		(request) =>
			request.path.startsWith(SUBSCRIPTIONS) && request.method === (method ?? request.method),
	);
}

/** The addresses that are subscribed. */
export const subscribedUrls = ({ state }: Sandbox) =>
	state.eventSubscriptions.map(({ url }) => url);

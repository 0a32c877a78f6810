import type { Refusal } from '../../../nodes/transport/refusal';
import { explainSubscription } from '../../../nodes/webhook/explainSubscription';

const CONTEXT = {
	url: 'https://n8n.example.com/webhook/x',
	apiBaseUrl: 'https://api.zoom.us/v2',
	authentication: 'app',
};

const explained = (message: string) => {
	const refusal: Refusal = { httpStatus: 400, code: 1602, message, fieldErrors: [] };
	return explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1));
};

describe('explainSubscription', () => {
	it.each([
		['webinar.registration_created', ': webinar:read:registrant, ending in'],
		['recording.registration_denied', ': cloud_recording:read:registrant, ending in'],
		[
			'constructor.created',
			': meeting:read:participant, meeting:read:registrant, cloud_recording:read:registrant, webinar:read:participant, webinar:read:registrant, ending in',
		],
		['meeting.participant_joined', ': meeting:read:participant, ending in'],
		['webinar.participant_left', ': webinar:read:participant, ending in'],
	])('names the scopes for the event %s', (event, scopes) => {
		const { message, description } = explained(`The event is not allowed for the app: ${event}`);
		expect(message).toBe(`The Zoom app is missing the scope for ${event}`);
		expect(description).toContain(scopes);
	});

	it('says that another scope may be right where Zoom’s documentation names none', () => {
		const doubt = 'If Zoom names another scope when you add the participant event to the app';
		const descriptionFor = (event: string) =>
			explained(`The event is not allowed for the app: ${event}`).description;
		expect(descriptionFor('meeting.participant_joined')).toContain(doubt);
		expect(descriptionFor('meeting.registration_created')).not.toContain(doubt);
	});

	it('says that Zoom is unavailable, and when to go on', () => {
		const refusal: Refusal = { httpStatus: 503, message: 'Service Unavailable.', fieldErrors: [] };
		expect(explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1))).toEqual({
			message: 'Zoom is currently unavailable: Service Unavailable',
			description: 'Publish the workflow again in a few minutes.',
		});
	});

	it('says when a daily limit ends, rather than to try again in a few minutes', () => {
		const refusal: Refusal = {
			httpStatus: 429,
			message: 'You have reached the maximum daily rate limit for this API.',
			fieldErrors: [],
		};
		expect(explainSubscription(refusal, CONTEXT, Date.UTC(2026, 0, 1, 15))).toEqual({
			message:
				"Zoom's daily limit on requests has been reached: You have reached the maximum daily rate limit for this API",
			description: 'Publish the workflow again after 2026-01-02 00:00 UTC.',
		});
	});

	it.each<[string, Partial<Refusal>]>([
		['an unknown code', { httpStatus: 400, code: 300 }],
		['no permission', { httpStatus: 403, code: 200 }],
		['nothing found', { httpStatus: 404, code: 3001 }],
		['no login', { httpStatus: 401, code: 124 }],
		['a web page', { httpStatus: 403, origin: 'proxy' }],
	])('speaks of the app and the subscription, not of meetings or registrants: %s', (_, refused) => {
		const refusal: Refusal = { message: 'No.', fieldErrors: [], trackingId: 'v=1', ...refused };
		const { message, description } = explainSubscription(refusal, CONTEXT, 0);
		expect(message).toMatch(/: No$/);
		expect(`${message} ${description}`).not.toMatch(/meeting|webinar|registrant/i);
		expect(description).toMatch(/^Check .*\(HTTP 40\d, .*tracking ID v=1\)$/);
	});

	it('looks at the beginning of a message only, however long it is', () => {
		const { message } = explained(`Sorry ${'x'.repeat(200_000)}`);
		expect(message).toMatch(/^Zoom rejected the event subscription: Sorry x+$/);
		expect(message.length).toBeLessThan(1_100);
	});
});

describe('a refusal with a next step of its own', () => {
	const NOW = Date.UTC(2026, 0, 1);
	const explainedFor = (refused: Partial<Refusal>, context: Partial<typeof CONTEXT> = {}) =>
		explainSubscription(
			{ httpStatus: 400, code: 1602, message: 'No.', fieldErrors: [], ...refused },
			{ ...CONTEXT, ...context },
			NOW,
		);

	it.each(['Please authorize the app.', 'Please authorise the app.'])(
		'says how to add the app to the account: %s',
		(message) => {
			expect(explained(message)).toEqual({
				message: `The Zoom app hasn't been added to the account: ${message.slice(0, -1)}`,
				description:
					'On marketplace.zoom.us, open your app, choose Local Test > Add App Now and allow it, then publish the workflow again. For Subscribe For > One User, that user has to add a user-managed app. For Subscribe For > Whole Account, an admin has to add an admin-managed app.',
			});
		},
	);

	it.each(['URL validation failed. Try again later.', 'Url validate failed', 'Validate failed'])(
		'names the host that Zoom could not reach, and what has to be right: %s',
		(message) => {
			expect(explained(message)).toEqual({
				message: "Zoom couldn't validate the webhook URL at n8n.example.com",
				description:
					"n8n has to be reachable from the internet over HTTPS (setting WEBHOOK_URL), and 'Webhook Secret Token' in the credential must be the Secret Token of the same Zoom app (Features > Access).",
			});
		},
	);

	it('names the whole URL if it has no host', () => {
		const { message } = explainedFor({ message: 'Validate failed' }, { url: 'nowhere' });
		expect(message).toBe("Zoom couldn't validate the webhook URL at nowhere");
	});

	it('says whom to ask for the role', () => {
		expect(explained('Missed permission. . ')).toEqual({
			message: "The Zoom user isn't allowed to receive these events: Missed permission",
			description: "Ask your Zoom administrator for the role, or enter another user in 'User ID'.",
		});
	});

	it('says what a user ID looks like', () => {
		expect(explained('User does not exist: a@example.com.')).toEqual({
			message: 'The Zoom account has no such user',
			description:
				"Enter the user ID in 'User ID', e.g. z8yCxjabcdEFGHfp8uQ, not the email address.",
		});
	});

	it.each([
		'You can have up to 10 event subscriptions',
		'The maximum number of subscriptions is reached',
		'The limit for this subscription is reached',
	])('says where to delete subscriptions: %s', (message) => {
		expect(explained(message)).toEqual({
			message: `The Zoom app already has as many event subscriptions as Zoom allows: ${message}`,
			description:
				'On marketplace.zoom.us, open your app, delete a subscription under Features > Access > Event Subscriptions, then publish the workflow again.',
		});
	});

	it('says what to check if Zoom named no subscription', () => {
		const message = "Zoom's response didn't contain a subscription ID";
		expect(explainedFor({ message, code: undefined, origin: 'proxy' })).toEqual({
			message,
			description:
				'Publish the workflow again. In the Zoom app, check under Features > Access that there is only one subscription for this URL.',
		});
		for (const longer of [`${message} today`, `Perhaps ${message}`]) {
			expect(explainedFor({ message: longer }).message).toBe(
				`Zoom rejected the event subscription: ${longer}`,
			);
		}
	});

	it('says where a missing scope comes from, which depends on the login', () => {
		const message = 'Invalid access token, does not contain scopes:[one:write, two:write].';
		expect(explainedFor({ message })).toEqual({
			message: 'The credential is missing a scope: one:write, two:write',
			description:
				"Zoom adds it to General Apps automatically. Make sure 'Client ID' and 'Client Secret' belong to a General App, or choose Subscription > Manual, which needs no scope.",
		});
		expect(explainedFor({ message }, { authentication: 'oAuth2' })).toEqual({
			message: 'The credential is missing a scope: one:write, two:write',
			description:
				'Zoom grants it only to the app itself. Choose Authentication > App and use a credential with the Client ID, Client Secret and Secret Token of a General App, or choose Subscription > Manual, which needs no scope.',
		});
	});

	it('names the scope of subscriptions if Zoom refuses the kind of login', () => {
		expect(explained('The app does not support client credentials.').message).toBe(
			'The credential is missing a scope: marketplace:write:event_subscription',
		);
	});

	it("says so if Zoom doesn't name the event that the app may not receive", () => {
		expect(explained('The event is not allowed for the app').message).toBe(
			"The Zoom app is missing the scope for an event in 'Trigger On'",
		);
		expect(explained('Event is not allowed for the app').description).toMatch(
			/add that one\. Then publish the workflow again\.$/,
		);
	});

	it.each<[string, Partial<Refusal>]>([
		['a refused login', { origin: 'login', httpStatus: 400 }],
		['a token that Zoom refuses', { httpStatus: 401 }],
	])('says where to find what the login needs: %s', (_, refused) => {
		expect(explainedFor({ ...refused, code: undefined, trackingId: 'v=1' })).toEqual({
			message: 'Zoom rejected the login: No',
			description: `Check the credential: Client ID and Client Secret must be those of your app on marketplace.zoom.us. (HTTP ${refused.httpStatus}, tracking ID v=1)`,
		});
	});

	it('names the host whose response is not one of Zoom', () => {
		const refused: Partial<Refusal> = { origin: 'proxy', httpStatus: 403, code: undefined };
		expect(explainedFor(refused)).toEqual({
			message: "The response from api.zoom.us isn't one of Zoom's API: No",
			description:
				'Check API Base URL in the credential, and any proxy between n8n and Zoom. (HTTP 403)',
		});
		expect(explainedFor(refused, { apiBaseUrl: 'nowhere' }).message).toBe(
			"The response from Zoom isn't one of Zoom's API: No",
		);
	});

	it.each<[string, Partial<Refusal>]>([
		['no connection', { origin: 'network', httpStatus: undefined }],
		['a limit of requests', { httpStatus: 429 }],
		['a fault of Zoom', { httpStatus: 500 }],
	])('says to try again where that may help: %s', (_, refused) => {
		expect(explainedFor(refused)).toEqual({
			message: 'Zoom is currently unavailable: No',
			description: 'Publish the workflow again in a few minutes.',
		});
	});

	it('repeats what Zoom says about fields, but not at any length', () => {
		const fieldErrors = [
			{ field: 'events', message: 'Invalid.' },
			{ field: 'name', message: 'Too long.' },
		];
		expect(explainedFor({ fieldErrors })).toEqual({
			message: 'Zoom rejected the event subscription: No (events: Invalid.; name: Too long.)',
			description:
				'Check Trigger On and Subscribe For, and that the app on marketplace.zoom.us has the scopes of these events and has been added to the account. Or choose Subscription > Manual. (HTTP 400, Zoom code 1602)',
		});
		const many = [{ field: 'x', message: 'y'.repeat(9_000) }];
		expect(explainedFor({ fieldErrors: many }).message.length).toBe(
			'Zoom rejected the event subscription: No ()'.length + 2_000,
		);
	});
});

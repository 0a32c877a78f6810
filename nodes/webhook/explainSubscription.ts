import { reference } from '../zoom/errors/explain';
import { limitOpens, missingScopes } from '../zoom/errors/diagnose';
import { hostOf } from '../transport/connection';
import type { Refusal } from '../transport/refusal';
import type { ErrorText } from '../transport/result';
import { isDailyLimit } from '../transport/retry';
import { eventScope, TRIGGER_EVENTS } from './eventNames';
import { NO_ID_MESSAGE } from './subscriptions';

/** How much of Zoom's message is read, in characters. */
const MAX_MESSAGE_LENGTH = 1_000;

/** What the refusal is about. */
interface SubscriptionContext {
	/** The webhook URL to subscribe. */
	url: string;
	apiBaseUrl: string;
	/** The value of the node's *Authentication* parameter. */
	authentication: string;
}

/**
 * Puts Zoom's refusal of an event subscription into words. Its codes are those of the Marketplace
 * API, where the same numbers have other meanings than for meetings. `now` in epoch milliseconds.
 * https://developers.zoom.us/docs/api/marketplace/#tag/app/post/marketplace/app/event_subscription
 */
export function explainSubscription(
	refusal: Refusal,
	context: SubscriptionContext,
	now: number,
): ErrorText {
	const message = refusal.message.slice(0, MAX_MESSAGE_LENGTH);
	const scopes = missingScopes(message);
	if (scopes.length > 0 || /does not support client credentials/i.test(message)) {
		return lacksScope(scopes, context.authentication);
	}
	const event = /event is not allowed for the app[^:]*:?\s*([\w.]*)/i.exec(message);
	if (event !== null) return eventNotAllowed(event[1] ?? '');
	const known = KNOWN_REFUSALS.find(({ words }) => words.test(message));
	if (known !== undefined) return known.explain(quoted(message), context);
	return otherRefusal({ ...refusal, message: quoted(message) }, context, now);
}

/** How much of the field errors is shown, in characters. */
const MAX_FIELDS_LENGTH = 2_000;

/** Refusals that say nothing about subscriptions in particular. */
function otherRefusal(
	refusal: Refusal,
	{ apiBaseUrl }: SubscriptionContext,
	now: number,
): ErrorText {
	const { message: said, origin, httpStatus } = refusal;
	if (isDailyLimit(refusal)) {
		const opens = limitOpens(refusal, now).toISOString().slice(0, 16).replace('T', ' ');
		return {
			message: `Zoom's daily limit on requests has been reached: ${said}`,
			description: `Publish the workflow again after ${opens} UTC.`,
		};
	}
	if (isPassing(refusal)) {
		return {
			message: `Zoom is currently unavailable: ${said}`,
			description: 'Publish the workflow again in a few minutes.',
		};
	}
	if (origin === 'login' || httpStatus === 401) {
		return {
			message: `Zoom rejected the login: ${said}`,
			description: `Check the credential: Client ID and Client Secret must be those of your app on marketplace.zoom.us. ${reference(refusal)}`,
		};
	}
	if (origin === 'proxy') {
		return {
			message: `The response from ${hostOf(apiBaseUrl) ?? 'Zoom'} isn't one of Zoom's API: ${said}`,
			description: `Check API Base URL in the credential, and any proxy between n8n and Zoom. ${reference(refusal)}`,
		};
	}
	const fields = refusal.fieldErrors.map(({ field, message }) => `${field}: ${message}`).join('; ');
	return {
		message: `Zoom rejected the event subscription: ${said}${fields && ` (${fields.slice(0, MAX_FIELDS_LENGTH)})`}`,
		description: `Check Trigger On and Subscribe For, and that the app on marketplace.zoom.us has the scopes of these events and has been added to the account. Or choose Subscription > Manual. ${reference(refusal)}`,
	};
}

/** Zoom's messages that have a next step of their own. */
const KNOWN_REFUSALS: Array<{
	words: RegExp;
	explain(said: string, context: SubscriptionContext): ErrorText;
}> = [
	{
		words: /authori[sz]e the app/i,
		explain: (said) => ({
			message: `The Zoom app hasn't been added to the account: ${said}`,
			description:
				'On marketplace.zoom.us, open your app, choose Local Test > Add App Now and allow it, then publish the workflow again. For Subscribe For > One User, that user has to add a user-managed app. For Subscribe For > Whole Account, an admin has to add an admin-managed app.',
		}),
	},
	{
		words: /url validat\w* failed|validate failed/i,
		explain: (_, { url }) => ({
			message: `Zoom couldn't validate the webhook URL at ${hostOf(url) ?? url}`,
			description:
				"n8n has to be reachable from the internet over HTTPS (setting WEBHOOK_URL), and 'Webhook Secret Token' in the credential must be the Secret Token of the same Zoom app (Features > Access).",
		}),
	},
	{
		words: /missed permission/i,
		explain: (said) => ({
			message: `The Zoom user isn't allowed to receive these events: ${said}`,
			description: "Ask your Zoom administrator for the role, or enter another user in 'User ID'.",
		}),
	},
	{
		words: /user does not exist/i,
		explain: () => ({
			message: 'The Zoom account has no such user',
			description:
				"Enter the user ID in 'User ID', e.g. z8yCxjabcdEFGHfp8uQ, not the email address.",
		}),
	},
	{
		words: /up to \d+ event subscriptions|(?:maximum|limit)\b.*\bsubscriptions?/i,
		explain: (said) => ({
			message: `The Zoom app already has as many event subscriptions as Zoom allows: ${said}`,
			description:
				'On marketplace.zoom.us, open your app, delete a subscription under Features > Access > Event Subscriptions, then publish the workflow again.',
		}),
	},
	{
		words: new RegExp(`^${NO_ID_MESSAGE}$`),
		explain: (said) => ({
			message: said,
			description:
				'Publish the workflow again. In the Zoom app, check under Features > Access that there is only one subscription for this URL.',
		}),
	},
];

/** Zoom's message without its final period. */
function quoted(message: string): string {
	return message.replace(/[.\s]+$/, '');
}

/** Whether trying again later may help. */
function isPassing({ origin, httpStatus = 0 }: Refusal): boolean {
	return origin === 'network' || httpStatus === 429 || httpStatus >= 500;
}

/** App-owned scopes can't be ticked in the Zoom app; only the app's own login has them. */
function lacksScope(scopes: string[], authentication: string): ErrorText {
	const named = scopes.length === 0 ? 'marketplace:write:event_subscription' : scopes.join(', ');
	const nextStep =
		authentication === 'app'
			? "Zoom adds it to General Apps automatically. Make sure 'Client ID' and 'Client Secret' belong to a General App"
			: 'Zoom grants it only to the app itself. Choose Authentication > App and use a credential with the Client ID, Client Secret and Secret Token of a General App';
	return {
		message: `The credential is missing a scope: ${named}`,
		description: `${nextStep}, or choose Subscription > Manual, which needs no scope.`,
	};
}

function eventNotAllowed(name: string): ErrorText {
	const event = TRIGGER_EVENTS.find((one) => one.name === name);
	const scopes =
		event === undefined ? new Set(TRIGGER_EVENTS.map(eventScope)) : [eventScope(event)];
	const doubt =
		event?.type === 'registration'
			? ''
			: ' If Zoom names another scope when you add the participant event to the app, add that one.';
	return {
		message: `The Zoom app is missing the scope for ${name === '' ? "an event in 'Trigger On'" : name}`,
		description: `Add it to your app on marketplace.zoom.us under Scopes: ${[...scopes].join(', ')}, ending in :admin for an admin-managed app.${doubt} Then publish the workflow again.`,
	};
}

import { missingScopes } from '../zoom/errors/diagnose';
import { EVENT_KINDS } from '../zoom/eventKinds';
import { explain } from '../zoom/errors/explain';
import { hostOf } from '../transport/connection';
import type { Refusal } from '../transport/refusal';
import type { ErrorText } from '../transport/result';

/** More of Zoom's message than this is not looked at, in characters. */
const MAX_MESSAGE_LENGTH = 1_000;

/** What the words are about. */
interface SubscriptionContext {
	/** The address that was to be subscribed. */
	url: string;
	apiBaseUrl: string;
	/** The login, as the node's Authentication field names it. */
	authentication: string;
}

/** The scopes of which Zoom wants one for the events that begin with the word. */
const EVENT_SCOPES = new Map([
	['meeting', 'meeting:read:registrant'],
	['webinar', 'webinar:read:registrant'],
	['recording', 'cloud_recording:read:registrant'],
]);

/**
 * Puts Zoom's refusal of an event subscription into words. Its codes are those of the Marketplace
 * API, where the same numbers mean other things than they do for meetings. `now` in epoch
 * milliseconds.
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
	if (/authori[sz]e the app/i.test(message)) {
		return {
			message: `The Zoom app has not been added to the account: ${message}`,
			description:
				'On marketplace.zoom.us open your app, choose Local Test > Add App Now and allow it, then activate the workflow again. For Events Of > One User that user has to add the app.',
		};
	}
	if (/url validat\w* failed/i.test(message)) {
		return {
			message: `Zoom did not get the right answer from ${hostOf(context.url) ?? context.url}`,
			description:
				"n8n has to be reachable from the internet by https (setting WEBHOOK_URL), and the credential's Webhook Secret Token must be the Secret Token of the same Zoom app (Features > Access).",
		};
	}
	if (/missed permission/i.test(message)) {
		return {
			message: `The Zoom user may not receive these events: ${message}`,
			description: 'Ask the Zoom administrator for the role, or choose another user in Events Of.',
		};
	}
	if (/user does not exist/i.test(message)) {
		return {
			message: 'Zoom does not know this user in the account',
			description: 'Give the user ID in Events Of, e.g. z8yCxjabcdEFGHfp8uQ, not the e-mail.',
		};
	}
	const words = explain(
		{ ...refusal, message },
		{ kind: EVENT_KINDS.meetingRegistrant, apiBaseUrl: context.apiBaseUrl },
		now,
	);
	return {
		message: words.message,
		description: `${words.description} ${words.reference}`.trim(),
	};
}

/** App-owned scopes cannot be ticked in the Zoom app: they come with the right kind of login. */
function lacksScope(scopes: string[], authentication: string): ErrorText {
	const named = scopes.length === 0 ? 'marketplace:write:event_subscription' : scopes.join(', ');
	const nextStep =
		authentication === 'app'
			? 'Zoom adds it to apps by itself. Check that Client ID and Client Secret are those of a General App'
			: 'Zoom gives it to the app itself. Choose Authentication > App, with a Zoom Registrants App credential that has the Client ID, Client Secret and Secret Token of a General App';
	return {
		message: `The login lacks a scope: ${named}`,
		description: `${nextStep}; or choose Subscription > By Hand, which needs no scope.`,
	};
}

function eventNotAllowed(event: string): ErrorText {
	const scope = EVENT_SCOPES.get(event.split('.')[0] ?? '');
	return {
		message: `The Zoom app lacks the scope for ${event === '' ? 'an event in Trigger On' : event}`,
		description: `In your app on marketplace.zoom.us add it under Scopes: ${scope ?? [...EVENT_SCOPES.values()].join(', ')}, with :admin at the end in an app for the whole account. Then activate the workflow again.`,
	};
}

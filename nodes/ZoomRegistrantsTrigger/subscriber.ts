import { type IHookFunctions, type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import { apiBaseUrl, type ZoomConnection } from '../transport/connection';
import { textOf } from '../transport/guards';
import type { Refusal } from '../transport/refusal';
import { secretsOf } from '../transport/secrets';
import { explainSubscription } from '../webhook/explainSubscription';
import type { SubscriptionScope } from '../webhook/subscriptions';
import { loginOf } from './credential';

/** The n8n contexts in which the node subscribes: on publishing, and in later checks. */
export type SubscribingFunctions = IHookFunctions | ITriggerFunctions;

/** What a subscription needs: the connection, whose events, and the webhook URL. */
export interface Subscriber {
	connection: ZoomConnection & { clock: Clock };
	authentication: string;
	scope: SubscriptionScope;
	/** The node's webhook URL; n8n has one for testing and one for production. */
	url: string;
}

/**
 * Reads the fields of *Subscription > Automatic*; throws if one is missing. n8n provides the webhook URL
 * only when the workflow is published; later, pass it as `address`.
 */
export async function subscriberOf(
	functions: SubscribingFunctions,
	clock: Clock,
	address?: string,
): Promise<Subscriber> {
	const { authentication, credentialType } = loginOf(functions);
	if (authentication === 'oAuth2') {
		throw activationError(
			functions,
			"A Zoom user can't subscribe to events: the credential is missing the scope marketplace:write:event_subscription",
			'Zoom grants that scope only to the app itself. Choose Authentication > App with a Zoom Registrants Trigger App OAuth2 API credential, or Subscription > Manual, which needs no scope.',
		);
	}
	const credentials = await functions.getCredentials(credentialType);
	const url =
		address ??
		('getNodeWebhookUrl' in functions ? functions.getNodeWebhookUrl('default') : undefined);
	const baseUrl = apiBaseUrl(credentials);
	if (url === undefined || baseUrl === undefined) {
		throw activationError(
			functions,
			"The credential's API Base URL is missing or not a web address",
			'Open the credential and check Environment and API Base URL.',
		);
	}
	return {
		connection: {
			functions,
			credentialType,
			apiBaseUrl: baseUrl,
			host: 'me',
			clock,
			limiter: { opensAt: 0 },
			secrets: secretsOf(credentials),
		},
		authentication,
		scope: subscriptionScope(functions, credentials.accountId),
		url,
	};
}

/** Explains Zoom's refusal to the subscriber. */
export function explainRefusal(refusal: Refusal, { url, connection, authentication }: Subscriber) {
	const { apiBaseUrl: baseUrl, clock } = connection;
	return explainSubscription(refusal, { url, authentication, apiBaseUrl: baseUrl }, clock.now());
}

/**
 * Why a workflow can't be published, and what to do about it. Both are in the message, because n8n shows
 * nothing else when a workflow is published.
 */
export function activationError(
	functions: SubscribingFunctions,
	message: string,
	nextStep: string,
): NodeOperationError {
	return new NodeOperationError(
		functions.getNode(),
		`${message.replace(/[.\s]+$/, '')}. ${nextStep}`,
	);
}

/** Whose events to subscribe to. Only the Server-to-Server credential has an account ID. */
function subscriptionScope(functions: SubscribingFunctions, accountId: unknown): SubscriptionScope {
	const account = typeof accountId === 'string' ? { accountId: accountId.trim() } : {};
	if (functions.getNodeParameter('eventsOf', 'user') !== 'user') return account;
	const userId = textOf(functions.getNodeParameter('userId', '')).trim();
	if (userId !== '') return { ...account, userId };
	throw activationError(
		functions,
		'User ID is empty',
		"Enter the ID of the Zoom user (hostId in this node's output), or choose Subscribe For > Whole Account.",
	);
}

import { type IHookFunctions, type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import { apiBaseUrl, type ZoomConnection } from '../transport/connection';
import { textOf } from '../transport/guards';
import type { Refusal } from '../transport/refusal';
import { secretsOf } from '../transport/secrets';
import { explainSubscription } from '../webhook/explainSubscription';
import type { SubscriptionScope } from '../webhook/subscriptions';
import { loginOf } from './credential';

/** The two occasions on which the node subscribes: when it's published, and when it's checked later. */
export type SubscribingFunctions = IHookFunctions | ITriggerFunctions;

/** Who subscribes to whose events, and which address is to receive them. */
export interface Subscriber {
	connection: ZoomConnection & { clock: Clock };
	authentication: string;
	scope: SubscriptionScope;
	/** The node's address; n8n has one for testing and one for production. */
	url: string;
}

/**
 * Reads the fields of *Subscription > Automatic*; throws if they don't suffice. Only when the workflow
 * is published does n8n say what the node's address is; later it has to be given.
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
			"A Zoom user can't subscribe to events: the login is missing the scope marketplace:write:event_subscription",
			'Zoom grants that scope only to the app itself. Choose a Zoom Registrants App OAuth2 API credential, or Subscription > Manual, which needs no scope.',
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

/** What a refusal means for this subscriber. */
export function explainRefusal(refusal: Refusal, { url, connection, authentication }: Subscriber) {
	const { apiBaseUrl: baseUrl, clock } = connection;
	return explainSubscription(refusal, { url, authentication, apiBaseUrl: baseUrl }, clock.now());
}

/**
 * Why a workflow cannot be activated, and what to do about it. Both stand in the message, because
 * n8n shows nothing else when a workflow is activated.
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

/** Only the server-to-server credential knows its account. */
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

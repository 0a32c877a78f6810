import type { IHookFunctions } from 'n8n-workflow';

import { apiBaseUrl, type ZoomConnection } from '../transport/connection';
import type { Refusal } from '../transport/refusal';
import { explainSubscription } from '../webhook/explainSubscription';
import type { SubscriptionScope } from '../webhook/subscriptions';
import { activationError } from './activationError';
import { loginOf } from './login';

/** Who subscribes to whose events, and which address is to receive them. */
export interface Subscriber {
	connection: ZoomConnection;
	authentication: string;
	scope: SubscriptionScope;
	/** The node's address; n8n has one for testing and one for production. */
	url: string;
}

/** Reads the fields of *Subscription > Automatic*; throws where they do not suffice. */
export async function subscriberOf(functions: IHookFunctions): Promise<Subscriber> {
	const { authentication, credentialType } = loginOf(functions);
	if (authentication === 'oAuth2') {
		throw activationError(
			functions,
			'A Zoom user cannot subscribe to events: the login lacks the scope marketplace:write:event_subscription',
			'Zoom gives that scope to the app itself. Choose a Zoom Registrants App OAuth2 API credential, or Subscription > By Hand, which needs no scope.',
		);
	}
	const credentials = await functions.getCredentials(credentialType);
	const url = functions.getNodeWebhookUrl('default');
	const baseUrl = apiBaseUrl(credentials);
	if (url === undefined || baseUrl === undefined) {
		throw activationError(
			functions,
			"The credential's API Base URL is missing or not a web address",
			'Open the credential and check Environment and API Base URL.',
		);
	}
	return {
		connection: { functions, credentialType, apiBaseUrl: baseUrl, host: 'me' },
		authentication,
		scope: scopeOf(functions, credentials.accountId),
		url,
	};
}

/** A refusal as one sentence and the next step. */
export function inWords(refusal: Refusal, { url, connection, authentication }: Subscriber) {
	return explainSubscription(refusal, { url, authentication, apiBaseUrl: connection.apiBaseUrl });
}

/** Only the server-to-server credential knows its account. */
function scopeOf(functions: IHookFunctions, accountId: unknown): SubscriptionScope {
	const account = typeof accountId === 'string' ? { accountId: accountId.trim() } : {};
	if (functions.getNodeParameter('eventsOf', 'account') !== 'user') return account;
	const userId = String(functions.getNodeParameter('userId', '')).trim();
	if (userId !== '') return { ...account, userId };
	throw activationError(
		functions,
		'User ID is empty',
		'Give the ID of the Zoom user, or choose Events Of > Whole Account.',
	);
}

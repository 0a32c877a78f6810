import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from '../clock';
import { secretText } from '../ids';
import type { App } from '../types';

const ACCESS_TOKEN_LIFETIME_MS = HOUR_MS;
const REFRESH_TOKEN_LIFETIME_MS = 90 * DAY_MS;
const AUTHORIZATION_CODE_LIFETIME_MS = 5 * MINUTE_MS;

/** The scopes of the Marketplace that belong to an app and not to its users. */
const APP_SCOPES = [
	'marketplace:delete:event_subscription',
	'marketplace:read:list_event_subscriptions',
	'marketplace:update:event_subscription',
	'marketplace:write:event_subscription',
];

interface Grant {
	clientId: string;
	/** Undefined for a token of the app itself. */
	userId: string | undefined;
	/** Epoch milliseconds. */
	expiresAt: number;
}

export interface AuthorizationCode extends Grant {
	userId: string;
	redirectUri: string;
	codeChallenge?: string;
	codeChallengeMethod?: string;
}

export interface TokenStore {
	access: Map<string, Grant>;
	refresh: Map<string, Grant & { userId: string }>;
	codes: Map<string, AuthorizationCode>;
}

/** The token endpoint's answer, also what `sandbox.issueToken` gives. */
export interface TokenAnswer {
	access_token: string;
	token_type: 'bearer';
	/** Only for user apps. */
	refresh_token?: string;
	/** Seconds. */
	expires_in: number;
	scope: string;
	/** Only over HTTP, where the server's own address is known. */
	api_url?: string;
}

export function createTokenStore(): TokenStore {
	return { access: new Map(), refresh: new Map(), codes: new Map() };
}

/** Makes an access token of one hour, with a refresh token of 90 days for user apps. */
export function mintTokens(store: TokenStore, app: App, userId: string, now: Clock): TokenAnswer {
	const answer: TokenAnswer = {
		access_token: secretText(),
		token_type: 'bearer',
		expires_in: ACCESS_TOKEN_LIFETIME_MS / SECOND_MS,
		scope: app.scopes.join(' '),
	};
	const grant = { clientId: app.clientId, userId };
	store.access.set(answer.access_token, { ...grant, expiresAt: now() + ACCESS_TOKEN_LIFETIME_MS });
	if (app.kind === 'user') {
		answer.refresh_token = secretText();
		const expiresAt = now() + REFRESH_TOKEN_LIFETIME_MS;
		store.refresh.set(answer.refresh_token, { ...grant, expiresAt });
	}
	return answer;
}

/** Makes a token of the app itself, for an hour: it opens nothing but the app's own matters. */
export function mintAppToken(store: TokenStore, app: App, now: Clock): TokenAnswer {
	const token = secretText();
	const expiresAt = now() + ACCESS_TOKEN_LIFETIME_MS;
	store.access.set(token, { clientId: app.clientId, userId: undefined, expiresAt });
	return {
		access_token: token,
		token_type: 'bearer',
		expires_in: ACCESS_TOKEN_LIFETIME_MS / SECOND_MS,
		scope: APP_SCOPES.join(' '),
	};
}

/** Makes an authorization code: five minutes, single use. */
export function mintCode(
	store: TokenStore,
	code: Omit<AuthorizationCode, 'expiresAt'>,
	now: Clock,
): string {
	const text = secretText(24);
	store.codes.set(text, { ...code, expiresAt: now() + AUTHORIZATION_CODE_LIFETIME_MS });
	return text;
}

/** The same user allowing the same app again makes the earlier tokens invalid (Zoom's OAuth code 4741). */
export function forgetTokensOf(store: TokenStore, clientId: string, userId?: string): void {
	for (const kind of [store.access, store.refresh]) {
		for (const [token, grant] of kind) {
			if (grant.clientId === clientId && grant.userId === userId) kind.delete(token);
		}
	}
}

/** Lets every present access token end now; refresh tokens stay. */
export function expireAccessTokens(store: TokenStore): void {
	for (const grant of store.access.values()) grant.expiresAt = Number.NEGATIVE_INFINITY;
}

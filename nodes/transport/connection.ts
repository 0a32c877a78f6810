import {
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type ITriggerFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from './clock';
import { textOf } from './guards';
import { secretsOf } from './secrets';

/** The contexts in which a node calls Zoom: executing, filling a dropdown, or subscribing. */
export type ZoomFunctions =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| ITriggerFunctions;

/** Credential types by the value of the nodes' *Authentication* field; every other value means OAuth2. */
const CREDENTIAL_TYPES: ReadonlyMap<string, string> = new Map([
	['app', 'zoomRegistrantsAppOAuth2Api'],
	['serverToServer', 'zoomRegistrantsServerToServerOAuth2Api'],
]);

/** The credential type selected by *Authentication*, OAuth2 by default. */
export function credentialTypeOf(authentication: string): string {
	return CREDENTIAL_TYPES.get(authentication) ?? 'zoomRegistrantsOAuth2Api';
}

/** How to call Zoom: n8n's functions, the credential, and the base URL of its API. */
export interface ZoomConnection {
	functions: ZoomFunctions;
	credentialType: string;
	/** Without a trailing slash, e.g. `https://api.zoom.us/v2`. */
	apiBaseUrl: string;
	/** The user whose meetings are listed: a user ID, an email, or `me`. */
	host: string;
	clock: Clock;
	/** Shared by all parallel requests. */
	limiter: {
		/** When Zoom accepts requests again: epoch milliseconds. */
		opensAt: number;
		/** Milliseconds that readings have waited since Zoom answered them, see `READING_BUDGET`. */
		readingsWaitedMs?: number;
	};
	/** Strings to mask in everything that comes back, from `secretsOf`. */
	secrets: readonly string[];
}

const API_BASE_URLS = new Map([
	['zoom', 'https://api.zoom.us/v2'],
	['government', 'https://api.zoomgov.com/v2'],
]);

/**
 * The API's base URL for a credential's environment, without a trailing slash; undefined if the custom
 * URL is missing or isn't http(s).
 */
export function apiBaseUrl(credentials: ICredentialDataDecryptedObject): string | undefined {
	const environment = textOf(credentials.environment ?? 'zoom');
	if (environment !== 'custom') return API_BASE_URLS.get(environment);
	const url = textOf(credentials.apiBaseUrl).trim().replace(/\/+$/, '');
	return /^https?:\/\/[^\s/?#@\\,*]+(\/[^\s?#]*)?$/i.test(url) ? url : undefined;
}

/** Host names have at most 253 characters; then come a colon and the port. */
const MAX_HOST_LENGTH = 260;

/** Host and port of a URL, without a user name or password; undefined if it isn't an http(s) URL. */
export function hostOf(url: string): string | undefined {
	return /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url)?.[1]?.slice(0, MAX_HOST_LENGTH);
}

/** Connects with the credential selected by *Authentication*. Throws if its API Base URL is unusable. */
export async function connect(
	functions: ZoomFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<ZoomConnection> {
	const authentication = textOf(functions.getNodeParameter('authentication', 0, 'oAuth2'));
	const credentialType = credentialTypeOf(authentication);
	const credentials = await functions.getCredentials(credentialType);
	const url = apiBaseUrl(credentials);
	if (url === undefined) {
		throw new NodeOperationError(
			functions.getNode(),
			"The credential's API Base URL is missing or isn't a web address",
			{
				description:
					"Open the credential. If 'Environment' is Custom, 'API Base URL' must look like https://zoom-gateway.example.com/v2, without a user name. For standard Zoom accounts, set 'Environment' to Zoom.",
			},
		);
	}
	const host = authentication === 'serverToServer' ? functions.getNodeParameter('host', 0, '') : '';
	return {
		functions,
		credentialType,
		apiBaseUrl: url,
		host: typeof host === 'string' && /[^\s./]/.test(host) ? host.trim() : 'me',
		clock,
		limiter: { opensAt: 0 },
		secrets: secretsOf(credentials),
	};
}

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

/** What a node can be doing when it talks to Zoom: executing, filling a dropdown, or subscribing. */
export type ZoomFunctions =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| ITriggerFunctions;

/** Credential types by the value of the nodes' *Authentication* field. */
const CREDENTIAL_TYPES: ReadonlyMap<string, string> = new Map([
	['app', 'zoomRegistrantsAppOAuth2Api'],
	['oAuth2', 'zoomRegistrantsOAuth2Api'],
	['serverToServer', 'zoomRegistrantsServerToServerOAuth2Api'],
]);

/** The credential type that *Authentication* chooses, OAuth2's unless it names another. */
export function credentialTypeOf(authentication: string): string {
	return CREDENTIAL_TYPES.get(authentication) ?? 'zoomRegistrantsOAuth2Api';
}

/** Who is calling Zoom, with which login, and where that login's API is. */
export interface ZoomConnection {
	functions: ZoomFunctions;
	credentialType: string;
	/** Without a slash at the end, e.g. `https://api.zoom.us/v2`. */
	apiBaseUrl: string;
	/** Whose meetings are listed: a user ID, an e-mail, or `me`. */
	host: string;
	clock: Clock;
	/** When Zoom takes requests again, for all that is going on at once: epoch milliseconds. */
	limiter: {
		opensAt: number;
		/** Milliseconds that readings have waited since Zoom answered them, see `READING_BUDGET`. */
		readingsWaitedMs?: number;
	};
	/** What must not appear in anything that comes back, as `secretsOf` finds it. */
	secrets: readonly string[];
}

const API_BASE_URLS = new Map([
	['zoom', 'https://api.zoom.us/v2'],
	['government', 'https://api.zoomgov.com/v2'],
]);

/**
 * The API address of a credential's environment, without a slash at the end, or undefined when the
 * custom address is missing or not one of http(s).
 */
export function apiBaseUrl(credentials: ICredentialDataDecryptedObject): string | undefined {
	const environment = textOf(credentials.environment ?? 'zoom');
	if (environment !== 'custom') return API_BASE_URLS.get(environment);
	const url = textOf(credentials.apiBaseUrl).trim().replace(/\/+$/, '');
	return /^https?:\/\/[^\s/?#@\\,*]+(\/[^\s?#]*)?$/i.test(url) ? url : undefined;
}

/** The longest host name that exists has 253 characters; then a colon and the port. */
const MAX_HOST_LENGTH = 260;

/** Host and port of a web address, without a user name or password that may precede them. */
export function hostOf(url: string | undefined): string | undefined {
	return /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url ?? '')?.[1]?.slice(0, MAX_HOST_LENGTH);
}

/** The login that the node's *Authentication* field chooses, ready to send requests with. */
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
			"The credential's API Base URL is missing or not a web address",
			{
				description:
					'Open the credential. With Environment "Custom", API Base URL must look like https://zoom-gateway.example.com/v2, without a user name. For ordinary Zoom accounts choose Environment "Zoom".',
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

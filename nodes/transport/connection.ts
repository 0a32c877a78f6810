import {
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	NodeOperationError,
} from 'n8n-workflow';

/** What a node can be doing when it talks to Zoom: executing, filling a dropdown, or subscribing. */
export type ZoomFunctions = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

/** Who is calling Zoom, with which login, and where that login's API is. */
export interface ZoomConnection {
	functions: ZoomFunctions;
	credentialType: string;
	/** Without a slash at the end, e.g. `https://api.zoom.us/v2`. */
	apiBaseUrl: string;
	/** Whose meetings are listed: a user ID, an e-mail, or `me`. */
	host: string;
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
	const environment = String(credentials.environment ?? 'zoom');
	if (environment !== 'custom') return API_BASE_URLS.get(environment);
	const url = String(credentials.apiBaseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	return /^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(url) ? url : undefined;
}

/** Host and port of a web address, without a user name or password that may precede them. */
export function hostOf(url: string | undefined): string | undefined {
	return /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url ?? '')?.[1];
}

/** The login that the node's *Authentication* field chooses, ready to send requests with. */
export async function connect(functions: ZoomFunctions): Promise<ZoomConnection> {
	const authentication = functions.getNodeParameter('authentication', 0, 'oAuth2') as string;
	const credentialType =
		authentication === 'serverToServer'
			? 'zoomRegistrantsServerToServerOAuth2Api'
			: 'zoomRegistrantsOAuth2Api';
	const url = apiBaseUrl(await functions.getCredentials(credentialType));
	if (url === undefined) {
		throw new NodeOperationError(
			functions.getNode(),
			"The credential's API Base URL is missing or not a web address",
			{
				description:
					'Open the credential. With Environment "Custom", API Base URL must look like https://zoom-gateway.example.com/v2. For ordinary Zoom accounts choose Environment "Zoom".',
			},
		);
	}
	const host = authentication === 'serverToServer' ? functions.getNodeParameter('host', 0, '') : '';
	return {
		functions,
		credentialType,
		apiBaseUrl: url,
		host: typeof host === 'string' && /[^\s./]/.test(host) ? host.trim() : 'me',
	};
}

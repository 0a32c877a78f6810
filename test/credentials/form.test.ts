import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';

const REPOSITORY = 'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants';

const OTHER_SCOPES = `For webinars, tick the same scopes starting with webinar:. For other operations, see the <a href="${REPOSITORY}/blob/main/docs/endpoints.md" target="_blank">list of scopes</a>.`;

/** The base URL of the environment's login, as an expression of n8n. */
const BASE =
	'={{ ({ zoom: "https://zoom.us", government: "https://zoomgov.com", custom: $self["oAuthBaseUrl"] }[$self["environment"]] || "").trim().replace(/\\/+$/, "") }}';

const notice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'scopesNotice',
	type: 'notice',
	default: '',
});

/** A field that users don't see, whose value n8n takes from here. */
const hidden = (displayName: string, name: string, value: string): INodeProperties => ({
	displayName,
	name,
	type: 'hidden',
	default: value,
});

const ENVIRONMENT: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{
				name: 'Custom',
				value: 'custom',
				description: 'Your own gateway, or a local test server',
			},
			{
				name: 'Zoom',
				value: 'zoom',
				description: 'The standard Zoom service at zoom.us',
			},
			{
				name: 'Zoom for Government',
				value: 'government',
				description: 'zoomgov.com accounts, which need a separate app',
			},
		],
		default: 'zoom',
		description: 'The Zoom service to connect to. Tokens are sent only there.',
	},
	{
		displayName: 'OAuth Base URL',
		name: 'oAuthBaseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://zoom-gateway.example.com',
		description: 'The base URL, without /oauth/token',
		displayOptions: { show: { environment: ['custom'] } },
	},
	{
		displayName: 'API Base URL',
		name: 'apiBaseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://zoom-gateway.example.com/v2',
		description: 'The base URL of the API, without /meetings',
		displayOptions: { show: { environment: ['custom'] } },
	},
	hidden('Allowed HTTP Request Domains', 'allowedHttpRequestDomains', 'domains'),
	hidden(
		'Allowed Domains',
		'allowedDomains',
		'={{ { zoom: "api.zoom.us", government: "api.zoomgov.com", custom: $self["apiBaseUrl"].trim().replace(/^https?:\\/\\//i, "").replace(/[\\/:?#].*$/, "") }[$self["environment"]] || "" }}',
	),
];

const SECRET: INodeProperties = {
	displayName: 'Webhook Secret Token',
	name: 'webhookSecretToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	hint: 'Only for the trigger',
	description:
		'The Secret Token of your Zoom app, under Features > Access. The trigger uses it to check that an event comes from Zoom.',
};

const TOKEN_URL = hidden('Access Token URL', 'accessTokenUrl', `${BASE}/oauth/token`);
const SCOPE = hidden('Scope', 'scope', '');
const AUTHENTICATION = hidden('Authentication', 'authentication', 'header');
const CLIENT_CREDENTIALS = hidden('Grant Type', 'grantType', 'clientCredentials');

const CREDENTIALS: Array<[string, string, ICredentialType, INodeProperties[]]> = [
	[
		'zoomRegistrantsOAuth2Api',
		'Zoom Registrants OAuth2 API',
		new ZoomRegistrantsOAuth2Api(),
		[
			notice(
				`Copy the OAuth Redirect URL above into your Zoom app (General App, user-managed), and tick these scopes there:<ul><li>meeting:update:registrant_status</li><li>meeting:read:list_registrants</li><li>meeting:read:list_meetings</li><li>meeting:read:meeting</li></ul>${OTHER_SCOPES} After changing scopes, reconnect.`,
			),
			hidden('Grant Type', 'grantType', 'authorizationCode'),
			...ENVIRONMENT,
			hidden('Authorization URL', 'authUrl', `${BASE}/oauth/authorize`),
			TOKEN_URL,
			SCOPE,
			hidden('Auth URI Query Parameters', 'authQueryParameters', ''),
			AUTHENTICATION,
			SECRET,
		],
	],
	[
		'zoomRegistrantsServerToServerOAuth2Api',
		'Zoom Registrants Server-to-Server OAuth2 API',
		new ZoomRegistrantsServerToServerOAuth2Api(),
		[
			notice(
				`In your Zoom app (Server-to-Server OAuth), tick these scopes, then activate the app:<ul><li>meeting:update:registrant_status:admin</li><li>meeting:read:list_registrants:admin</li><li>meeting:read:list_meetings:admin</li><li>meeting:read:meeting:admin</li></ul>${OTHER_SCOPES} Scopes you add later take effect when the current token expires, within an hour.`,
			),
			CLIENT_CREDENTIALS,
			{
				displayName: 'Account ID',
				name: 'accountId',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. abcDEF123ghiJKL456mnop',
				description: 'Shown under App Credentials of your Server-to-Server OAuth app',
			},
			...ENVIRONMENT,
			TOKEN_URL,
			SCOPE,
			AUTHENTICATION,
			hidden(
				'Additional Body Properties',
				'additionalBodyProperties',
				'={{ JSON.stringify({ grant_type: "account_credentials", account_id: $self["accountId"].trim() }) }}',
			),
			SECRET,
		],
	],
	[
		'zoomRegistrantsAppOAuth2Api',
		'Zoom Registrants Trigger App OAuth2 API',
		new ZoomRegistrantsAppOAuth2Api(),
		[
			notice(
				'Only for the Zoom Registrants Trigger with Subscription > Automatic. In your Zoom app (General App), tick the scopes of the events that you want:<ul><li>meeting:read:registrant</li><li>webinar:read:registrant</li><li>cloud_recording:read:registrant</li></ul>The scopes for event subscriptions come with every app. Client ID and Client Secret are under Basic Information, the Secret Token is under Features > Access.',
			),
			CLIENT_CREDENTIALS,
			...ENVIRONMENT,
			TOKEN_URL,
			SCOPE,
			AUTHENTICATION,
			SECRET,
		],
	],
];

it.each(CREDENTIALS)(
	"The credential %s has n8n's OAuth2 fields filled in, and shows the others with their words.",
	(name, displayName, credential, properties) => {
		expect(credential).toMatchObject({
			name,
			displayName,
			extends: ['oAuth2Api'],
			icon: {
				light: 'file:../nodes/ZoomRegistrants/zoomRegistrants.svg',
				dark: 'file:../nodes/ZoomRegistrants/zoomRegistrants.dark.svg',
			},
			documentationUrl: `${REPOSITORY}#credentials`,
		});
		expect(credential.properties).toEqual(properties);
	},
);

import type { INodeProperties } from 'n8n-workflow';

/**
 * The start of an expression that returns the OAuth host of the chosen environment; append a path.
 * Use it in the default of a hidden field: n8n ignores stored values of hidden fields, but evaluates
 * an expression there from the visible ones.
 */
export const OAUTH_BASE_URL_EXPRESSION =
	'={{ ({ zoom: "https://zoom.us", government: "https://zoomgov.com", custom: $self["oAuthBaseUrl"] }[$self["environment"]] || "").trim().replace(/\\/+$/, "") }}';

/**
 * The only host to which n8n's HTTP Request node may send a token of this credential: the API host of
 * the chosen environment, without its port.
 */
const ALLOWED_DOMAINS_EXPRESSION =
	'={{ { zoom: "api.zoom.us", government: "api.zoomgov.com", custom: $self["apiBaseUrl"].trim().replace(/^https?:\\/\\//i, "").replace(/[\\/:?#].*$/, "") }[$self["environment"]] || "" }}';

/** The fields in which every credential says which Zoom service to connect to. */
export const ENVIRONMENT_FIELDS: INodeProperties[] = [
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
	{
		displayName: 'Allowed HTTP Request Domains',
		name: 'allowedHttpRequestDomains',
		type: 'hidden',
		default: 'domains',
	},
	{
		displayName: 'Allowed Domains',
		name: 'allowedDomains',
		type: 'hidden',
		default: ALLOWED_DOMAINS_EXPRESSION,
	},
];

/** The secret with which Zoom signs its events. Every credential has this field. */
export const WEBHOOK_SECRET_TOKEN_FIELD: INodeProperties = {
	displayName: 'Webhook Secret Token',
	name: 'webhookSecretToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	hint: 'Only for the trigger',
	description:
		'The Secret Token of your Zoom app, under Features > Access. The trigger uses it to check that an event comes from Zoom.',
};

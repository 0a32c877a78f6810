import type { INodeProperties } from 'n8n-workflow';

/**
 * The start of an expression that gives the OAuth host of the chosen environment, to be followed by
 * a path. It has to live in a hidden field's default: n8n ignores stored values of hidden fields,
 * but computes an expression there from the visible ones.
 */
export const OAUTH_BASE_URL_EXPRESSION =
	'={{ ({ zoom: "https://zoom.us", government: "https://zoomgov.com", custom: $self["oAuthBaseUrl"] }[$self["environment"]] || "").trim().replace(/\\/+$/, "") }}';

/**
 * The only host to which n8n's HTTP Request node may send a token of this credential: that of the
 * chosen environment's API, without its port.
 */
const ALLOWED_DOMAINS_EXPRESSION =
	'={{ { zoom: "api.zoom.us", government: "api.zoomgov.com", custom: $self["apiBaseUrl"].trim().replace(/^https?:\\/\\//i, "").replace(/[\\/:?#].*$/, "") }[$self["environment"]] || "" }}';

/** The fields by which every credential says which Zoom to talk to. */
export const ENVIRONMENT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{
				name: 'Custom',
				value: 'custom',
				description: 'A gateway of your own, or a local test server',
			},
			{
				name: 'Zoom',
				value: 'zoom',
				description: 'The Zoom that nearly everybody uses, at zoom.us',
			},
			{
				name: 'Zoom for Government',
				value: 'government',
				description: 'Accounts at zoomgov.com, which need an app of their own',
			},
		],
		default: 'zoom',
		description: 'Which Zoom to log in to. Tokens are sent to this environment only.',
	},
	{
		displayName: 'OAuth Base URL',
		name: 'oAuthBaseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://zoom-gateway.example.com',
		description: 'The address in front of /oauth/token',
		displayOptions: { show: { environment: ['custom'] } },
	},
	{
		displayName: 'API Base URL',
		name: 'apiBaseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://zoom-gateway.example.com/v2',
		description: 'The address in front of /meetings',
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

/** The secret with which Zoom signs its events; every credential has a field for it. */
export const WEBHOOK_SECRET_TOKEN_FIELD: INodeProperties = {
	displayName: 'Webhook Secret Token',
	name: 'webhookSecretToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Only needed to receive events from Zoom: the Secret Token under Features > Access of your Zoom app. Leave empty otherwise.',
};

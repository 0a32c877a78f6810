import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';
import { OTHER_SCOPES, scopesNotice } from './fields/scopesNotice';

/**
 * Connects as a single Zoom user through a user-managed OAuth app: authorization code, with the
 * client in a Basic header at the token endpoint. n8n renews the token.
 *
 * https://developers.zoom.us/docs/integrations/oauth/
 */
export class ZoomRegistrantsOAuth2Api implements ICredentialType {
	name = 'zoomRegistrantsOAuth2Api';

	displayName = 'Zoom Registrants OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = {
		light: 'file:../nodes/ZoomRegistrants/zoomRegistrants.svg',
		dark: 'file:../nodes/ZoomRegistrants/zoomRegistrants.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants#credentials';

	properties: INodeProperties[] = [
		scopesNotice({
			lead: 'Copy the OAuth Redirect URL above into your Zoom app (General App, user-managed), and tick these scopes there:',
			scopes: [
				'meeting:update:registrant_status',
				'meeting:read:list_registrants',
				'meeting:read:list_meetings',
				'meeting:read:meeting',
			],
			rest: `${OTHER_SCOPES} After changing scopes, reconnect.`,
		}),
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		...ENVIRONMENT_FIELDS,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `${OAUTH_BASE_URL_EXPRESSION}/oauth/authorize`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `${OAUTH_BASE_URL_EXPRESSION}/oauth/token`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		WEBHOOK_SECRET_TOKEN_FIELD,
	];
}

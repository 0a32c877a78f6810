import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';

/**
 * Logs in as one Zoom user through a user-managed OAuth app: authorization code, the client in a
 * Basic header at the token endpoint, and n8n renews the token by itself.
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
		'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants#set-up-zoom';

	properties: INodeProperties[] = [
		{
			displayName:
				'In your Zoom app (General App, user-managed) tick these scopes: meeting:update:registrant_status, meeting:read:list_registrants, meeting:read:list_meetings, meeting:read:meeting. For webinars the same with webinar:, for everything else see the documentation. Copy the OAuth Redirect URL above into the app. After changing scopes, connect again.',
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
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

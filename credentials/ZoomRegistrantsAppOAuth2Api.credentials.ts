import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';

/**
 * Logs in as the Zoom app itself (client credentials), which is what Zoom wants for the app's own
 * things, such as its event subscriptions. Such a token sees no meetings and no users.
 *
 * https://developers.zoom.us/docs/api/webhooks/#configure-webhooks-via-zoom-api
 */
export class ZoomRegistrantsAppOAuth2Api implements ICredentialType {
	name = 'zoomRegistrantsAppOAuth2Api';

	displayName = 'Zoom Registrants App OAuth2 API';

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
				'For the Zoom Registrants Trigger. Client ID and Client Secret of your Zoom app (General App) are under Basic Information, the Secret Token is under Features > Access. The scopes for event subscriptions come with every app; tick those of the events: meeting:read:registrant, webinar:read:registrant or cloud_recording:read:registrant.',
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		...ENVIRONMENT_FIELDS,
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
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		WEBHOOK_SECRET_TOKEN_FIELD,
	];
}

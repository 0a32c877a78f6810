import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';
import { scopesNotice } from './fields/scopesNotice';
import { tokenTest } from './fields/tokenTest';

/**
 * Connects as the Zoom app itself (client credentials), which Zoom requires for the app's own
 * resources, such as its event subscriptions. The token can't see meetings or users.
 *
 * https://developers.zoom.us/docs/api/webhooks/#configure-webhooks-via-zoom-api
 */
export class ZoomRegistrantsAppOAuth2Api implements ICredentialType {
	name = 'zoomRegistrantsAppOAuth2Api';

	displayName = 'Zoom Registrants Trigger App OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = {
		light: 'file:../nodes/ZoomRegistrants/zoomRegistrants.svg',
		dark: 'file:../nodes/ZoomRegistrants/zoomRegistrants.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants#credentials';

	properties: INodeProperties[] = [
		scopesNotice({
			lead: 'Only for the Zoom Registrants Trigger with Subscription > Automatic. In your Zoom app (General App), tick the scopes of the events that you want:',
			scopes: [
				'meeting:read:registrant',
				'webinar:read:registrant',
				'cloud_recording:read:registrant',
			],
			rest: 'The scopes for event subscriptions come with every app. Client ID and Client Secret are under Basic Information, the Secret Token is under Features > Access.',
		}),
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

	test: ICredentialTestRequest = tokenTest(
		{ grant_type: 'client_credentials' },
		'Client ID and Client Secret, and that the app is a General App',
	);
}

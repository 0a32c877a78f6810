import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';
import { OTHER_SCOPES, scopesNotice } from './fields/scopesNotice';
import { tokenTest } from './fields/tokenTest';

/**
 * Connects as the whole Zoom account through a Server-to-Server OAuth app. n8n requests the token with
 * the form body that the two hidden fields below produce, and requests another one when it expires;
 * there is no refresh token to lose.
 *
 * https://developers.zoom.us/docs/internal-apps/s2s-oauth/
 */
export class ZoomRegistrantsServerToServerOAuth2Api implements ICredentialType {
	name = 'zoomRegistrantsServerToServerOAuth2Api';

	displayName = 'Zoom Registrants Server-to-Server OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = {
		light: 'file:../nodes/ZoomRegistrants/zoomRegistrants.svg',
		dark: 'file:../nodes/ZoomRegistrants/zoomRegistrants.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants#credentials';

	properties: INodeProperties[] = [
		scopesNotice({
			lead: 'In your Zoom app (Server-to-Server OAuth), tick these scopes, then activate the app:',
			scopes: [
				'meeting:update:registrant_status:admin',
				'meeting:read:list_registrants:admin',
				'meeting:read:list_meetings:admin',
				'meeting:read:meeting:admin',
			],
			rest: `${OTHER_SCOPES} Scopes you add later take effect when the current token expires, within an hour.`,
		}),
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. abcDEF123ghiJKL456mnop',
			description: 'Shown under App Credentials of your Server-to-Server OAuth app',
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
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default:
				'={{ JSON.stringify({ grant_type: "account_credentials", account_id: $self["accountId"].trim() }) }}',
		},
		WEBHOOK_SECRET_TOKEN_FIELD,
	];

	test: ICredentialTestRequest = tokenTest(
		{
			grant_type: 'account_credentials',
			account_id: '={{ $credentials.accountId.trim() }}',
		},
		'Account ID, Client ID and Client Secret, and that the app is activated',
	);
}

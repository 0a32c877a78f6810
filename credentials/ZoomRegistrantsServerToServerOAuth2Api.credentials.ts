import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	ENVIRONMENT_FIELDS,
	OAUTH_BASE_URL_EXPRESSION,
	WEBHOOK_SECRET_TOKEN_FIELD,
} from './fields/environment';

/**
 * Logs in as a whole Zoom account through a Server-to-Server OAuth app. n8n asks for the token with
 * the form body that the two hidden fields below make, and asks again when it has expired; there is
 * no refresh token that could be used up.
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
		'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants#set-up-zoom';

	properties: INodeProperties[] = [
		{
			displayName:
				'In your Zoom app (Server-to-Server OAuth) tick these scopes: meeting:update:registrant_status:admin, meeting:read:list_registrants:admin, meeting:read:list_meetings:admin, meeting:read:meeting:admin, and activate the app. For webinars the same with webinar:, for everything else see the documentation. Scopes added later count once the current token has run out, after an hour at most.',
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
}

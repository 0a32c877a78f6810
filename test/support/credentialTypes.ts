import type { ICredentialType } from 'n8n-workflow';

import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';

/** The credential types of this package, from their source. */
export const credentialTypes: ICredentialType[] = [
	new ZoomRegistrantsAppOAuth2Api(),
	new ZoomRegistrantsOAuth2Api(),
	new ZoomRegistrantsServerToServerOAuth2Api(),
];

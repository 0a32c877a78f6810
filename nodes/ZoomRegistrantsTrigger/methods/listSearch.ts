import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { searchMeetings as search } from '../../ZoomRegistrants/methods/listSearch';

/** Fills *Meeting*: the host's upcoming meetings whose topic or ID holds the filter. */
export async function searchMeetings(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	if (this.getNodeParameter('authentication', 'oAuth2') === 'app') {
		throw new NodeOperationError(this.getNode(), 'The Zoom app itself has no meetings to list', {
			description:
				'Give the meeting By ID or By URL. Logins of Authentication > OAuth2 and Server-to-Server can list meetings.',
		});
	}
	return await search.call(this, filter);
}

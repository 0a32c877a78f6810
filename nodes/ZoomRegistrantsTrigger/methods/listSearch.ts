import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { EVENT_KINDS, type EventKind } from '../../zoom/eventKinds';
import { searchEventsOf } from '../../fields/eventList';

/** Fills *Meeting*: the host's upcoming meetings whose topic or ID contains the filter. */
export async function searchMeetings(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchAsUser(this, EVENT_KINDS.meetingRegistrant, filter, paginationToken);
}

/** Fills *Webinar*: the host's upcoming webinars whose topic or ID contains the filter. */
export async function searchWebinars(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchAsUser(this, EVENT_KINDS.webinarRegistrant, filter, paginationToken);
}

async function searchAsUser(
	functions: ILoadOptionsFunctions,
	kind: EventKind,
	filter: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (functions.getNodeParameter('authentication', 'oAuth2') === 'app') {
		const noun = kind.idLabel.toLowerCase();
		// In a list, n8n shows only the message.
		throw new NodeOperationError(
			functions.getNode(),
			`The Zoom app itself can't list ${noun}s. Choose By ID or By URL, or an Authentication of OAuth2 or Server-to-Server.`,
		);
	}
	return await searchEventsOf(functions, kind, filter, paginationToken);
}

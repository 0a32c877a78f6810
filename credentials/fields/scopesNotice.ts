import type { INodeProperties } from 'n8n-workflow';

/** Where every endpoint is listed with its scope. */
const SCOPES_PAGE =
	'https://github.com/n8n-nodes-zoom-registrants/n8n-nodes-zoom-registrants/blob/main/docs/endpoints.md';

/** The parts of a notice about scopes, as HTML; n8n keeps only links and lists in it. */
interface ScopesNotice {
	/** What to do with the scopes; ends in a colon. */
	lead: string;
	scopes: string[];
	/** Sentences below the list. */
	rest: string;
}

/** Tells which scopes to tick in the Zoom app, one a line. */
export function scopesNotice({ lead, scopes, rest }: ScopesNotice): INodeProperties {
	const lines = scopes.map((scope) => `<li>${scope}</li>`).join('');
	return {
		displayName: `${lead}<ul>${lines}</ul>${rest}`,
		name: 'scopesNotice',
		type: 'notice',
		default: '',
	};
}

/** Sentences for the two credentials that register, list and approve people. */
export const OTHER_SCOPES = `For webinars, tick the same scopes starting with webinar:. For other operations, see the <a href="${SCOPES_PAGE}" target="_blank">list of scopes</a>.`;

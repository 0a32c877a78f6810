import { opaqueText } from '../ids';
import { registrationOf } from './access';
import type { Endpoint, Scope } from './call';
import type { Kind } from './kinds/kind';

/** `GET /webinars/{webinarId}/panelists`: who speaks, all of them on one page. */
export function listPanelists(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: `${kind.path}/panelists`,
		label: 'Medium',
		scope,
		query: [],
		handle: (call) => {
			const { event } = registrationOf(call, kind, 'panelists');
			const rows = event.panelists.map(({ id, name, email }) => {
				const token = opaqueText(43, 'panelist', event.id, id);
				return { id, name, email, join_url: `https://us02web.zoom.us/w/${event.id}?tk=${token}` };
			});
			return { total_records: rows.length, panelists: rows };
		},
	};
}

import { opaqueText } from '../ids';
import { registrationOf } from './access';
import type { Endpoint, Scope } from './call';
import type { Kind } from './kinds/kind';

/** `GET /webinars/{webinarId}/tracking_sources`: where registrants come from, all of them on one page. */
export function listTrackingSources(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: `${kind.path}/tracking_sources`,
		label: 'Medium',
		scope,
		query: [],
		handle: (call) => {
			const { event, form } = registrationOf(call, kind, 'trackingSources');
			const rows = event.trackingSources.map((source) => ({
				id: source.id,
				source_name: source.name,
				tracking_url: `${event.registrationUrl}?src=${opaqueText(16, event.id, source.id)}`,
				registration_count: form.registrants.filter((one) => one.trackingSourceId === source.id)
					.length,
				visitor_count: source.visitors,
			}));
			return { total_records: rows.length, tracking_sources: rows };
		},
	};
}

import { opaqueText } from '../ids';
import type { Meeting, TrackingSource } from '../types';
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
				tracking_url: trackingUrl(event, source),
				registration_count: form.registrants.filter((one) => one.trackingSourceId === source.id)
					.length,
				visitor_count: source.visitors,
			}));
			return { total_records: rows.length, tracking_sources: rows };
		},
	};
}

/** The link to the registration page by which a source is told from the others. */
export function trackingUrl(event: Meeting, { id }: TrackingSource): string {
	return `${event.registrationUrl}?src=${opaqueText(16, event.id, id)}`;
}

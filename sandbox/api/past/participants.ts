import type { ApiCall, Endpoint } from '../call';
import { tokenPageOf } from '../paging';
import { heldInPath } from './access';
import { namesRegistrant, participantRow, type RowStyle } from './participantRow';
import type { PastRules } from './rules';
import { seenParticipants } from './seen';

/** `GET /past_meetings/{id}/participants` and the like: a row for each stay, page by page. */
export function listParticipants(rules: PastRules): Endpoint {
	const { path, label, scope } = rules;
	return {
		method: 'GET',
		path,
		label,
		scope,
		query: ['page_size', 'next_page_token', 'include_fields'],
		handle: (call) => {
			const { instance } = heldInPath(call, rules);
			const style = rowStyle(call, rules);
			const seen = seenParticipants(call, rules, instance);
			return tokenPageOf(call, 'participants', seen, (one) => participantRow(style, instance, one));
		},
	};
}

function rowStyle(call: ApiCall, { kind, scope }: PastRules): RowStyle {
	const isReport = scope.classic === 'report:read';
	return {
		isReport,
		isWebinar: kind.name === 'webinar',
		named: namesRegistrant(call, isReport),
		switches: call.context.switches,
	};
}

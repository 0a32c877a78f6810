import { monthsBefore, zoomDateTime } from '../../clock';
import type { ApiCall, Endpoint } from '../call';
import { eventByNumber, hasEnded, refusePast } from './access';
import type { PastRules } from './rules';

/** Meetings of more than 15 months ago are left out silently. */
const MEETING_REACH_MONTHS = 15;

/** `GET /past_meetings/{id}/instances`, `GET /past_webinars/{id}/instances`: the UUIDs of what has ended, all on one page. */
export function listInstances(rules: PastRules): Endpoint {
	const { path, label, scope, kind } = rules;
	return {
		method: 'GET',
		path,
		label,
		scope,
		query: [],
		handle: (call) => {
			const rows = instanceRows(call, rules);
			const { instanceOrder, noInstances } = call.context.switches;
			if (rows.length === 0 && noInstances === 'notFound') refusePast(call, rules.missing);
			if (instanceOrder === 'newestFirst') rows.reverse();
			return { [kind.userList.rows]: rows };
		},
	};
}

function instanceRows(call: ApiCall, rules: PastRules): Array<Record<string, unknown>> {
	const now = call.context.now();
	const isMeeting = rules.kind.name === 'meeting';
	const earliest = isMeeting ? monthsBefore(now, MEETING_REACH_MONTHS) : 0;
	return eventByNumber(call, rules)
		.instances.filter((one) => hasEnded(one, now) && one.startTime >= earliest)
		.sort((one, other) => one.startTime - other.startTime)
		.map(({ uuid, startTime }) => ({ uuid, start_time: zoomDateTime(startTime) }));
}

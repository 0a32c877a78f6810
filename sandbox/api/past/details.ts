import { MINUTE_MS, zoomDateTime } from '../../clock';
import type { Instance } from '../../types';
import type { Endpoint } from '../call';
import { heldInPath } from './access';
import type { PastRules } from './rules';

/** `GET /past_meetings/{id}`, `GET /report/meetings/{id}`, `GET /report/webinars/{id}`: one time that an event was held. */
export function pastDetails(rules: PastRules): Endpoint {
	const { path, label, scope } = rules;
	const isReport = scope.classic === 'report:read';
	return {
		method: 'GET',
		path,
		label,
		scope,
		query: [],
		handle: (call) => {
			const { event, instance } = heldInPath(call, rules);
			const host = call.context.state.users[event.hostId];
			const { startTime, endTime } = instance;
			const end = endTime ?? startTime;
			return {
				uuid: instance.uuid,
				id: Number(event.id),
				type: event.type,
				topic: event.topic,
				...(isReport ? { custom_keys: [], tracking_fields: [] } : { host_id: event.hostId }),
				...(isReport ? {} : { source: 'Zoom' }),
				user_name: host?.displayName ?? '',
				user_email: host?.email ?? '',
				dept: '',
				start_time: zoomDateTime(startTime),
				end_time: zoomDateTime(end),
				duration: Math.ceil((end - startTime) / MINUTE_MS),
				total_minutes: totalMinutes(instance, end),
				participants_count: instance.participantsCount ?? countPeople(instance),
			};
		},
	};
}

/** Those who were let in, each once, however often they came. */
function countPeople({ participants }: Instance): number {
	const letIn = participants.filter(({ status }) => status === 'in_meeting');
	return new Set(letIn.map(({ participantUuid }) => participantUuid)).size;
}

function totalMinutes({ participants }: Instance, end: number): number {
	const stays = participants.map(({ joinTime, leaveTime }) => (leaveTime ?? end) - joinTime);
	return Math.round(stays.reduce((sum, one) => sum + one, 0) / MINUTE_MS);
}

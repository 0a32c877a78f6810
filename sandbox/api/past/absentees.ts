import type { Instance, Meeting, Occurrence } from '../../types';
import type { Registration } from '../access';
import type { ApiCall, Endpoint } from '../call';
import type { Wording } from '../kinds/wording';
import { pageOf } from '../paging';
import { registrantRow } from '../registrants/row';
import { statusFor } from '../registrants/statusFor';
import { eventInPath, hasEnded, heldInPath, refusePast } from './access';
import type { PastRules } from './rules';
import { seenParticipants } from './seen';

/** What somebody could have come to. */
interface Session {
	event: Meeting;
	/** Undefined for what has no occurrences. */
	occurrence: Occurrence | undefined;
	instances: Instance[];
}

const PLAN_MISSING =
	'Webinar plan subscription is missing. Enable webinar for this user once the subscription is added:{host}';
const NO_REGISTRATION: Wording = [400, 3000, 'This Webinar has not registration required: {uuid}'];
const BAD_OCCURRENCE: Wording = [
	400,
	300,
	'The request could not be completed because you have provided an invalid occurrence ID: {occurrence}',
];

/**
 * `GET /past_webinars/{webinarId}/absentees`: the approved registrants who were not let in. They are registrants, with
 * the fields of the webinar's own list.
 */
export function listAbsentees(rules: PastRules): Endpoint {
	const { path, label, scope, kind } = rules;
	return {
		method: 'GET',
		path,
		label,
		scope,
		query: ['occurrence_id', 'page_size', 'next_page_token'],
		handle: (call) => {
			const { event, occurrence, instances } = sessionInPath(call, rules);
			const attended = new Set(
				instances
					.flatMap((instance) => seenParticipants(call, rules, instance))
					.filter(({ status }) => status === 'in_meeting')
					.map(({ registrantId }) => registrantId),
			);
			const registration: Registration = { kind, event, form: event, key: kind.key(event) };
			const absent = event.registrants.filter(
				(one) => statusFor(one, occurrence) === 'approved' && !attended.has(one.id),
			);
			return pageOf(call, 'registrants', absent, (one) =>
				registrantRow(registration, one, occurrence),
			);
		},
	};
}

function sessionInPath(call: ApiCall, rules: PastRules): Session {
	const id = call.query.occurrence_id;
	const { event, instance: latest } = eventInPath(call, rules);
	const host = call.context.state.users[event.hostId];
	if (host && !host.webinars) {
		const status = call.context.switches.webinarPlanMissing === 'http200' ? 200 : 400;
		refusePast(call, [status, 200, PLAN_MISSING], { host: host.id });
	}
	if (event.approvalType === 2) {
		refusePast(call, NO_REGISTRATION, { uuid: latest?.uuid ?? event.uuid });
	}
	if (id) return sessionOfOccurrence(call, rules, event, id);
	const { instance } = heldInPath(call, rules);
	const occurrence = event.occurrences.find((one) => one.id === instance.occurrenceId);
	return { event, occurrence, instances: [instance] };
}

/** Every time that the webinar was started for the occurrence. */
function sessionOfOccurrence(call: ApiCall, rules: PastRules, event: Meeting, id: string): Session {
	const occurrence = event.occurrences.find((one) => one.id === id);
	if (!occurrence || occurrence.status === 'deleted') {
		return refusePast(call, BAD_OCCURRENCE, { occurrence: id });
	}
	const now = call.context.now();
	const instances = event.instances.filter((one) => one.occurrenceId === id && hasEnded(one, now));
	if (instances.length === 0) refusePast(call, rules.missing);
	return { event, occurrence, instances };
}

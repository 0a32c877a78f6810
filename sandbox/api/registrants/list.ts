import { validationFailed } from '../../errors';
import type { Switches } from '../../switches';
import type { Registrant } from '../../types';
import { registrationOf, requestedOccurrence } from '../access';
import type { ApiCall, Endpoint, Scope } from '../call';
import type { Kind } from '../kinds/kind';
import { pageOf } from '../paging';
import { countReading, seenInLists } from './lag';
import { registrantRow } from './row';
import { statusFor } from './statusFor';

const STATUSES = ['approved', 'pending', 'denied'];

const ORDERS: Record<Switches['registrantOrder'], (one: Registrant, other: Registrant) => number> =
	{
		oldestFirst: (one, other) => one.createTime - other.createTime,
		newestFirst: (one, other) => other.createTime - one.createTime,
		byEmail: (one, other) => (one.email < other.email ? -1 : 1),
	};

/** `GET …/registrants`: those in one status, `approved` unless another is asked for, by the time they registered unless a switch says otherwise. */
export function listRegistrants(kind: Kind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: `${kind.path}/registrants`,
		label: 'Medium',
		scope,
		query: kind.list.query,
		handle: (call) => {
			const registration = registrationOf(call, kind, 'list');
			const occurrence = requestedOccurrence(call, registration.event);
			const { status = 'approved', tracking_source_id: source } = call.query;
			if (!STATUSES.includes(status)) throw validationFailed('status');
			const { form } = registration;
			const seen = form.registrants
				.flatMap((registrant) => seenInLists(registrant) ?? [])
				.sort(ORDERS[call.context.switches.registrantOrder]);
			const shown = seen
				.filter((registrant) => !source || registrant.trackingSourceId === source)
				.filter((registrant) => statusFor(registrant, occurrence) === status);
			const page = pageOf(call, 'registrants', shown, (registrant) =>
				asShown(call, registrantRow(registration, registrant, occurrence)),
			);
			countReading(form, shown);
			return page;
		},
	};
}

function asShown({ context }: ApiCall, row: Record<string, unknown>): Record<string, unknown> {
	if (context.switches.createTimes === 'shown') return row;
	return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'create_time'));
}

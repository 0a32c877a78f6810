import { validationFailed } from '../../errors';
import { registrationOf, requestedOccurrence } from '../access';
import type { Endpoint, Scope } from '../call';
import type { Kind } from '../kinds/kind';
import { pageOf } from '../paging';
import { countReading, seenInLists } from './lag';
import { registrantRow } from './row';
import { statusFor } from './statusFor';

const STATUSES = ['approved', 'pending', 'denied'];

/** `GET …/registrants`: those in one status, `approved` unless another is asked for, by the time they registered. */
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
				.sort((one, other) => one.createTime - other.createTime);
			const shown = seen
				.filter((registrant) => !source || registrant.trackingSourceId === source)
				.filter((registrant) => statusFor(registrant, occurrence) === status);
			const rows = shown.map((registrant) => registrantRow(registration, registrant, occurrence));
			const page = pageOf(call, 'registrants', rows);
			countReading(form, shown);
			return page;
		},
	};
}

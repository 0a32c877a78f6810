import type { Occurrence, Registrant } from '../../types';
import { registrationOf, requestedOccurrence, type Registration } from '../access';
import { noteOddity, type ApiCall, type Endpoint, type Scope } from '../call';
import type { EventKind } from '../kinds/kind';
import { missingRegistrant } from '../kinds/refusals';
import { countLinkReading } from './lag';
import { registrantRow } from './row';
import { statusFor } from './statusFor';

/** `GET …/registrants/{registrantId}`: one registrant in any status, as of now. */
export function getRegistrant(kind: EventKind, scope: Scope): Endpoint {
	return {
		method: 'GET',
		path: `${kind.path}/registrants/:registrantId`,
		label: 'Light',
		scope,
		query: kind.get.query,
		handle: (call) => {
			const registration = registrationOf(call, kind, 'get');
			const occurrence = requestedOccurrence(call, registration.event);
			const registrant = registrantInPath(call, kind, registration, 'get', occurrence);
			const row = registrantRow(registration, registrant, occurrence);
			countLinkReading(registrant);
			return {
				...row,
				...(kind.get.language ? { language: registrant.language ?? '' } : {}),
			};
		},
	};
}

/** The registrant named in the path; throws what Zoom answers when there is none. */
export function registrantInPath(
	call: ApiCall,
	kind: EventKind,
	{ event, form }: Registration,
	operation: 'get' | 'delete',
	occurrence: Occurrence | undefined,
): Registrant {
	const id = call.params.registrantId ?? '';
	if (id === event.id) noteOddity(call, 'the ID of a registrant is that of the event');
	const registrant = form.registrants.find((one) => one.id === id);
	if (!registrant || statusFor(registrant, occurrence) === undefined) {
		throw missingRegistrant(kind, operation, id);
	}
	return registrant;
}

import type { Meeting, Occurrence, Registrant } from '../../types';
import { registrationOf, requestedOccurrence, type Registration } from '../access';
import { noteOddity, type ApiCall, type Endpoint, type Scope } from '../call';
import type { EventKind } from '../kinds/kind';
import { registrantInPath } from './get';

/**
 * `DELETE …/registrants/{registrantId}`: takes somebody off the list, from one occurrence or altogether; they may
 * register again.
 */
export function deleteRegistrant(kind: EventKind, scope: Scope): Endpoint {
	return {
		method: 'DELETE',
		path: `${kind.path}/registrants/:registrantId`,
		label: 'Light',
		scope,
		query: ['occurrence_id'],
		handle: (call) => {
			const registration = registrationOf(call, kind, 'delete');
			const { event } = registration;
			const occurrence = requestedOccurrence(call, event);
			const registrant = registrantInPath(call, kind, registration, 'delete', occurrence);
			const isForOne = event.registrationType !== 1;
			noteOddOccurrence(call, event, occurrence);
			if (occurrence && isForOne) removeFromOccurrence(registration, registrant, occurrence);
			else remove(registration, registrant);
			return undefined;
		},
	};
}

/** Zoom asks for an occurrence when people register for each or for some, and for none when for all at once. */
function noteOddOccurrence(
	call: ApiCall,
	{ occurrences, registrationType }: Meeting,
	occurrence: Occurrence | undefined,
): void {
	if (occurrence && registrationType === 1) {
		noteOddity(call, 'the registration is for all occurrences and is deleted as a whole');
	} else if (!occurrence && occurrences.length > 0 && registrationType !== 1) {
		noteOddity(call, 'no occurrence is named, so the registration is deleted for all of them');
	}
}

function removeFromOccurrence(
	registration: Registration,
	registrant: Registrant,
	{ id }: Occurrence,
): void {
	const all = registration.event.occurrences.map((one) => one.id);
	const left = (registrant.occurrenceIds ?? all).filter((one) => one !== id);
	registrant.occurrenceIds = left;
	delete registrant.occurrenceStatus[id];
	if (left.length === 0) remove(registration, registrant);
}

function remove({ form }: Registration, registrant: Registrant): void {
	form.registrants.splice(form.registrants.indexOf(registrant), 1);
}

import type { Occurrence, Registrant, RegistrantStatus } from '../../types';

/** A registrant's status for one occurrence or the whole series; undefined when not registered for that occurrence. */
export function statusFor(
	registrant: Registrant,
	occurrence: Occurrence | undefined,
): RegistrantStatus | undefined {
	if (!occurrence) return registrant.status;
	if (registrant.occurrenceIds && !registrant.occurrenceIds.includes(occurrence.id)) {
		return undefined;
	}
	return registrant.occurrenceStatus[occurrence.id] ?? registrant.status;
}

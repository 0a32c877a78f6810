import type { IDataObject } from 'n8n-workflow';

import type { EventRef } from '../../zoom/events';
import { simplifiedRegistrant } from '../../zoom/simplifiedRegistrant';

/** A registrant as an output's json: simplified and with the event's ID, or as Zoom has it. */
export function registrantJson(
	{ kind, eventId, occurrenceId }: EventRef,
	registrant: Record<string, unknown>,
	simplify: boolean,
): IDataObject {
	if (!simplify) return registrant as IDataObject;
	return {
		...simplifiedRegistrant(registrant),
		[kind.idField]: eventId,
		...(occurrenceId !== undefined && { occurrenceId }),
	};
}

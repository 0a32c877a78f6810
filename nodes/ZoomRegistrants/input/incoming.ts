import type { IDataObject } from 'n8n-workflow';

import type { EventKind } from '../../transport/eventKinds';
import { type EventInput, parseEvent } from './eventReference';
import { parseOccurrence } from './occurrenceId';
import type { Parsed } from './parsed';
import { parseRegistrants, type Registrant } from './registrants';

const NEXT_STEP =
	'Apply To > Registrant of the Input takes items as the trigger, Get Many and Create give them out. For other data choose Registrants Given, and map the fields.';

/**
 * Reads an input item that already says who it is about: `id` (after Create `registrantId`), `email`,
 * `meetingId` or `webinarId`, and `occurrenceId` where there is one.
 */
export function parseIncoming(
	json: IDataObject,
	kind: EventKind,
): Parsed<EventInput & { registrants: Registrant[] }> {
	if (json[kind.idField] === undefined) return missing(kind.idField);
	const event = parseEvent(json[kind.idField], kind);
	if ('problem' in event) return event;
	const occurrence = parseOccurrence(json.occurrenceId ?? '', false);
	if ('problem' in occurrence) return occurrence;
	const id = json.registrantId ?? json.id;
	if (id === undefined && json.email === undefined) return missing('id, and no email');
	const registrants = parseRegistrants({ registrant: [{ id, email: json.email }] });
	if ('problem' in registrants) return registrants;
	return {
		value: {
			event: event.value,
			occurrenceId: occurrence.value,
			registrants: registrants.value,
		},
	};
}

function missing(what: string): Parsed<never> {
	return { problem: `The input item has no ${what}`, nextStep: NEXT_STEP };
}

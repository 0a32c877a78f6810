import type { IDataObject } from 'n8n-workflow';

import type { EventKind } from '../../../zoom/eventKinds';
import { type EventInput, type GivenEvent, parseEvent } from '../../../fields/givenEvent';
import { OCCURRENCE_ID_MAX } from '../../../fields/occurrenceId';
import { asText, invalid, type Parsed, tooLong, whyNotText } from '../../../fields/parsed';
import { parseRegistrant, type Registrant, withoutEventId } from '../../../fields/registrants';

const WHERE = 'The input item';

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
	const noun = nounOf(json.event);
	if (noun !== undefined && noun !== kind.name) return ofAnother(noun, kind);
	if (json[kind.idField] === undefined) return missing(kind.idField);
	const event = parseEvent(json[kind.idField], kind);
	if ('error' in event) return invalid(event.error.message, NEXT_STEP);
	const occurrenceId = asText(json.occurrenceId);
	if (occurrenceId === undefined) {
		const why = whyNotText(json.occurrenceId, '');
		return why === ''
			? missing('usable occurrenceId')
			: invalid(`${WHERE}: occurrenceId ${why}`, NEXT_STEP);
	}
	const refused = tooLong(`${WHERE}: occurrenceId`, occurrenceId, OCCURRENCE_ID_MAX);
	if (refused !== undefined) return refused;
	const registrants = registrantsIn(json, event.value, kind);
	if ('error' in registrants) return invalid(registrants.error.message, NEXT_STEP);
	return {
		value: {
			event: event.value,
			occurrenceId: occurrenceId === '' ? undefined : occurrenceId,
			registrants: registrants.value,
		},
	};
}

function registrantsIn(
	json: IDataObject,
	event: GivenEvent,
	kind: EventKind,
): Parsed<Registrant[]> {
	const row = { id: json.registrantId ?? json.id, email: json.email };
	if (asText(row.id) === '' && asText(row.email) === '') return missing('id, and no email');
	const registrant = parseRegistrant(row, WHERE);
	if ('error' in registrant) return registrant;
	const registrants = [registrant.value];
	return 'id' in event
		? withoutEventId(registrants, kind, event.id, WHERE)
		: { value: registrants };
}

/** What the trigger's event is about: `meeting` of `meeting.registration_created`. */
function nounOf(event: unknown): string | undefined {
	if (typeof event !== 'string') return undefined;
	return /^(meeting|webinar|recording)\.registration_/.exec(event)?.[1];
}

/** A recording and its meeting have one ID, and the same people under other registrant IDs. */
function ofAnother(noun: string, { name: wanted }: EventKind): Parsed<never> {
	return invalid(
		`The input item is about a ${noun}, and Resource is ${resourceOf(wanted)}`,
		`Choose Resource > ${resourceOf(noun)} for these items. Where both come, part them by the field event first.`,
	);
}

function resourceOf(noun: string): string {
	return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} Registrant`;
}

function missing(what: string): Parsed<never> {
	return invalid(`The input item has no ${what}`, NEXT_STEP);
}

import type { IDataObject } from 'n8n-workflow';

import { rowsOf } from '../../../transport/guards';
import type { EventKind } from '../../../zoom/eventKinds';
import { type EventInput, type GivenEvent, parseEvent } from '../../../fields/givenEvent';
import { OCCURRENCE_ID_MAX } from '../../../fields/occurrenceId';
import { asText, invalid, type Parsed, tooLong, whyNotText } from '../../../fields/parsed';
import { parseRegistrant, type Registrant, withoutEventId } from '../../../fields/registrants';

const WHERE = 'The input item';

const NEXT_STEP =
	'Registrants to Update > From Input expects items as output by the trigger, Get Many, Get, Create or Update Status. For other data, choose Specific Registrants and map the fields.';

/**
 * Reads an input item that already has its registrant: `id`, `email`, `meetingId` or `webinarId`, and
 * `occurrenceId` if there is one. An item about several, from Update Status, has them in `registrants`.
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
	const rows = rowsIn(json);
	if (rows.length === 0) return missing('id, and no email');
	const registrants: Registrant[] = [];
	for (const [index, row] of rows.entries()) {
		const where = rows.length === 1 ? WHERE : `${WHERE}, registrant ${index + 1}`;
		const registrant = parseRegistrant(row, where);
		if ('error' in registrant) return registrant;
		registrants.push(registrant.value);
	}
	return 'id' in event
		? withoutEventId(registrants, kind, event.id, WHERE)
		: { value: registrants };
}

/**
 * The item's own registrant, or those listed in it; none if it has neither. In Zoom's own response to
 * adding someone, `registrant_id` is the registrant and `id` the meeting.
 */
function rowsIn(json: IDataObject): Array<Record<string, unknown>> {
	const own = { id: json.registrant_id ?? json.id, email: json.email };
	const hasOwn = asText(own.id) !== '' || asText(own.email) !== '';
	return hasOwn ? [own] : rowsOf(json.registrants);
}

/** What the trigger's event is about: `meeting` of `meeting.registration_created` or `meeting.participant_joined`. */
function nounOf(event: unknown): string | undefined {
	if (typeof event !== 'string') return undefined;
	return /^(meeting|webinar|recording)\.(?:registration|participant)_/.exec(event)?.[1];
}

/** A recording and its meeting share one ID, but have the same people under different registrant IDs. */
function ofAnother(noun: string, { name: wanted }: EventKind): Parsed<never> {
	return invalid(
		`The input item is about a ${noun}, but Resource is ${resourceOf(wanted)}`,
		`Choose Resource > ${resourceOf(noun)} for these items. If the input contains both, split the items by their event field first.`,
	);
}

function resourceOf(noun: string): string {
	return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} Registrant`;
}

function missing(what: string): Parsed<never> {
	return invalid(`The input item has no ${what}`, NEXT_STEP);
}

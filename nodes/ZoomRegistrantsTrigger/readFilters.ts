import { NodeOperationError, type NodeParameterValueType } from 'n8n-workflow';

import { EVENT_KINDS, type EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { TRIGGER_EVENTS } from '../webhook/eventNames';
import type { EventFilters } from '../webhook/filters';
import { parseEvent } from '../fields/givenEvent';
import { parseDomains } from '../fields/domains';
import type { TriggerFunctions } from './credential';
import { asText, invalid, type Parsed, whyNotText } from '../fields/parsed';

/** The values of filters that haven't been added; one that was added without a value is invalid. */
const NO_FILTERS: Record<string, unknown> = {
	occurrenceId: '',
	emailDomains: '',
	meetings: {},
	webinars: {},
	onlyRegistrants: false,
};

/**
 * Reads *Trigger On* and *Filters*. Throws if a value is invalid: a filter must never silently accept or
 * reject everything.
 */
export function readFilters(functions: TriggerFunctions): EventFilters {
	const given = readField(functions, 'Filters', 'filters', {});
	const { occurrenceId, emailDomains, meetings, webinars, onlyRegistrants } = {
		...NO_FILTERS,
		...(isRecord(given) ? given : {}),
	};
	const chosen = events(functions);
	return {
		events: chosen,
		meetings: ids(functions, rowsIn(meetings, 'meeting'), EVENT_KINDS.meetingRegistrant),
		webinars: ids(functions, rowsIn(webinars, 'webinar'), EVENT_KINDS.webinarRegistrant),
		occurrences: new Set(checked(functions, occurrencesIn(occurrenceId, chosen))),
		emailDomains: new Set(checked(functions, parseDomains(emailDomains))),
		onlyRegistrants: checked(functions, yesOrNo(onlyRegistrants)),
	};
}

/** The value of a field. Throws an error that names the field if n8n can't evaluate its expression. */
export function readField(
	functions: TriggerFunctions,
	label: string,
	parameter: string,
	fallback: NodeParameterValueType,
): unknown {
	try {
		return functions.getNodeParameter(parameter, fallback);
	} catch (error) {
		const cause = error as Error;
		throw new NodeOperationError(functions.getNode(), cause, {
			message: `${label} can't be read: ${cause.message}`,
			description: `Correct the expression in ${label}.`,
		});
	}
}

function events(functions: TriggerFunctions): Set<string> {
	const field = readField(functions, 'Trigger On', 'events', []);
	const chosen = new Set<unknown>(Array.isArray(field) ? field : [field]);
	const known = TRIGGER_EVENTS.map(({ name }) => name).filter((name) => chosen.has(name));
	if (known.length > 0 && known.length === chosen.size) return new Set(known);
	throw new NodeOperationError(
		functions.getNode(),
		chosen.size === 0 ? 'Trigger On is empty' : 'Trigger On contains an unknown event',
		{ description: 'Choose at least one event from the list in Trigger On.' },
	);
}

/** The rows of a collection inside *Filters*. */
function rowsIn(collection: unknown, name: string): unknown[] {
	const rows = (isRecord(collection) ? collection[name] : undefined) ?? [];
	return Array.isArray(rows) ? rows : [rows];
}

function ids(functions: TriggerFunctions, rows: unknown[], kind: EventKind): Set<string> {
	const found = rows.map((row) =>
		checked(functions, idIn(isRecord(row) ? row[kind.idField] : undefined, kind)),
	);
	return new Set(found);
}

function checked<T>(functions: TriggerFunctions, parsed: Parsed<T>): T {
	if ('value' in parsed) return parsed.value;
	const { message, description } = parsed.error;
	throw new NodeOperationError(functions.getNode(), message, { description });
}

function idIn(value: unknown, kind: EventKind): Parsed<string> {
	const parsed = parseEvent(value, kind);
	if ('error' in parsed) return parsed;
	if ('id' in parsed.value) return { value: parsed.value.id };
	const noun = kind.idLabel.toLowerCase();
	return invalid(
		`${kind.idLabel}: a registration link doesn't contain the ${noun} ID`,
		`Enter the ${noun} ID, or the join link of the ${noun}.`,
	);
}

/**
 * IDs separated by commas. An expression without a result is invalid: it would accept every occurrence.
 * So are any IDs together with participants, of whom Zoom doesn't say which occurrence they are in.
 */
function occurrencesIn(field: unknown, chosen: ReadonlySet<string>): Parsed<string[]> {
	const text = field === undefined || field === null ? undefined : asText(field);
	if (text === undefined) {
		return invalid(
			`Occurrence ID ${whyNotText(field, 'is set by an expression that finds no string')}`,
			'Correct the expression in Filters > Occurrence ID. To accept every occurrence, let it return an empty string.',
		);
	}
	const ids = text.split(/[\s,;]+/).filter(Boolean);
	const participants = TRIGGER_EVENTS.find(
		({ type, name }) => type === 'participant' && chosen.has(name),
	);
	if (ids.length === 0 || participants === undefined) return { value: ids };
	return invalid(
		`Occurrence ID can't filter ${participants.label}, because Zoom doesn't say which occurrence someone joins or leaves`,
		'Remove Filters > Occurrence ID, or use a second trigger for the participant events and compare startTime in the workflow.',
	);
}

/** A boolean, also as a string from an expression. Anything else would silently accept everyone. */
function yesOrNo(field: unknown): Parsed<boolean> {
	const text = typeof field === 'boolean' ? String(field) : asText(field)?.toLowerCase();
	if (text === 'true' || text === 'false') return { value: text === 'true' };
	return invalid(
		"Only Registrants isn't true or false",
		'Correct the expression in Filters > Only Registrants.',
	);
}

import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';

import { EVENT_KINDS, type EventKind } from '../zoom/eventKinds';
import { isRecord } from '../transport/guards';
import { REGISTRATION_EVENTS } from '../webhook/event';
import type { EventFilters } from '../webhook/filters';
import { parseEvent } from '../fields/eventReference';
import { parseDomains } from '../ZoomRegistrants/actions/updateStatus/everyone';
import { asText, type Parsed } from '../fields/parsed';

/** Of filters that have not been added; one that is there without a value is a mistake. */
const NO_FILTERS: Record<string, unknown> = { occurrenceId: '', emailDomains: '' };

/**
 * Reads *Trigger On*, *Meetings*, *Webinars* and *Filters*. Throws where one cannot be understood:
 * a filter that was meant must not let everything through, nor hold everything back unseen.
 */
export function readFilters(functions: IHookFunctions | IWebhookFunctions): EventFilters {
	const given = functions.getNodeParameter('filters', {});
	const { occurrenceId, emailDomains } = { ...NO_FILTERS, ...(isRecord(given) ? given : {}) };
	return {
		events: events(functions),
		meetings: ids(functions, 'meetings.meeting', EVENT_KINDS.meetingRegistrant),
		webinars: ids(functions, 'webinars.webinar', EVENT_KINDS.webinarRegistrant),
		occurrences: new Set(checked(functions, occurrencesIn(occurrenceId))),
		emailDomains: new Set(checked(functions, parseDomains(emailDomains))),
	};
}

function events(functions: IHookFunctions | IWebhookFunctions): Set<string> {
	const field = functions.getNodeParameter('events', []);
	const chosen = new Set<unknown>(Array.isArray(field) ? field : [field]);
	const known = REGISTRATION_EVENTS.filter((event) => chosen.has(event));
	if (known.length > 0 && known.length === chosen.size) return new Set(known);
	throw new NodeOperationError(
		functions.getNode(),
		chosen.size === 0 ? 'Trigger On is empty' : 'Trigger On has an event that Zoom does not know',
		{ description: 'Choose at least one event from the list in Trigger On.' },
	);
}

function ids(
	functions: IHookFunctions | IWebhookFunctions,
	parameter: string,
	kind: EventKind,
): Set<string> {
	const rows = functions.getNodeParameter(parameter, []);
	const found = (Array.isArray(rows) ? rows : []).map((row: unknown) =>
		checked(functions, idIn(isRecord(row) ? row[kind.idField] : undefined, kind)),
	);
	return new Set(found);
}

function checked<T>(functions: IHookFunctions | IWebhookFunctions, parsed: Parsed<T>): T {
	if ('value' in parsed) return parsed.value;
	throw new NodeOperationError(functions.getNode(), parsed.problem, {
		description: parsed.nextStep,
	});
}

function idIn(value: unknown, kind: EventKind): Parsed<string> {
	const parsed = parseEvent(value, kind);
	if ('problem' in parsed) return parsed;
	if ('id' in parsed.value) return { value: parsed.value.id };
	const noun = kind.idLabel.toLowerCase();
	return {
		problem: `${kind.idLabel}: a registration link does not hold the ${noun} ID`,
		nextStep: `Give the ${noun} ID, or the join link of the ${noun}.`,
	};
}

/** IDs apart by commas. An expression that finds nothing would let every occurrence through. */
function occurrencesIn(field: unknown): Parsed<string[]> {
	const text = field === undefined || field === null ? undefined : asText(field);
	if (text !== undefined) return { value: text.split(/[\s,;]+/).filter(Boolean) };
	return {
		problem: 'Occurrence ID is set by an expression that finds no text',
		nextStep:
			'Correct the expression in Filters > Occurrence ID; where every occurrence is meant, let it give an empty text.',
	};
}

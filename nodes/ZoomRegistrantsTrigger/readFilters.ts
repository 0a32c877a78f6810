import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';

import { isRecord } from '../transport/isRecord';
import { REGISTRATION_EVENTS } from '../webhook/event';
import { emailDomainsOf, type EventFilters } from '../webhook/filters';
import { asText, type Parsed } from '../ZoomRegistrants/input/parsed';
import { parseMeeting } from '../ZoomRegistrants/input/meetingId';

/**
 * Reads *Trigger On*, *Meetings*, *Webinars* and *Filters*. Throws where one cannot be understood:
 * a filter that was meant must not let everything through, nor hold everything back unseen.
 */
export function readFilters(functions: IHookFunctions | IWebhookFunctions): EventFilters {
	const filters = functions.getNodeParameter('filters', {});
	const { occurrenceId, emailDomains } = isRecord(filters) ? filters : {};
	return {
		events: events(functions),
		meetings: ids(functions, 'meetings.meeting', 'meetingId'),
		webinars: ids(functions, 'webinars.webinar', 'webinarId'),
		occurrences: new Set(
			text(functions, 'Occurrence ID', occurrenceId)
				.split(/[\s,;]+/)
				.filter(Boolean),
		),
		emailDomains: emailDomainsOf(text(functions, 'E-Mail Domains', emailDomains)),
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
	field: 'meetingId' | 'webinarId',
): Set<string> {
	const rows = functions.getNodeParameter(parameter, []);
	const found = (Array.isArray(rows) ? rows : []).map((row: unknown) => {
		const parsed = idIn(isRecord(row) ? row[field] : undefined, field);
		if ('value' in parsed) return parsed.value;
		throw new NodeOperationError(functions.getNode(), parsed.problem, {
			description: parsed.nextStep,
		});
	});
	return new Set(found);
}

/** The only place that reads a meeting or webinar here. */
function idIn(value: unknown, field: 'meetingId' | 'webinarId'): Parsed<string> {
	const parsed = parseMeeting(value);
	if ('problem' in parsed) return inWordsOf(field, parsed);
	if ('id' in parsed.value) return { value: parsed.value.id };
	return inWordsOf(field, {
		problem: 'Meeting: a registration link does not hold the meeting ID',
		nextStep: 'Give the meeting ID, or the join link of the meeting.',
	});
}

function inWordsOf(field: string, { problem, nextStep }: { problem: string; nextStep: string }) {
	if (field === 'meetingId') return { problem, nextStep };
	const words = (sentence: string) =>
		sentence.replace(/\bMeeting\b/g, 'Webinar').replace(/\bmeeting\b(?!\/)/g, 'webinar');
	return { problem: words(problem), nextStep: words(nextStep) };
}

function text(
	functions: IHookFunctions | IWebhookFunctions,
	label: string,
	value: unknown,
): string {
	const found = asText(value);
	if (found !== undefined) return found;
	throw new NodeOperationError(functions.getNode(), `${label} is not a text`, {
		description: `Check the expression in Filters > ${label}.`,
	});
}

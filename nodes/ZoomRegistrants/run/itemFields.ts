import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { type EventInput, parseEvent } from '../../fields/givenEvent';
import { parseOccurrence } from '../../fields/occurrenceId';
import { asText, type Parsed } from '../../fields/parsed';
import type { ZoomFunctions } from '../../transport/connection';
import { isRecord } from '../../transport/guards';
import { EVENT_KINDS, type EventKind } from '../../zoom/eventKinds';

/** One item's fields. Nothing here sends anything; only n8n's own expression errors are thrown. */
export interface ItemFields {
	kind: EventKind;
	/** A field's value, with its expression evaluated. */
	get: (name: string, fallback?: unknown) => unknown;
	/** *Meeting* or *Webinar*, and *Occurrence* if the operation has it. */
	event: () => Parsed<EventInput>;
	/** The input item itself. */
	json: () => IDataObject;
}

/** The kind of event selected by *Resource*, the same for all items. */
export function kindOf(functions: ZoomFunctions): EventKind {
	const resource = asText(functions.getNodeParameter('resource', 0, 'meetingRegistrant'));
	const kind = Object.entries<EventKind>(EVENT_KINDS).find(([name]) => name === resource)?.[1];
	if (kind !== undefined) return kind;
	throw new NodeOperationError(functions.getNode(), `Resource: "${resource ?? ''}" doesn't exist`, {
		description: "Select 'Resource' again in this node.",
	});
}

/**
 * Reads the fields of any item by its index. A field without an expression has the same value for every
 * item, so n8n is asked for it only once: that takes n8n longer than everything else about a row.
 */
export function fieldReader(functions: IExecuteFunctions): (itemIndex: number) => ItemFields {
	const kind = kindOf(functions);
	const { parameters } = functions.getNode();
	const fixed = new Map<string, unknown>();
	const isFixed = (name: string) => name in parameters && !hasExpression(parameters[name]);
	const read = (name: string, itemIndex: number, fallback?: unknown): unknown => {
		if (fixed.has(name)) return fixed.get(name);
		const value: unknown = functions.getNodeParameter(name, itemIndex, fallback);
		if (isFixed(name)) fixed.set(name, value);
		return value;
	};
	return (itemIndex) => {
		const get = (name: string, fallback?: unknown) => read(name, itemIndex, fallback);
		return {
			kind,
			get,
			json: () => functions.getInputData()[itemIndex]?.json ?? {},
			event() {
				const event = parseEvent(get(kind.idField), kind);
				if ('error' in event) return event;
				const occurrence = parseOccurrence(
					get('occurrenceId', ''),
					hasExpression(parameters.occurrenceId),
				);
				if ('error' in occurrence) return occurrence;
				return { value: { event: event.value, occurrenceId: occurrence.value } };
			},
		};
	};
}

/** Whether a field's value, or anything in it, is an expression. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(hasExpression);
	return isRecord(value) && Object.values(value).some(hasExpression);
}

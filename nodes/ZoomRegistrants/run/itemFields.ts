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

/** The fields of the input item with this index. */
export function fieldsOf(functions: IExecuteFunctions, itemIndex: number): ItemFields {
	const kind = kindOf(functions);
	const get = (name: string, fallback?: unknown): unknown =>
		functions.getNodeParameter(name, itemIndex, fallback);
	return {
		kind,
		get,
		json: () => functions.getInputData()[itemIndex]?.json ?? {},
		event() {
			const event = parseEvent(get(kind.idField), kind);
			if ('error' in event) return event;
			const occurrence = parseOccurrence(
				get('occurrenceId', ''),
				isExpression(functions, 'occurrenceId'),
			);
			if ('error' in occurrence) return occurrence;
			return { value: { event: event.value, occurrenceId: occurrence.value } };
		},
	};
}

/** Whether a field's value is an expression. */
function isExpression(functions: IExecuteFunctions, name: string): boolean {
	const field: unknown = functions.getNode().parameters[name];
	const value = isRecord(field) ? field.value : field;
	return typeof value === 'string' && value.startsWith('=');
}

import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { type EventInput, parseEvent } from '../../fields/givenEvent';
import { parseOccurrence } from '../../fields/occurrenceId';
import { asText, type Parsed } from '../../fields/parsed';
import type { ZoomFunctions } from '../../transport/connection';
import { isRecord } from '../../transport/guards';
import { EVENT_KINDS, type EventKind } from '../../zoom/eventKinds';

/** One item's fields. Nothing here sends anything, or throws but n8n's own expression errors. */
export interface ItemFields {
	kind: EventKind;
	/** A field as it is, with its expression filled in. */
	get: (name: string, fallback?: unknown) => unknown;
	/** *Meeting* or *Webinar*, and *Occurrence* where the operation has it. */
	event: () => Parsed<EventInput>;
	/** The input item itself. */
	json: () => IDataObject;
}

/** The kind of event that *Resource* chooses; it is the same for all items. */
export function kindOf(functions: ZoomFunctions): EventKind {
	const resource = asText(functions.getNodeParameter('resource', 0, 'meetingRegistrant'));
	const kind = Object.entries<EventKind>(EVENT_KINDS).find(([name]) => name === resource)?.[1];
	if (kind !== undefined) return kind;
	throw new NodeOperationError(functions.getNode(), `Resource: there is no "${resource ?? ''}"`, {
		description: 'Choose Resource again in this node.',
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

/** Whether the user has set a field by an expression, rather than left it or filled it in. */
function isExpression(functions: IExecuteFunctions, name: string): boolean {
	const field: unknown = functions.getNode().parameters[name];
	const value = isRecord(field) ? field.value : field;
	return typeof value === 'string' && value.startsWith('=');
}

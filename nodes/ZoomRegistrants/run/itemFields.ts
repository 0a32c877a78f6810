import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import type { ZoomFunctions } from '../../transport/connection';
import { EVENT_KINDS, type EventKind } from '../../zoom/eventKinds';
import { isRecord } from '../../transport/guards';
import { errorOf } from './outputItems';
import { type EventInput, parseEvent } from '../../fields/eventReference';
import { parseOccurrence } from '../../fields/occurrenceId';
import type { Parsed } from '../../fields/parsed';

/** One item's fields, read and checked; nothing here sends anything. */
export interface ItemFields {
	kind: EventKind;
	/** A field as it is, with its expression filled in. */
	get(name: string, fallback?: unknown): unknown;
	/** The value, or n8n's error that names the item. */
	checked<T>(parsed: Parsed<T>): T;
	/** *Meeting* or *Webinar*, and *Occurrence* where the operation has it. */
	event(): EventInput;
	/** The input item itself. */
	json(): IDataObject;
}

/** The kind of event that *Resource* chooses; it is the same for all items. */
export function kindOf(functions: ZoomFunctions): EventKind {
	const resource = functions.getNodeParameter('resource', 0, 'meetingRegistrant') as string;
	const kind = Object.entries<EventKind>(EVENT_KINDS).find(([name]) => name === resource)?.[1];
	if (kind !== undefined) return kind;
	throw new NodeOperationError(functions.getNode(), `Resource: there is no "${resource}"`, {
		description: 'Choose Resource again in this node.',
	});
}

export function fieldsOf(functions: IExecuteFunctions, itemIndex: number): ItemFields {
	const kind = kindOf(functions);
	const get = (name: string, fallback?: unknown): unknown =>
		functions.getNodeParameter(name, itemIndex, fallback);
	const checked = <T>(parsed: Parsed<T>): T => {
		if ('value' in parsed) return parsed.value;
		const problem = { message: parsed.problem, description: parsed.nextStep };
		throw errorOf(functions.getNode(), problem, itemIndex);
	};
	return {
		kind,
		get,
		checked,
		json: () => functions.getInputData()[itemIndex]?.json ?? {},
		event: () => ({
			event: checked(parseEvent(get(kind.idField), kind)),
			occurrenceId: checked(
				parseOccurrence(get('occurrenceId', ''), isExpression(functions, 'occurrenceId')),
			),
		}),
	};
}

/** Whether the user has set a field by an expression, rather than left it or filled it in. */
function isExpression(functions: IExecuteFunctions, name: string): boolean {
	const field: unknown = functions.getNode().parameters[name];
	const value = isRecord(field) ? field.value : field;
	return typeof value === 'string' && value.startsWith('=');
}

import {
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import type { EventRef, ListedOccurrence } from '../../zoom/events';
import { inTimeZone } from '../../fields/eventList';
import { parseEvent } from '../../fields/givenEvent';
import { parseOccurrence } from '../../fields/occurrenceId';
import { kindOf } from '../run/itemFields';

/**
 * The event chosen in the form so far. Throws n8n's error that asks for it if there is none; lists show
 * only the message of an error, so the next step is part of it.
 */
export function chosenEvent(functions: ILoadOptionsFunctions): EventRef {
	const kind = kindOf(functions);
	const noun = kind.idLabel.toLowerCase();
	const event = parseEvent(functions.getCurrentNodeParameter(kind.idField), kind);
	if ('error' in event) {
		throw new NodeOperationError(
			functions.getNode(),
			`Choose the ${noun} first. ${event.error.description}`,
		);
	}
	if (!('id' in event.value)) {
		throw new NodeOperationError(
			functions.getNode(),
			`Registration links don't contain the ${noun} ID. Choose the ${noun} From List or enter its ID to see this list.`,
		);
	}
	const occurrence = parseOccurrence(functions.getCurrentNodeParameter('occurrenceId'), false);
	const chosen = 'value' in occurrence ? occurrence.value : undefined;
	// An expression has no value here.
	const isExpression = chosen !== undefined && /[={]/.test(chosen);
	return { kind, eventId: event.value.id, occurrenceId: isExpression ? undefined : chosen };
}

/** Occurrences as choices: upcoming ones first, then past ones, which are marked. Times are in `timeZone`. */
export function occurrenceNames(
	occurrences: ListedOccurrence[],
	timeZone: string,
	now: number,
): Array<INodePropertyOptions & { value: string }> {
	const isPast = ({ startTime }: ListedOccurrence) => Date.parse(startTime) < now;
	const ordered = [...occurrences.filter((one) => !isPast(one)), ...occurrences.filter(isPast)];
	return ordered.map((one) => ({
		name: `${inTimeZone(one.startTime, timeZone)} · ${one.duration} min${isPast(one) ? ' · past' : ''}`,
		value: one.id,
	}));
}

import {
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import type { EventRef, ListedOccurrence } from '../../zoom/events';
import { isRecord } from '../../transport/guards';
import { inTimeZone } from '../../fields/eventList';
import { parseEvent } from '../../fields/givenEvent';
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
	const occurrence: unknown = functions.getCurrentNodeParameter('occurrenceId');
	const occurrenceId = isRecord(occurrence) ? occurrence.value : undefined;
	const isChosen = typeof occurrenceId === 'string' && /^[^={]+$/.test(occurrenceId);
	return { kind, eventId: event.value.id, occurrenceId: isChosen ? occurrenceId : undefined };
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

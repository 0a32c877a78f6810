import {
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import type { ZoomConnection } from '../../transport/connection';
import type { EventRef, ListedOccurrence, Reading } from '../../zoom/events';
import { isRecord } from '../../transport/guards';
import { parseEvent } from '../../fields/eventReference';
import { kindOf } from '../run/itemFields';
import { problemOfRefusal } from '../run/problems';

/** The event chosen in the form so far; throws n8n's error that asks for it when there is none. */
export function chosenPlace(functions: ILoadOptionsFunctions): EventRef {
	const kind = kindOf(functions);
	const noun = kind.idLabel.toLowerCase();
	const event = parseEvent(functions.getCurrentNodeParameter(kind.idField), kind);
	if ('problem' in event) {
		throw new NodeOperationError(functions.getNode(), `Choose the ${noun} first`, {
			description: event.nextStep,
		});
	}
	if (!('id' in event.value)) {
		throw new NodeOperationError(
			functions.getNode(),
			`A registration link does not hold the ${noun} ID`,
			{ description: `Choose the ${noun} From List or give its ID to see this list.` },
		);
	}
	const occurrence: unknown = functions.getCurrentNodeParameter('occurrenceId');
	const occurrenceId = isRecord(occurrence) ? occurrence.value : undefined;
	const isChosen = typeof occurrenceId === 'string' && /^[^={]+$/.test(occurrenceId);
	return { kind, eventId: event.value.id, occurrenceId: isChosen ? occurrenceId : undefined };
}

/** What was read, or n8n's error that says why it cannot be read. */
export function valueOf<T>(
	connection: ZoomConnection,
	place: Pick<EventRef, 'kind'> & Partial<EventRef>,
	reading: Reading<T>,
): T {
	if ('value' in reading) return reading.value;
	const { functions, host } = connection;
	const { message, description, reference } = problemOfRefusal(connection, place, reading.refusal);
	const isWithoutHost =
		host === 'me' && functions.getNodeParameter('authentication', 0) === 'serverToServer';
	const hint =
		isWithoutHost && place.eventId === undefined
			? ' Fill in Host: a server-to-server login may not have meetings of its own.'
			: '';
	throw new NodeOperationError(functions.getNode(), message, {
		description: `${description}${hint} ${reference ?? ''}`.trim(),
	});
}

/** Occurrences as choices: those to come first, then the past ones, which are marked. */
export function occurrenceNames(
	occurrences: ListedOccurrence[],
	timeZone: string,
): Array<INodePropertyOptions & { value: string }> {
	const isPast = ({ startTime }: ListedOccurrence) => Date.parse(startTime) < Date.now();
	const ordered = [...occurrences.filter((one) => !isPast(one)), ...occurrences.filter(isPast)];
	return ordered.map((one) => ({
		name: `${inTimeZone(one.startTime, timeZone)} · ${one.duration} min${isPast(one) ? ' · past' : ''}`,
		value: one.id,
	}));
}

/** e.g. `Tue, 1 Dec 2026, 18:00`; the text as it is when it is not a time. */
export function inTimeZone(time: string, timeZone: string): string {
	const date = new Date(time);
	if (Number.isNaN(date.getTime())) return time;
	return new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
	}).format(date);
}

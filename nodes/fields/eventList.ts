import {
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';

import { connect, type ZoomConnection } from '../transport/connection';
import type { Result } from '../transport/result';
import { explain } from '../zoom/errors/explain';
import type { EventKind } from '../zoom/eventKinds';
import { listEvents, type ListedEvent, MAX_EVENT_PAGES } from '../zoom/events';

/** Enough entries to scroll, because n8n asks for more only at the end of a list. */
const ENOUGH = 20;

/**
 * The host's events of one kind whose topic or ID contains the filter, for a dropdown. n8n asks for
 * more with the `paginationToken` of the answer before, so that the list loads page by page. While
 * a filter finds little, up to 30 pages are read at once; then the list says that there are more.
 */
export async function searchEventsOf(
	functions: ILoadOptionsFunctions,
	kind: EventKind,
	filter: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const connection = await connect(functions);
	const results: INodeListSearchItems[] = [];
	let pagesRead = 0;
	let eventsRead = 0;
	for await (const page of listEvents(connection, kind, paginationToken)) {
		const { events, next } = valueOf(connection, { kind }, page);
		pagesRead += 1;
		eventsRead += events.length;
		results.push(...entriesOf(events, filter, functions.getTimezone()));
		if (results.length >= ENOUGH) return { results, paginationToken: next };
		if (next !== undefined && pagesRead === MAX_EVENT_PAGES) {
			return withMore(functions, results, `${kind.idLabel.toLowerCase()}s`);
		}
	}
	if (eventsRead === 0 && paginationToken === undefined && lacksHost(connection)) {
		throw new NodeOperationError(
			functions.getNode(),
			`This credential's own Zoom user has no ${kind.idLabel.toLowerCase()}s. ${FILL_IN_HOST}`,
		);
	}
	return { results };
}

/** The events whose topic or ID contains the filter, as a dropdown's entries. Times are in `timeZone`. */
export function entriesOf(
	events: readonly ListedEvent[],
	filter: string,
	timeZone: string,
): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	const digits = wanted.replace(/[\s-]/g, '');
	const found = events.filter(
		({ id, topic }) =>
			topic.toLowerCase().includes(wanted) || (digits !== '' && id.includes(digits)),
	);
	return found.map(({ id, topic, startTime }) => {
		const time = startTime === undefined ? '' : ` · ${inTimeZone(startTime, timeZone)}`;
		return { name: `${topic || id}${time}`, value: id };
	});
}

/**
 * A list that wasn't read to its end: what was found, then an entry that says so. Throws n8n's error
 * that says it if nothing was found. `things` are what is listed, in the plural.
 */
export function withMore(
	functions: ILoadOptionsFunctions,
	results: readonly INodeListSearchItems[],
	things: string,
): INodeListSearchResult {
	const advice = `There are more ${things} than this list can search. For others, choose By ID.`;
	if (results.length === 0) {
		throw new NodeOperationError(functions.getNode(), `Nothing found so far. ${advice}`);
	}
	return { results: [...results, { name: advice, value: '' }] };
}

const FILL_IN_HOST = "Fill in 'Host' with the email of the user who hosts them.";

function lacksHost({ host, functions }: ZoomConnection): boolean {
	return host === 'me' && functions.getNodeParameter('authentication', 0) === 'serverToServer';
}

/**
 * What Zoom returned for a dropdown. If Zoom refused, throws an error that says why. Lists show only
 * the message of an error, so the next step is part of it.
 */
export function valueOf<T>(
	connection: ZoomConnection,
	{ kind, eventId }: { kind: EventKind; eventId?: string },
	reading: Result<T>,
): T {
	if ('value' in reading) return reading.value;
	const { functions, apiBaseUrl, clock } = connection;
	const { message, description, reference } = explain(
		reading.error,
		{ kind, eventId, apiBaseUrl },
		clock.now(),
	);
	const hint = eventId === undefined && lacksHost(connection) ? ` ${FILL_IN_HOST}` : '';
	const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
	throw new NodeOperationError(functions.getNode(), `${sentence} ${description}${hint}`, {
		description: reference,
	});
}

/** e.g. `Tue, 1 Dec 2026, 18:00 CET`, or `… 18:00 GMT-5`; the string unchanged if it isn't a time. */
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
		timeZoneName: 'short',
	}).format(date);
}

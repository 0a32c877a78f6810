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
import { listEvents } from '../zoom/events';

/** The host's events of one kind whose topic or ID contains the filter, for a dropdown. */
export async function searchEventsOf(
	functions: ILoadOptionsFunctions,
	kind: EventKind,
	filter: string,
): Promise<INodeListSearchResult> {
	const connection = await connect(functions);
	const events = valueOf(connection, { kind }, await listEvents(connection, kind));
	const wanted = filter.trim().toLowerCase();
	const digits = wanted.replace(/[\s-]/g, '');
	const results = events
		.filter(
			({ id, topic }) =>
				topic.toLowerCase().includes(wanted) || (digits !== '' && id.includes(digits)),
		)
		.map(
			({ id, topic, startTime }): INodeListSearchItems => ({
				name: [topic || id, startTime && inTimeZone(startTime, functions.getTimezone())]
					.filter(Boolean)
					.join(' · '),
				value: id,
			}),
		);
	return { results };
}

/** What Zoom returned for a dropdown. If Zoom refused, throws an error that says why. */
export function valueOf<T>(
	{ functions, host, apiBaseUrl, clock }: ZoomConnection,
	{ kind, eventId }: { kind: EventKind; eventId?: string },
	reading: Result<T>,
): T {
	if ('value' in reading) return reading.value;
	const { message, description, reference } = explain(
		reading.error,
		{ kind, eventId, apiBaseUrl },
		clock.now(),
	);
	const isWithoutHost =
		host === 'me' && functions.getNodeParameter('authentication', 0) === 'serverToServer';
	const hint =
		isWithoutHost && eventId === undefined
			? " Fill in 'Host': a Server-to-Server credential may not have meetings of its own."
			: '';
	throw new NodeOperationError(functions.getNode(), message, {
		description: `${description}${hint} ${reference ?? ''}`.trim(),
	});
}

/** e.g. `Tue, 1 Dec 2026, 18:00`; the string unchanged if it isn't a time. */
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

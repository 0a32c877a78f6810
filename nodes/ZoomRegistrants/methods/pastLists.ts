import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { entriesOf, inTimeZone, valueOf } from '../../fields/eventList';
import { connect } from '../../transport/connection';
import { getEvent } from '../../zoom/events';
import { listPastEvents } from '../../zoom/pastEvents';
import { listInstances } from '../../zoom/pastInstances';
import { plannedTimes, sessionsOf } from '../../zoom/sessions';
import { kindOf } from '../run/itemFields';
import { chosenEvent } from './chosenEvent';

/** Fills *Meeting* or *Webinar* with the host's past ones, the latest first. */
export async function searchPastEvents(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const kind = kindOf(this);
	const connection = await connect(this);
	const list = await listPastEvents(connection, kind, connection.clock.now());
	const events = valueOf(connection, { kind }, list).map(({ startTime, ...event }) => ({
		...event,
		startTime: startTime === undefined ? undefined : new Date(startTime).toISOString(),
	}));
	return { results: entriesOf(events, filter, this.getTimezone()) };
}

/** Fills *Instance* with every start of the chosen event, the latest first, and marks restarts. */
export async function searchPastInstances(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const instances = valueOf(connection, event, await listInstances(connection, event));
	const query = { show_previous_occurrences: 'true' };
	const details = await getEvent(connection, event.kind, event.eventId, query);
	// Restarts are only marked: without the planned times, the list is still right.
	const planned = 'value' in details ? plannedTimes(details.value) : [];
	const timeZone = this.getTimezone();
	const choices = sessionsOf(instances, planned)
		.flatMap(({ instances: starts }) =>
			starts.map((start, index) => ({ ...start, suffix: index === 0 ? '' : ' · restart' })),
		)
		.sort((one, other) => other.startTime - one.startTime)
		.map(({ uuid, startTime, suffix }) => ({
			name: `${localTime(startTime, timeZone)}${suffix}`,
			value: uuid,
		}));
	const wanted = filter.trim().toLowerCase();
	const all = [{ name: 'Latest', value: '' }, ...choices];
	return { results: all.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** A moment in epoch milliseconds, e.g. `Tue, 1 Dec 2026, 18:00`. */
function localTime(time: number, timeZone: string): string {
	return inTimeZone(new Date(time).toISOString(), timeZone);
}

import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { connect } from '../../transport/connection';
import { listOccurrences } from '../../zoom/events';
import { isText } from '../../transport/guards';
import { listRegistrants, REGISTRANT_STATUSES } from '../../zoom/registrants';
import { searchEventsOf, valueOf } from '../../fields/eventList';
import { kindOf } from '../run/itemFields';
import { chosenEvent, occurrenceNames } from './chosenEvent';

/** Fills *Meeting* or *Webinar* for the chosen resource. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchEventsOf(this, kindOf(this), filter);
}

/** Fills *Occurrence* from the chosen event: the whole series, upcoming occurrences, then past ones. */
export async function searchOccurrences(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const reading = await listOccurrences(connection, event.kind, event.eventId);
	const occurrences = valueOf(connection, event, reading);
	const names = occurrenceNames(occurrences, this.getTimezone(), connection.clock.now());
	const wholeSeries =
		occurrences.length > 0
			? 'Whole series'
			: `Whole ${event.kind.idLabel.toLowerCase()} (it has no separate dates)`;
	const choices = [{ name: wholeSeries, value: '' }, ...names];
	const wanted = filter.trim().toLowerCase();
	return { results: choices.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** Registrants shown in one list; the others are found by typing. */
const MAX_SHOWN = 100;

/** Fills *Registrant*: people in any status whose name or email contains the filter. */
export async function searchRegistrants(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchItems[] = [];
	for (const status of REGISTRANT_STATUSES) {
		if (results.length >= MAX_SHOWN) break;
		for await (const page of listRegistrants(connection, event, { status })) {
			for (const { id, email, fields } of valueOf(connection, event, page).registrants) {
				const names = [fields.first_name, fields.last_name].filter(isText).join(' ');
				const name = `${names} <${email ?? id}> (${status})`.trim();
				if (name.toLowerCase().includes(wanted)) results.push({ name, value: id });
			}
			if (results.length >= MAX_SHOWN) break;
		}
	}
	return { results: results.slice(0, MAX_SHOWN) };
}

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
import { chosenPlace, occurrenceNames } from './chosenEvent';

/** Fills *Meeting* or *Webinar* for the chosen resource. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchEventsOf(this, kindOf(this), filter);
}

/** Fills *Occurrence* from the chosen event: those to come first, then those that are past. */
export async function searchOccurrences(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const place = chosenPlace(this);
	const connection = await connect(this);
	const reading = await listOccurrences(connection, place.kind, place.eventId);
	const occurrences = valueOf(connection, place, reading);
	const names = occurrenceNames(occurrences, this.getTimezone(), connection.clock.now());
	const wanted = filter.trim().toLowerCase();
	return { results: names.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** So many registrants are read for one dropdown; who is not among them is found by typing. */
const MAX_SHOWN = 100;

/** Fills *Registrant*: those whose name or e-mail holds the filter, in any status. */
export async function searchRegistrants(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const place = chosenPlace(this);
	const connection = await connect(this);
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchItems[] = [];
	for (const status of REGISTRANT_STATUSES) {
		if (results.length >= MAX_SHOWN) break;
		for await (const page of listRegistrants(connection, place, { status })) {
			for (const { id, email, fields } of valueOf(connection, place, page).registrants) {
				const names = [fields.first_name, fields.last_name].filter(isText).join(' ');
				const name = `${names} <${email ?? id}> (${status})`.trim();
				if (name.toLowerCase().includes(wanted)) results.push({ name, value: id });
			}
			if (results.length >= MAX_SHOWN) break;
		}
	}
	return { results: results.slice(0, MAX_SHOWN) };
}

import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { connect } from '../../transport/connection';
import { listOccurrences } from '../../zoom/events';
import { isText } from '../../transport/guards';
import {
	type ListedRegistrant,
	listRegistrants,
	REGISTRANT_STATUSES,
	type RegistrantStatus,
} from '../../zoom/registrants';
import { searchEventsOf, valueOf, withMore } from '../../fields/eventList';
import { kindOf } from '../run/itemFields';
import { chosenEvent, occurrenceNames } from './chosenEvent';

/** Fills *Meeting* or *Webinar* for the chosen resource. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchEventsOf(this, kindOf(this), filter, paginationToken);
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

/** Reading goes on until this many registrants match the filter; n8n asks for more when somebody scrolls. */
const ENOUGH = 100;

/** Pages that are read at once while a filter finds little: 9,000 registrants. */
const MAX_PAGES = 30;

/**
 * Fills *Registrant*: people in any status whose name or email contains the filter, as many pages as it
 * takes to fill the list. `paginationToken` is that of the answer before.
 */
export async function searchRegistrants(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchItems[] = [];
	let pagesRead = 0;
	for (let place = placeIn(paginationToken); place !== undefined; ) {
		const { status, from }: Place = place;
		place = following(status);
		for await (const page of listRegistrants(connection, event, { status, from })) {
			const { registrants, next } = valueOf(connection, event, page);
			const items = registrants.map((one) => itemOf(one, status));
			results.push(...items.filter(({ name }) => name.toLowerCase().includes(wanted)));
			pagesRead += 1;
			const rest = next === undefined ? place : { status, from: next };
			if (results.length >= ENOUGH) {
				return { results, paginationToken: rest && JSON.stringify(rest) };
			}
			if (rest !== undefined && pagesRead === MAX_PAGES) {
				return withMore(this, results, 'registrants');
			}
		}
	}
	return { results };
}

function itemOf({ id, email, fields }: ListedRegistrant, status: string): INodeListSearchItems {
	const names = [fields.first_name, fields.last_name].filter(isText).join(' ');
	return { name: `${names} <${email ?? id}> (${status})`.trim(), value: id };
}

/** A place in the lists of all statuses, which are read one after the other. */
interface Place {
	status: RegistrantStatus;
	/** The `next` of the page before; undefined for the beginning of the list. */
	from?: string;
}

function following(status: RegistrantStatus): Place | undefined {
	const next = REGISTRANT_STATUSES[REGISTRANT_STATUSES.indexOf(status) + 1];
	return next && { status: next };
}

/** The place in a token of this list; the beginning without one. */
function placeIn(paginationToken = '{}'): Place | undefined {
	const { status: given, from } = JSON.parse(paginationToken) as { [name: string]: unknown };
	const status = REGISTRANT_STATUSES.find((one) => one === given) ?? REGISTRANT_STATUSES[0];
	return status && { status, from: isText(from) ? from : undefined };
}

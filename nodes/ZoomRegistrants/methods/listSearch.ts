import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { connect } from '../../transport/connection';
import type { EventKind } from '../../zoom/eventKinds';
import { listEvents, listOccurrences } from '../../zoom/events';
import { isText } from '../../transport/guards';
import { listRegistrants, REGISTRANT_STATUSES } from '../../zoom/registrants';
import { kindOf } from '../run/itemFields';
import { chosenPlace, inTimeZone, occurrenceNames, valueOf } from './chosenEvent';

/** Fills *Meeting* or *Webinar* for the chosen resource. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchEventsOf(this, kindOf(this), filter);
}

/** The host's events of one kind whose topic or ID holds the filter. */
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

/** Fills *Occurrence* from the chosen event: those to come first, then those that are past. */
export async function searchOccurrences(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const place = chosenPlace(this);
	const connection = await connect(this);
	const reading = await listOccurrences(connection, place.kind, place.eventId);
	const names = occurrenceNames(valueOf(connection, place, reading), this.getTimezone());
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
		const pages = listRegistrants(connection, place, { status });
		while (results.length < MAX_SHOWN) {
			const page = await pages.next();
			if (page.done) {
				if (page.value !== undefined) valueOf(connection, place, { refusal: page.value });
				break;
			}
			for (const { id, email, fields } of page.value) {
				const names = [fields.first_name, fields.last_name].filter(isText).join(' ');
				const name = `${names} <${email ?? id}> (${status})`.trim();
				if (name.toLowerCase().includes(wanted)) results.push({ name, value: id });
			}
		}
	}
	return { results: results.slice(0, MAX_SHOWN) };
}

import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { connect } from '../../transport/connection';
import { listOccurrences } from '../../zoom/events';
import { isRecord, rowsOf, textOf } from '../../transport/guards';
import { answerWithout } from '../../transport/refusal';
import { zoomRequest } from '../../transport/request';
import { readQuestions } from '../../zoom/questions';
import { valueOf } from '../../fields/eventList';
import { chosenEvent, occurrenceNames } from './chosenEvent';

/** Fills *Occurrences* when someone is registered. */
export async function getOccurrences(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const reading = await listOccurrences(connection, event.kind, event.eventId);
	const occurrences = valueOf(connection, event, reading);
	return occurrenceNames(occurrences, this.getTimezone(), connection.clock.now());
}

/** Fills the titles of custom questions from the registration form of the event. */
export async function getCustomQuestions(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const { customQuestions } = valueOf(connection, event, await readQuestions(connection, event));
	return customQuestions.map(({ title, required, answers }) => ({
		name: required ? `${title} (required)` : title,
		value: title,
		description: answers.length > 0 ? `One of: ${answers.map(textOf).join(', ')}` : undefined,
	}));
}

/**
 * Fills *Tracking Source* of a webinar.
 * https://developers.zoom.us/docs/api/meetings/#tag/webinars/get/webinars/{webinarId}/tracking_sources
 */
export async function getTrackingSources(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const event = chosenEvent(this);
	const connection = await connect(this);
	const answer = await zoomRequest(connection, {
		method: 'GET',
		path: [event.kind.collection, event.eventId, 'tracking_sources'],
	});
	const body = valueOf(connection, event, answer);
	const sources = isRecord(body) ? body.tracking_sources : undefined;
	if (!Array.isArray(sources)) {
		return valueOf(connection, event, { error: answerWithout('tracking sources') });
	}
	return rowsOf(sources).map(({ id, source_name }) => ({
		name: textOf(source_name ?? id),
		value: textOf(id),
	}));
}

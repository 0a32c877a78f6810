import type { IDataObject } from 'n8n-workflow';

import { isRecord, isText } from '../transport/guards';
import { simplifiedRegistrant } from '../zoom/simplifiedRegistrant';
import { idOf, eventOccurrences, type RegistrationEvent } from './event';

/**
 * An event as the trigger outputs it: the registrant with the Zoom Registrants node's field names, so
 * that *Update Status* can use it unchanged, then what happened, when, and to which meeting or
 * webinar. Zoom sends a status only with *created*; for other events, the change is the status.
 */
export function simplifiedEvent(event: RegistrationEvent): IDataObject {
	const { name, subject, change, time, operator, object, registrant } = event;
	const status = change === 'created' ? registrant.status : change;
	const occurrences: IDataObject[] = eventOccurrences(event);
	const [first] = occurrences;
	return withoutGaps({
		...simplifiedRegistrant({ ...registrant, status }),
		trackingSource: trackingSource(registrant.tracking_source),
		event: name,
		eventTime: time === undefined ? undefined : new Date(time).toISOString(),
		[subject === 'webinar' ? 'webinarId' : 'meetingId']: idOf(object.id),
		topic: object.topic,
		startTime: object.start_time,
		timezone: object.timezone,
		occurrenceId: occurrences.length === 1 ? first?.occurrenceId : undefined,
		occurrences: occurrences.length === 0 ? undefined : occurrences,
		hostId: object.host_id,
		operator,
	});
}

/** The webinar tracking link that a registrant came from. */
function trackingSource(source: unknown): IDataObject | undefined {
	if (!isRecord(source)) return undefined;
	const { id, source_name, tracking_url } = source;
	const simplified = withoutGaps({ id, sourceName: source_name, trackingUrl: tracking_url });
	return Object.keys(simplified).length === 0 ? undefined : simplified;
}

/** Only the fields that have a value: a non-empty string, a number or an object. */
function withoutGaps(fields: Record<string, unknown>): IDataObject {
	const filled = Object.entries(fields).filter(
		([, value]) => isText(value) || typeof value === 'number' || typeof value === 'object',
	);
	return Object.fromEntries(filled.filter(([, value]) => value !== null)) as IDataObject;
}

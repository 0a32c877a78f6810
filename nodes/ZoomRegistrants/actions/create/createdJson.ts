import type { IDataObject } from 'n8n-workflow';

import type { EventRef } from '../../../zoom/events';
import { isText, rowsOf, textOf } from '../../../transport/guards';
import type { NewRegistrant } from './newRegistrant';

/** Zoom knows *Approve at Once* for a webinar in batches only, and gives no link before approval. */
const STILL_WAITING =
	'Not approved at once: Zoom gave no join link, so the person is waiting. Approve them with Update Status.';

/**
 * Somebody newly registered as an output's json. The registrant's ID leads, because the `id` in
 * Zoom's answer is the meeting's; there is no join link as long as the person waits for approval. One
 * occurrence asked for is named as *Update Status* takes it, or it would change the whole series.
 */
export function createdJson(
	{ kind, eventId }: EventRef,
	registrant: NewRegistrant,
	answer: Record<string, unknown>,
): IDataObject {
	const { registrant_id, join_url, share_url, participant_pin_code, topic, start_time } = answer;
	const [occurrenceId, ...otherOccurrences] = registrant.occurrenceIds;
	const isOneOccurrence = occurrenceId !== undefined && otherOccurrences.length === 0;
	const isWaiting = registrant.autoApprove === true && !isText(join_url);
	return {
		registrantId: textOf(registrant_id),
		...(isText(join_url) && { joinUrl: join_url }),
		...(isText(share_url) && { shareUrl: share_url }),
		email: registrant.email,
		firstName: registrant.firstName,
		...(registrant.lastName !== undefined && { lastName: registrant.lastName }),
		[kind.idField]: eventId,
		...(isOneOccurrence && { occurrenceId }),
		...(isText(topic) && { topic }),
		...(isText(start_time) && { startTime: start_time }),
		...(participant_pin_code !== undefined && { participantPinCode: textOf(participant_pin_code) }),
		...occurrencesOf(answer.occurrences),
		...(isWaiting && { note: STILL_WAITING }),
	};
}

function occurrencesOf(list: unknown): IDataObject {
	const occurrences = rowsOf(list).map(
		({ occurrence_id, start_time, duration, status }): IDataObject => ({
			occurrenceId: textOf(occurrence_id),
			startTime: textOf(start_time),
			...(typeof duration === 'number' && { duration }),
			...(isText(status) && { status }),
		}),
	);
	return occurrences.length === 0 ? {} : { occurrences };
}

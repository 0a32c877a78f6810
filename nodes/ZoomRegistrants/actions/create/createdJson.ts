import type { IDataObject } from 'n8n-workflow';

import type { EventKind } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import { isText, rowsOf, textOf } from '../../../transport/guards';
import type { NewRegistrant } from './newRegistrant';

const PENDING =
	'Pending: Zoom provides the join link once the registration is approved, e.g. with Update Status.';

const NOT_AUTO_APPROVED =
	'Auto-Approve had no effect: Zoom returned no join link, so the registration is pending. Approve it with Update Status.';

/**
 * Someone newly registered as an output's json. `id` is the registrant's; in Zoom's response `id` is
 * the meeting's. A single occurrence is named as *Update Status* expects it, or that would change the
 * whole series.
 */
export function createdJson(
	{ kind, eventId }: EventRef,
	registrant: NewRegistrant,
	answer: Record<string, unknown>,
): IDataObject {
	const { registrant_id, join_url, share_url, participant_pin_code, topic, start_time } = answer;
	const [occurrenceId, ...otherOccurrences] = registrant.occurrenceIds;
	const isOneOccurrence = occurrenceId !== undefined && otherOccurrences.length === 0;
	const status = statusOf(kind, answer);
	const notYet = registrant.autoApprove === true ? NOT_AUTO_APPROVED : PENDING;
	return {
		id: textOf(registrant_id),
		email: registrant.email,
		firstName: registrant.firstName,
		...(registrant.lastName !== undefined && { lastName: registrant.lastName }),
		...(status !== undefined && { status }),
		...(isText(join_url) && { joinUrl: join_url }),
		...(isText(share_url) && { shareUrl: share_url }),
		[kind.idField]: eventId,
		...(isOneOccurrence && { occurrenceId }),
		...(isText(topic) && { topic }),
		...(isText(start_time) && { startTime: start_time }),
		...(participant_pin_code !== undefined && { participantPinCode: textOf(participant_pin_code) }),
		...occurrencesOf(answer.occurrences),
		...(status === 'pending' && kind.name !== 'recording' && { note: notYet }),
	};
}

/**
 * The status in Zoom's response. Without one, a join link tells: Zoom returns it only to those
 * approved. For recordings there is neither.
 */
function statusOf({ name }: EventKind, { status, join_url }: Record<string, unknown>) {
	if (isText(status)) return status.toLowerCase();
	if (name === 'recording') return undefined;
	return isText(join_url) ? 'approved' : 'pending';
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

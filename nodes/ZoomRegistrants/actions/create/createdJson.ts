import type { IDataObject } from 'n8n-workflow';

import type { EventKind } from '../../../zoom/eventKinds';
import type { EventRef } from '../../../zoom/events';
import { isText, rowsOf, textOf } from '../../../transport/guards';
import type { NewRegistrant } from './newRegistrant';

const PENDING =
	'Pending: Zoom provides the join link once the registration is approved, e.g. with Update Status.';

const MAYBE_AUTO_APPROVED =
	"Zoom returned no join link, so it isn't known whether Auto-Approve took effect. Check with Get, or approve with Update Status.";

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
	const status = statusOf(kind, registrant, answer);
	const note = noteOn(kind, status);
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
		...(note !== undefined && { note }),
	};
}

/**
 * The status in Zoom's response. Without one, the join link tells: Zoom returns it for approved people,
 * and never if registrations are approved manually. So nothing tells whether *Auto-Approve* took
 * effect. For recordings there is neither.
 */
export function statusOf(
	{ name }: EventKind,
	{ autoApprove }: NewRegistrant,
	{ status, join_url }: Record<string, unknown>,
): string | undefined {
	if (isText(status)) return status.toLowerCase();
	if (name === 'recording') return undefined;
	if (isText(join_url)) return 'approved';
	return autoApprove === true ? undefined : 'pending';
}

function noteOn({ name }: EventKind, status: string | undefined): string | undefined {
	if (name === 'recording') return undefined;
	if (status === undefined) return MAYBE_AUTO_APPROVED;
	return status === 'pending' ? PENDING : undefined;
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

import type { IDataObject } from 'n8n-workflow';

import { diagnose } from '../../../zoom/errors/diagnose';
import { type EventRef, registrantsPath } from '../../../zoom/events';
import { isRecord, isText } from '../../../transport/guards';
import type { Refusal } from '../../../transport/refusal';
import { zoomRequest } from '../../../transport/request';
import type { Problem } from '../../run/outcome';
import type { Run } from '../../run/run';
import { answerFrom, registeredFor } from './afterFault';
import type { NewRegistrant } from './newRegistrant';

/** Zoom's own answer, or one put together where the person was found in the list. */
export type Created =
	| { answer: Record<string, unknown> }
	| { refusal: Refusal }
	| { problem: Problem };

/**
 * `POST /meetings/{meetingId}/registrants` and its likes, 201. Zoom takes the same person only three
 * times a day, so after a fault the list is read before anything is sent again, once.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/meetings/{meetingId}/registrants
 */
export async function createOne(
	run: Run,
	place: EventRef,
	registrant: NewRegistrant,
	isSecondTry = false,
): Promise<Created> {
	const answer = await zoomRequest(run.connection, {
		method: 'POST',
		path: registrantsPath(place),
		query: { occurrence_ids: place.occurrenceId },
		body: bodyOf(place, registrant),
		idempotent: false,
	});
	if (answer.ok) return fromAnswer(answer.body);
	if (!isUncertain(answer.refusal)) return answer;
	const looked = await registeredFor(run, place, registrant);
	if (looked === 'unreadable') return answer;
	if (looked.found !== undefined) return { answer: answerFrom(looked.found) };
	return isSecondTry ? answer : await createOne(run, place, registrant, true);
}

/** Whether Zoom may have done it although it gave no proper answer. */
export function isUncertain(refusal: Refusal): boolean {
	return refusal.origin === 'network' || diagnose(refusal).affects === 'serverFault';
}

/** Zoom takes *Approve at Once* for a single registrant of a meeting, but not of a webinar. */
function bodyOf(
	{ kind: { name } }: EventRef,
	{ email, first_name, last_name, more, autoApprove }: NewRegistrant,
): IDataObject {
	return {
		email,
		first_name,
		...(last_name !== undefined && { last_name }),
		...more,
		...(name === 'meeting' && autoApprove !== undefined && { auto_approve: autoApprove }),
	};
}

function fromAnswer(body: unknown): Created {
	if (isRecord(body) && isText(body.registrant_id)) return { answer: body };
	return {
		problem: {
			message: 'Zoom took the registration, but answered without a registrant ID',
			description: 'Look the person up with Get Many before you add them again.',
		},
	};
}

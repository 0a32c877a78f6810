import type { IDataObject } from 'n8n-workflow';

import type { Registrant } from '../../../fields/registrants';
import type { ZoomConnection } from '../../../transport/connection';
import { isEmptyBody } from '../../../transport/guards';
import { type Refusal, refusalFromAnswer } from '../../../transport/refusal';
import { zoomRequest } from '../../../transport/request';
import { diagnose } from '../../../zoom/errors/diagnose';
import { registrantsPath } from '../../../zoom/events';
import type { StatusAction } from '../../../zoom/statusAction';
import { mayHaveSucceeded } from '../../run/reconcile';
import type { BodyFormat, Format } from './bodyFormat';
import type { StatusChange } from './types';

/** Zoom's maximum of registrants in one status change. */
export const MAX_REGISTRANTS_PER_REQUEST = 30;

/** What Zoom answered to a status change. */
export type StatusAnswer =
	/** 204, or a 2xx with nothing in it. Zoom says the same to changes that it doesn't make. */
	| { readonly type: 'accepted' }
	/** No answer, a server's fault, or a 2xx that isn't a clear yes: the change may have been made. */
	| { readonly type: 'uncertain'; readonly refusal: Refusal }
	| { readonly type: 'refused'; readonly refusal: Refusal };

/**
 * `PUT /meetings/{meetingId}/registrants/status` and its counterparts, 204 on success. A refusal that
 * may be about the format is tried once in the other format, if that can still be tried in this run.
 * If only one of the two answers is about the format, the other one counts.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export async function putStatus(
	connection: ZoomConnection,
	format: BodyFormat,
	change: StatusChange,
	registrants: readonly Registrant[],
): Promise<StatusAnswer> {
	const sentAs = format.current;
	const answer = await putAs(connection, sentAs, change, registrants);
	const { other } = format;
	if (answer.type !== 'refused' || other === undefined || sentAs !== format.current) return answer;
	if (!mayBeFormat(format, answer.refusal)) return answer;
	const second = await putAs(connection, other, change, registrants);
	const isFormat = isAboutFormat(answer.refusal);
	if (second.type !== 'refused' || (isFormat && !isAboutFormat(second.refusal))) {
		format.change();
		return second;
	}
	format.stayWith(sentAs);
	if (isFormat || isAboutFormat(second.refusal)) return answer;
	return { type: 'refused', refusal: refusedBothWays(answer.refusal, second.refusal, sentAs) };
}

function isAboutFormat(refusal: Refusal): boolean {
	return diagnose(refusal).affects === 'format';
}

/** Whether a refusal may be about the format, because it says so, or because nothing is known of it yet. */
export function mayBeFormat(format: BodyFormat, refusal: Refusal): boolean {
	if (isAboutFormat(refusal)) return true;
	return format.isOnTrial && diagnose(refusal).affects === 'unclear';
}

/** A refusal in both formats for something else, in both answers' words. */
function refusedBothWays(first: Refusal, second: Refusal, sentAs: Format): Refusal {
	if (first.message === second.message) return first;
	const [multipart, json] = sentAs === 'multipart' ? [first, second] : [second, first];
	return {
		...first,
		message: `${multipart.message} (as a form), ${json.message} (as JSON)`,
	};
}

async function putAs(
	connection: ZoomConnection,
	format: Format,
	change: StatusChange,
	registrants: readonly Registrant[],
): Promise<StatusAnswer> {
	const named = registrants.map(({ id, email }) =>
		change.kind.requiresId ? { id } : { id, email },
	);
	const answer = await zoomRequest(connection, {
		method: 'PUT',
		path: registrantsPath(change, 'status'),
		query: { occurrence_id: change.occurrenceId },
		body: statusBody(format, change.action, named),
		idempotent: false,
	});
	if ('value' in answer) {
		return isEmptyBody(answer.value)
			? { type: 'accepted' }
			: { type: 'uncertain', refusal: refusalFromAnswer(200, {}, answer.value) };
	}
	return { type: mayHaveSucceeded(answer.error) ? 'uncertain' : 'refused', refusal: answer.error };
}

/**
 * The body of a status change: form fields `action` and `registrants` (the JSON text of a list of
 * `{id, email}`), or the same two as one JSON object.
 *
 * Web-standard FormData, because n8n can send that again after it has renewed the token. It can't
 * with a stream or with the npm package of that name.
 */
export function statusBody(
	format: Format,
	action: StatusAction,
	registrants: readonly Registrant[],
): FormData | IDataObject {
	const plain = registrants.map(({ id, email }) => ({
		...(id !== undefined && { id }),
		...(email !== undefined && { email }),
	}));
	if (format === 'json') return { action, registrants: plain };
	const form = new FormData();
	form.append('action', action);
	form.append('registrants', JSON.stringify(plain));
	return form;
}

import { diagnose } from '../../../zoom/errors/diagnose';
import type { Refusal } from '../../../transport/refusal';
import { registrantsPath } from '../../../zoom/events';
import { zoomRequest } from '../../../transport/request';
import type { StatusRun } from './run';
import { statusBody } from './statusBody';
import type { Recipient, StatusTarget } from './types';

/**
 * `PUT /meetings/{meetingId}/registrants/status` and its likes, 204 on success. Gives the refusal, if there is one.
 * A refusal of the format is not passed on where JSON may still be tried: Zoom has then not looked
 * at the registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export async function putStatus(
	run: StatusRun,
	target: StatusTarget,
	recipients: Recipient[],
): Promise<Refusal | undefined> {
	const { requiresId } = target.kind;
	const registrants = recipients.map(({ registrant: { id, email } }) =>
		requiresId ? { id } : { id, email },
	);
	const answer = await zoomRequest(run.connection, {
		method: 'PUT',
		path: registrantsPath(target, 'status'),
		query: { occurrence_id: target.occurrenceId },
		body: statusBody(run.bodyFormat, target.action, registrants),
	});
	if (answer.ok) return undefined;
	const isAboutFormat = diagnose(answer.refusal).affects === 'format';
	if (!isAboutFormat || !run.mayChangeFormat || run.bodyFormat === 'json') return answer.refusal;
	run.bodyFormat = 'json';
	return await putStatus(run, target, recipients);
}

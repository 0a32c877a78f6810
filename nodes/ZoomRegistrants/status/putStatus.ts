import { adviceOn } from '../../transport/advice';
import type { Refusal } from '../../transport/refusal';
import { zoomRequest } from '../../transport/request';
import type { StatusRun } from './run';
import { statusBody } from './statusBody';
import type { Recipient, StatusTarget } from './types';

/**
 * `PUT /meetings/{meetingId}/registrants/status`, 204 on success. Gives the refusal, if there is one.
 * A refusal of the format is not passed on where JSON may still be tried: Zoom has then not looked
 * at the registrants.
 * https://developers.zoom.us/docs/api/meetings/#tag/meetings/put/meetings/{meetingId}/registrants/status
 */
export async function putStatus(
	run: StatusRun,
	{ meetingId, occurrenceId, action }: StatusTarget,
	recipients: Recipient[],
): Promise<Refusal | undefined> {
	const registrants = recipients.map(({ registrant }) => registrant);
	const answer = await zoomRequest(run.connection, {
		method: 'PUT',
		path: ['meetings', meetingId, 'registrants', 'status'],
		query: { occurrence_id: occurrenceId },
		body: statusBody(run.bodyFormat, action, registrants),
	});
	if (answer.ok) return undefined;
	const isAboutFormat = adviceOn(answer.refusal).concerns === 'format';
	if (!isAboutFormat || !run.mayChangeFormat || run.bodyFormat === 'json') return answer.refusal;
	run.bodyFormat = 'json';
	return await putStatus(run, { meetingId, occurrenceId, action }, recipients);
}

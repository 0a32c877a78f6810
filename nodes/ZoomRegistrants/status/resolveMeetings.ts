import { explain } from '../../transport/explain';
import type { ZoomConnection } from '../../transport/connection';
import { findMeetingByRegistrationLink, type Reading } from '../../transport/meetings';
import type { MeetingReference } from '../input/meetingId';
import { type Registrant, withoutMeetingId } from '../input/registrants';
import type { StatusAction } from '../input/statusAction';
import type { Problem } from '../outcome';
import type { StatusRequest } from './groups';

interface UnresolvedRequest {
	meeting: MeetingReference;
	occurrenceId?: string;
	action: StatusAction;
	registrants: Registrant[];
}

/** Turns every item's meeting into its ID; each registration link is looked up once. */
export async function resolveMeetings(
	connection: ZoomConnection,
	inputs: Map<number, UnresolvedRequest>,
): Promise<{ requests: Map<number, StatusRequest>; problems: Map<number, Problem> }> {
	const requests = new Map<number, StatusRequest>();
	const problems = new Map<number, Problem>();
	const found = new Map<string, Reading<string | undefined>>();
	for (const [itemIndex, { meeting, occurrenceId, action, registrants }] of inputs) {
		let meetingId = 'id' in meeting ? meeting.id : '';
		if ('registrationLink' in meeting) {
			const link = meeting.registrationLink;
			const reading = found.get(link) ?? (await findMeetingByRegistrationLink(connection, link));
			found.set(link, reading);
			const problem = problemOfLink(connection, link, reading, registrants);
			if (problem !== undefined) {
				problems.set(itemIndex, problem);
				continue;
			}
			if ('value' in reading) meetingId = reading.value ?? '';
		}
		requests.set(itemIndex, { target: { meetingId, occurrenceId, action }, registrants });
	}
	return { requests, problems };
}

function problemOfLink(
	connection: ZoomConnection,
	link: string,
	reading: Reading<string | undefined>,
	registrants: Registrant[],
): Problem | undefined {
	if ('refusal' in reading) {
		const { code, httpStatus, trackingId } = reading.refusal;
		const context = { apiBaseUrl: connection.apiBaseUrl };
		return { ...explain(reading.refusal, context, Date.now()), code, httpStatus, trackingId };
	}
	if (reading.value === undefined) {
		return {
			message: `Meeting: no upcoming meeting of this Zoom user has the registration link ${link}`,
			description:
				'Registration links do not hold the meeting ID. Choose the meeting From List, or give its ID or join link.',
		};
	}
	const checked = withoutMeetingId(registrants, reading.value);
	return 'problem' in checked
		? { message: checked.problem, description: checked.nextStep }
		: undefined;
}

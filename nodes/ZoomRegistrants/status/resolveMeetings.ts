import type { ZoomConnection } from '../../transport/connection';
import { type LinkSearch, openRegistrationLinks } from '../../transport/registrationLinks';
import type { MeetingReference } from '../input/meetingId';
import { type Registrant, withoutMeetingId } from '../input/registrants';
import type { StatusAction } from '../input/statusAction';
import type { Problem } from '../outcome';
import { problemOfRefusal } from '../problemOfRefusal';
import type { StatusRequest } from './groups';

/** What one item asks for, as read from its fields. */
export interface StatusInput {
	meeting: MeetingReference;
	occurrenceId?: string;
	action: StatusAction;
	registrants: Registrant[];
}

/** Turns every item's meeting into its ID; the meetings behind links are opened once a run. */
export async function resolveMeetings(
	connection: ZoomConnection,
	inputs: Map<number, StatusInput>,
): Promise<{ requests: Map<number, StatusRequest>; problems: Map<number, Problem> }> {
	const requests = new Map<number, StatusRequest>();
	const problems = new Map<number, Problem>();
	const find = openRegistrationLinks(connection);
	for (const [itemIndex, { meeting, occurrenceId, action, registrants }] of inputs) {
		const search = 'id' in meeting ? meeting : await find(meeting.registrationLink);
		const problem = problemOfSearch(connection, search, registrants);
		if (problem !== undefined) {
			problems.set(itemIndex, problem);
		} else if ('id' in search) {
			const target = { meetingId: search.id, occurrenceId, action };
			requests.set(itemIndex, { target, registrants });
		}
	}
	return { requests, problems };
}

function problemOfSearch(
	connection: ZoomConnection,
	search: LinkSearch,
	registrants: Registrant[],
): Problem | undefined {
	if ('refusal' in search) return problemOfRefusal(connection, search.refusal);
	if ('notAmong' in search) {
		return {
			message: `Meeting: none of this Zoom user's next ${search.notAmong} meetings has the registration link ${search.link}`,
			description:
				'Registration links do not hold the meeting ID. Choose the meeting From List, or give its ID or join link.',
		};
	}
	const checked = withoutMeetingId(registrants, search.id);
	return 'problem' in checked
		? { message: checked.problem, description: checked.nextStep }
		: undefined;
}

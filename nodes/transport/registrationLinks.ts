import { adviceOn } from './advice';
import type { ZoomConnection } from './connection';
import { getMeeting, listUpcomingMeetings } from './meetings';
import type { Refusal } from './refusal';

/** The meeting of a link; or among how many it is not; or why Zoom does not tell. */
export type LinkSearch = { id: string } | { link: string; notAmong: number } | { refusal: Refusal };

/** A link's meeting is looked for among so many, at one request a meeting. */
const MAX_MEETINGS_TO_OPEN = 100;

/**
 * Finds the meetings that registration links belong to. Such a link does not hold the ID, so the
 * host's upcoming meetings are opened, soonest first, until one has it; each is opened once however
 * many links are looked for.
 */
export function openRegistrationLinks(
	connection: ZoomConnection,
): (link: string) => Promise<LinkSearch> {
	const idByToken = new Map<string, string>();
	let waiting: string[] | undefined;
	let opened = 0;

	return async (link) => {
		if (waiting === undefined) {
			const list = await listUpcomingMeetings(connection);
			if ('refusal' in list) return list;
			waiting = list.value.slice(0, MAX_MEETINGS_TO_OPEN).map(({ id }) => id);
		}
		const token = tokenIn(link) ?? '';
		for (;;) {
			const found = idByToken.get(token);
			if (found !== undefined) return { id: found };
			const id = waiting.shift();
			if (id === undefined) return { link, notAmong: opened };
			opened += 1;
			const meeting = await getMeeting(connection, id);
			if ('value' in meeting) {
				idByToken.set(tokenIn(meeting.value.registration_url) ?? `none of ${id}`, id);
			} else if (!isOnlyAboutThisMeeting(meeting.refusal)) {
				return meeting;
			}
		}
	};
}

function isOnlyAboutThisMeeting(refusal: Refusal): boolean {
	return ['event', 'unclear'].includes(adviceOn(refusal).concerns);
}

/** What follows /register/, whatever the subdomain in front and the query behind. */
function tokenIn(url: unknown): string | undefined {
	return typeof url === 'string' ? /\/register\/([^/?#]+)/.exec(url)?.[1] : undefined;
}

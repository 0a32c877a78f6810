import type { Registrant } from '../../../fields/registrants';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { LISTED_AS } from '../../../zoom/statusAction';
import { entriesOf, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import { StatusCounts } from '../../run/statusCounts';
import { changedButUnlisted } from './recentChanges';
import type { StatusChange } from './types';

/** Those whom this n8n has just approved, while the list of the approved doesn't have them yet. */
export interface Lag {
	readonly unlisted: number;
	/** Those of them whom the roster has with another status. */
	readonly people: ReadonlySet<ListedRegistrant>;
	/** How many of these people have each status. */
	readonly counts: StatusCounts;
}

export const NO_LAG: Lag = { unlisted: 0, people: new Set(), counts: new StatusCounts() };

/** For an occurrence, those approved for the whole series count, too. */
export function lagOf(run: Run, change: StatusChange, roster: Roster): Lag {
	const { apiBaseUrl, clock } = run.connection;
	const { kind, eventId, occurrenceId, action } = change;
	const series: StatusChange = { kind, eventId, action };
	const isListed = (registrant: Registrant) =>
		entriesOf(roster, registrant).some(({ status }) => status === LISTED_AS.approve);
	const unlisted = (occurrenceId === undefined ? [change] : [change, series]).flatMap((one) =>
		changedButUnlisted(apiBaseUrl, one, isListed, clock.now()),
	);
	const people = new Set(unlisted.flatMap((registrant) => entriesOf(roster, registrant)));
	const counts = new StatusCounts();
	for (const { status, email } of people) counts.add(status, email);
	return { unlisted: unlisted.length, people, counts };
}

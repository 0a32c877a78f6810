import type { Registrant } from '../../../fields/registrants';
import { domainOf } from '../../../zoom/email';
import type { ListedRegistrant } from '../../../zoom/registrants';
import { LISTED_AS } from '../../../zoom/statusAction';
import { entriesOf, type Roster } from '../../run/roster';
import type { Run } from '../../run/run';
import type { Everyone } from './everyone';
import { changedButUnlisted } from './recentChanges';
import type { StatusChange } from './types';

/** Those whom this n8n has just approved, while the list of the approved doesn't have them yet. */
export interface Lag {
	readonly unlisted: number;
	/** Those of them whom the roster has with another status. */
	readonly people: ReadonlySet<ListedRegistrant>;
	/** How many of these people have each status, in all and by domain. */
	readonly counts: ReadonlyMap<string, StatusCount>;
}

interface StatusCount {
	all: number;
	readonly byDomain: Map<string, number>;
}

export const NO_LAG: Lag = { unlisted: 0, people: new Set(), counts: new Map() };

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
	return { unlisted: unlisted.length, people, counts: countsOf(people) };
}

/** Counted once, because every item of a run asks. */
function countsOf(people: Iterable<ListedRegistrant>): Map<string, StatusCount> {
	const counts = new Map<string, StatusCount>();
	for (const { status, email } of people) {
		const count = counts.get(status) ?? { all: 0, byDomain: new Map<string, number>() };
		const domain = domainOf(email) ?? '';
		count.all += 1;
		count.byDomain.set(domain, (count.byDomain.get(domain) ?? 0) + 1);
		counts.set(status, count);
	}
	return counts;
}

/** How many of them the roster has with the status, at the wanted domains. */
export function countLagging({ counts }: Lag, { status, domains }: Everyone): number {
	const count = counts.get(status);
	if (count === undefined || domains.length === 0) return count?.all ?? 0;
	return [...new Set(domains)].reduce((sum, one) => sum + (count.byDomain.get(one) ?? 0), 0);
}

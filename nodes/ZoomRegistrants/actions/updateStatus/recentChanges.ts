import type { Registrant } from '../../../fields/registrants';
import { emailKey } from '../../../zoom/email';
import type { StatusAction } from '../../../zoom/statusAction';
import { rosterKey } from '../../run/roster';
import type { StatusChange } from './types';

/** Zoom's lists can be this much behind a change; nothing is known of a longer lag. */
const LAG_MS = 60_000;

/** IDs and emails remembered: all of the newest generation, and the one before. */
const MAX_REMEMBERED = 50_000;
const GENERATION_SIZE = MAX_REMEMBERED / 2;

interface RecentChange {
	readonly registrant: Registrant;
	readonly action: StatusAction;
	/** Epoch milliseconds. */
	readonly at: number;
	/** Whether Zoom's list had the person with the new status since. */
	isListed: boolean;
}

/** What was changed lately, by API address and event, and there by each ID and each email. */
interface Generation {
	size: number;
	readonly places: Map<string, Map<string, RecentChange>>;
}

/**
 * What this n8n has sent lately. A whole generation is forgotten at a time, because taking the oldest
 * out of a long map one by one costs more with every one.
 */
const recent: { newer: Generation; older: Generation } = {
	newer: { size: 0, places: new Map() },
	older: { size: 0, places: new Map() },
};

/** Remembers that a change was sent for somebody. `now` in epoch milliseconds. */
export function rememberChange(
	apiBaseUrl: string,
	change: StatusChange,
	registrant: Registrant,
	now: number,
): void {
	const { newer } = recent;
	const place = placeOf(apiBaseUrl, change);
	const people = newer.places.get(place) ?? new Map<string, RecentChange>();
	newer.places.set(place, people);
	const sizeBefore = people.size;
	const latest = { registrant, action: change.action, at: now, isListed: false };
	for (const name of namesOf(registrant)) people.set(name, latest);
	newer.size += people.size - sizeBefore;
	if (newer.size < GENERATION_SIZE) return;
	recent.older = newer;
	recent.newer = { size: 0, places: new Map() };
}

/**
 * Whether somebody was just changed to something else, so that a list that has the wanted status may
 * be one from before. `now` in epoch milliseconds.
 */
export function wasJustChangedOtherwise(
	apiBaseUrl: string,
	change: StatusChange,
	registrant: Registrant,
	now: number,
): boolean {
	const place = placeOf(apiBaseUrl, change);
	return namesOf(registrant).some((name) => {
		const last =
			recent.newer.places.get(place)?.get(name) ?? recent.older.places.get(place)?.get(name);
		return last !== undefined && isRecent(last, now) && last.action !== change.action;
	});
}

/**
 * Everyone whose last change in an event or occurrence was this one, and just now, unless Zoom's list
 * had them with the new status since; each once. `isListed` tells whether it has them now. `now` in
 * epoch milliseconds.
 */
export function changedButUnlisted(
	apiBaseUrl: string,
	change: StatusChange,
	isListed: (registrant: Registrant) => boolean,
	now: number,
): Registrant[] {
	const place = placeOf(apiBaseUrl, change);
	const lastOf = new Map([
		...(recent.older.places.get(place) ?? []),
		...(recent.newer.places.get(place) ?? []),
	]);
	// Whoever was changed again under one of their two names is in there by the older change, too.
	const isLast = (last: RecentChange) =>
		namesOf(last.registrant).every((name) => lastOf.get(name) === last);
	const unlisted: Registrant[] = [];
	for (const last of new Set(lastOf.values())) {
		if (last.action !== change.action || !isRecent(last, now) || !isLast(last)) continue;
		last.isListed ||= isListed(last.registrant);
		if (!last.isListed) unlisted.push(last.registrant);
	}
	return unlisted;
}

function isRecent({ at }: RecentChange, now: number): boolean {
	return now - at < LAG_MS;
}

function placeOf(apiBaseUrl: string, change: StatusChange): string {
	return `${apiBaseUrl} ${rosterKey(change)}`;
}

function namesOf({ id, email }: Registrant): string[] {
	return [
		...(id === undefined ? [] : [`id ${id}`]),
		...(email === undefined ? [] : [`email ${emailKey(email)}`]),
	];
}

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
	readonly action: StatusAction;
	/** Epoch milliseconds. */
	readonly at: number;
}

/**
 * What this n8n has sent lately, by API address, event and person. A whole generation is forgotten
 * at a time, because taking the oldest out of a long map one by one costs more with every one.
 */
const recent = {
	newer: new Map<string, RecentChange>(),
	older: new Map<string, RecentChange>(),
};

/** Remembers that a change was sent for somebody. `now` in epoch milliseconds. */
export function rememberChange(
	apiBaseUrl: string,
	change: StatusChange,
	registrant: Registrant,
	now: number,
): void {
	for (const key of keysOf(apiBaseUrl, change, registrant)) {
		recent.newer.set(key, { action: change.action, at: now });
	}
	if (recent.newer.size < GENERATION_SIZE) return;
	recent.older = recent.newer;
	recent.newer = new Map();
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
	return keysOf(apiBaseUrl, change, registrant).some((key) => {
		const last = recent.newer.get(key) ?? recent.older.get(key);
		return last !== undefined && now - last.at < LAG_MS && last.action !== change.action;
	});
}

function keysOf(apiBaseUrl: string, change: StatusChange, { id, email }: Registrant): string[] {
	const place = `${apiBaseUrl} ${rosterKey(change)}`;
	return [
		...(id === undefined ? [] : [`${place} id ${id}`]),
		...(email === undefined ? [] : [`${place} email ${emailKey(email)}`]),
	];
}

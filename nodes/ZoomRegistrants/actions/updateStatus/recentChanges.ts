import type { Registrant } from '../../../fields/registrants';
import { emailKey } from '../../../zoom/email';
import type { StatusAction } from '../../../zoom/statusAction';
import { rosterKey } from '../../run/roster';
import type { StatusChange } from './types';

/** Zoom's lists can be this much behind a change; nothing is known of a longer lag. */
const LAG_MS = 60_000;

/** People remembered; the oldest are forgotten first. */
const MAX_REMEMBERED = 50_000;

/** What this n8n has sent lately, by API address, event and person. */
const RECENT = new Map<string, { action: StatusAction; at: number }>();

/** Remembers that a change was sent for somebody. `now` in epoch milliseconds. */
export function rememberChange(
	apiBaseUrl: string,
	change: StatusChange,
	registrant: Registrant,
	now: number,
): void {
	for (const key of keysOf(apiBaseUrl, change, registrant)) {
		RECENT.delete(key);
		RECENT.set(key, { action: change.action, at: now });
	}
	for (const key of RECENT.keys()) {
		if (RECENT.size <= MAX_REMEMBERED) break;
		RECENT.delete(key);
	}
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
		const recent = RECENT.get(key);
		return recent !== undefined && now - recent.at < LAG_MS && recent.action !== change.action;
	});
}

function keysOf(apiBaseUrl: string, change: StatusChange, { id, email }: Registrant): string[] {
	const place = `${apiBaseUrl} ${rosterKey(change)}`;
	return [
		...(id === undefined ? [] : [`${place} id ${id}`]),
		...(email === undefined ? [] : [`${place} email ${emailKey(email)}`]),
	];
}

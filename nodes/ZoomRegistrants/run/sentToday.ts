import type { Registrant } from '../../fields/registrants';
import { emailKey } from '../../zoom/email';
import type { EventRef } from '../../zoom/events';

/** What Zoom counts by the day, for each registrant of an event. */
export type Counted = 'registration' | 'statusChange';

/**
 * How often Zoom accepts it for one registrant of an event between 00:00 UTC and the next.
 * https://developers.zoom.us/docs/api/rate-limits/
 */
export const DAILY_LIMIT: Record<Counted, number> = { registration: 3, statusChange: 10 };

const DAY_MS = 24 * 60 * 60 * 1000;

/** IDs and emails counted: all of the newest generation, and the one before. */
const GENERATION_SIZE = 50_000;

/**
 * What this n8n has sent since 00:00 UTC. It forgets a whole generation at a time, and everything at
 * midnight; so it may know less than Zoom, never more.
 */
const sent = { day: 0, newer: new Map<string, number>(), older: new Map<string, number>() };

/** Counts something that was sent for a registrant. `now` in epoch milliseconds. */
export function countSent(
	apiBaseUrl: string,
	event: EventRef,
	counted: Counted,
	registrant: Registrant,
	now: number,
): void {
	forgetOtherDays(now);
	for (const key of keysOf(apiBaseUrl, event, counted, registrant)) {
		sent.newer.set(key, (sent.newer.get(key) ?? sent.older.get(key) ?? 0) + 1);
	}
	if (sent.newer.size < GENERATION_SIZE) return;
	sent.older = sent.newer;
	sent.newer = new Map();
}

/** How often it was sent for a registrant today, as far as this n8n remembers. */
export function sentToday(
	apiBaseUrl: string,
	event: EventRef,
	counted: Counted,
	registrant: Registrant,
	now: number,
): number {
	forgetOtherDays(now);
	const counts = keysOf(apiBaseUrl, event, counted, registrant).map(
		(key) => sent.newer.get(key) ?? sent.older.get(key) ?? 0,
	);
	return Math.max(0, ...counts);
}

function forgetOtherDays(now: number): void {
	const day = Math.floor(now / DAY_MS);
	if (day === sent.day) return;
	sent.day = day;
	sent.newer = new Map();
	sent.older = new Map();
}

function keysOf(
	apiBaseUrl: string,
	{ kind, eventId }: EventRef,
	counted: Counted,
	{ id, email }: Registrant,
): string[] {
	const place = `${apiBaseUrl} ${kind.name} ${eventId} ${counted}`;
	return [
		...(id === undefined ? [] : [`${place} id ${id}`]),
		...(email === undefined ? [] : [`${place} email ${emailKey(email)}`]),
	];
}

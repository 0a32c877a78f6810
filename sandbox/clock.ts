// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server, it never runs inside n8n
import { setTimeout as sleep } from 'node:timers/promises';

/** Gives the present moment in epoch milliseconds; tests pass their own to move time manually. */
export type Clock = () => number;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Waits real milliseconds, or until it is stopped. A fault's `delayMs` uses it unless told otherwise, and so do the
 * retries of a webhook; every rule goes by the injected clock. A wait that can be stopped keeps no program running.
 */
export async function delay(milliseconds: number, stopped?: AbortSignal): Promise<void> {
	if (!stopped) return await sleep(milliseconds);
	await sleep(milliseconds, undefined, { signal: stopped, ref: false }).catch(() => undefined);
}

/** The UTC day of a moment as `2026-05-04`; Zoom's daily limits begin anew with it. */
export function utcDay(now: number): string {
	return new Date(now).toISOString().slice(0, 10);
}

/** Zoom writes date-times without milliseconds: `2026-05-04T09:00:00Z`. */
export function zoomDateTime(moment: number): string {
	return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** As Zoom writes the times of webinars' participants: with hundredths of a second where there are any. */
export function fractionalDateTime(moment: number): string {
	const hundredths = Math.floor((moment % SECOND_MS) / 10);
	const fraction = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0')}`;
	return zoomDateTime(moment).replace('Z', `${fraction}Z`);
}

/** The same day and time this many months ago, in epoch milliseconds. */
export function monthsBefore(now: number, months: number): number {
	const date = new Date(now);
	return date.setUTCMonth(date.getUTCMonth() - months);
}

/** The next 00:00 UTC in epoch milliseconds. */
export function nextUtcMidnight(now: number): number {
	return Math.floor(now / DAY_MS) * DAY_MS + DAY_MS;
}

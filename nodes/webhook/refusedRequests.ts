import { isRecent } from './age';

/** How long the same reason isn't logged again for one trigger. */
export const REPEAT_AFTER_MS = 60_000;

/** How many pairs of trigger and reason are kept. There are about ten reasons. */
export const MAX_KEPT = 1_000;

/** When a reason was last logged, and how many requests were refused since. */
interface Line {
	at: number;
	suppressed: number;
}

const lines = new Map<string, Line>();

/**
 * Counts a refused request and returns the line for n8n's log if one is due: the first for each
 * trigger and reason, then at most one a minute, with the number of requests since then. A flood of
 * forged requests therefore fills up neither disk nor memory. `now` is in epoch milliseconds.
 */
export function lineFor(
	trigger: string,
	reason: { kind: string; message: string },
	now: number,
): string | undefined {
	const key = `${trigger} ${reason.kind}`;
	const last = lines.get(key);
	if (last !== undefined && isRecent(last.at, now, REPEAT_AFTER_MS - 1)) {
		last.suppressed += 1;
		return undefined;
	}
	lines.delete(key);
	lines.set(key, { at: now, suppressed: 0 });
	if (lines.size > MAX_KEPT) dropOldest();
	const since = last?.suppressed ?? 0;
	const count = since === 0 ? '' : ` (and ${since} more since this was last logged)`;
	return `a request was refused because ${reason.message}${count}`;
}

function dropOldest(): void {
	for (const key of lines.keys()) {
		lines.delete(key);
		return;
	}
}

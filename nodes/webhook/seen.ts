/**
 * How long an event is remembered: Zoom delivers it again 5, 25 and 85 minutes after the first try.
 * https://developers.zoom.us/docs/api/webhooks/#notification-delivery
 */
export const SEEN_MAX_AGE_MS = 3 * 60 * 60 * 1000;

/** How many events are remembered in memory, of about 100 bytes each. */
export const SEEN_MAX_COUNT = 20_000;

/**
 * How many of them, the newest, are stored with the workflow. n8n copies that into the record of
 * every execution, so it has to stay small: 1,000 are 25 kB.
 */
export const STORED_MAX_COUNT = 1_000;

const MINUTE_MS = 60_000;

/** The answer to a delivery: n8n answers 5xx when it could not start the workflow. */
export interface DeliveryAnswer {
	statusCode: number;
}

interface Seen {
	at: number;
	/** Until it has been sent. */
	answer?: DeliveryAnswer;
}

/**
 * The events that have started a workflow, bounded in time and number. All clocks are epoch
 * milliseconds.
 */
export class SeenEvents {
	private readonly seen = new Map<string, Seen>();

	/**
	 * The newest events as text, for storing them: the minute in base 36, a blank, the key. It is one
	 * and the same list for as long as this object lives and always up to date, so that whoever
	 * stores it late stores the events that have come meanwhile as well.
	 */
	readonly stored: string[] = [];

	/**
	 * Remembers an event, and tells whether it is new. It is new, too, when its first delivery was
	 * answered by a server error, because then no workflow has started.
	 */
	isNew(key: string, answer: DeliveryAnswer, now: number): boolean {
		this.forgetOld(now);
		const before = this.seen.get(key);
		if (before !== undefined && !hasFailed(before.answer)) return false;
		this.remember(key, { at: now, answer });
		return true;
	}

	/** To be called once the answer to a delivery has been sent. */
	answered(key: string): void {
		const seen = this.seen.get(key);
		if (seen === undefined) return;
		if (hasFailed(seen.answer)) this.forget(key);
		else delete seen.answer;
	}

	/** Takes over what an earlier process, or another one, has stored. */
	learn(stored: unknown, now: number): void {
		if (!Array.isArray(stored) || stored === this.stored) return;
		for (const entry of stored) {
			const [minute = '', key = ''] = typeof entry === 'string' ? entry.split(' ') : [];
			const at = parseInt(minute, 36) * MINUTE_MS;
			if (key === '' || this.seen.has(key) || !(now - at <= SEEN_MAX_AGE_MS)) continue;
			this.remember(key, { at: Math.min(at, now) });
		}
	}

	isEmpty(now: number): boolean {
		this.forgetOld(now);
		return this.seen.size === 0;
	}

	private remember(key: string, seen: Seen): void {
		this.forget(key);
		this.seen.set(key, seen);
		this.stored.push(`${Math.floor(seen.at / MINUTE_MS).toString(36)} ${key}`);
		if (this.stored.length > STORED_MAX_COUNT) this.stored.shift();
		const [oldest] = this.seen.keys();
		if (this.seen.size > SEEN_MAX_COUNT && oldest !== undefined) this.forget(oldest);
	}

	private forget(key: string): void {
		if (!this.seen.delete(key)) return;
		const index = this.stored.findIndex((entry) => entry.endsWith(` ${key}`));
		if (index !== -1) this.stored.splice(index, 1);
	}

	private forgetOld(now: number): void {
		for (const [key, { at }] of this.seen) {
			if (now - at <= SEEN_MAX_AGE_MS) return;
			this.forget(key);
		}
	}
}

function hasFailed(answer: DeliveryAnswer | undefined): boolean {
	return answer !== undefined && answer.statusCode >= 500;
}

const memories = new Map<string, SeenEvents>();

/** What this process remembers for one trigger, which is named by workflow and node. */
export function memoryOf(trigger: string, now: number): SeenEvents {
	const known = memories.get(trigger);
	if (known !== undefined) return known;
	for (const [name, memory] of memories) {
		if (memory.isEmpty(now)) memories.delete(name);
	}
	const memory = new SeenEvents();
	memories.set(trigger, memory);
	return memory;
}

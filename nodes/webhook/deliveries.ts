import { isRecord } from '../transport/guards';

/**
 * How long a delivery is kept: Zoom retries 5, 25 and 85 minutes after the first attempt.
 * https://developers.zoom.us/docs/api/webhooks/#notification-delivery
 */
export const DELIVERY_MAX_AGE_MS = 3 * 60 * 60 * 1000;

/**
 * How many deliveries are kept in memory, at most 200 bytes each. A webinar with 10,000 people has 20,000
 * events, and more if some of them come back.
 */
export const DELIVERY_MAX_COUNT = 50_000;

/**
 * How many of the newest deliveries are stored with the workflow. n8n copies them into the record of
 * every execution, so they have to stay small: 2,000 take up 34 kB.
 */
export const STORED_MAX_COUNT = 2_000;

/** The maximum number of keys in a stored line; the oldest are dropped line by line. */
const LINE_MAX_COUNT = 50;

/**
 * How long an event counts as delivered while n8n is starting the workflow. This is shorter than the
 * five minutes before Zoom's first retry, so if n8n never started it, the retry does.
 */
export const CLAIM_MAX_AGE_MS = 4 * 60 * 1000;

const MINUTE_MS = 60_000;

/**
 * The events that have started a workflow, limited in age and number. All times are in epoch
 * milliseconds. Every method takes the same time whether the log is empty or full.
 */
export class DeliveryLog {
	/** When each event started the workflow, oldest first. */
	private readonly started = new Map<string, number>();

	/** When each event arrived whose start n8n hasn't confirmed yet, oldest first. */
	private readonly claims = new Map<string, number>();

	/**
	 * The newest deliveries as strings to store with the workflow: each line is a minute in base 36
	 * followed by keys, separated by spaces. It's the live list (same array instance for the object's
	 * lifetime), so a late save still includes newer deliveries.
	 */
	readonly liveStored: string[] = [];

	private storedCount = 0;

	/** When this log was last used. */
	private latest = 0;

	/**
	 * Claims an event for the caller, which then starts the workflow with it. False if the event has
	 * already started the workflow, or another caller has claimed it.
	 */
	claim(key: string, now: number): boolean {
		this.dropOld(now);
		if (this.started.has(key) || this.claims.has(key)) return false;
		this.claims.set(key, now);
		return true;
	}

	/** Call this once n8n has started the workflow with an event. */
	confirm(key: string, now: number): void {
		this.claims.delete(key);
		if (!this.started.has(key)) this.add(key, now);
	}

	/** Call this if n8n couldn't start the workflow; the next delivery may then try again. */
	release(key: string): void {
		this.claims.delete(key);
	}

	/** Adds deliveries stored by an earlier or another process. */
	merge(stored: unknown, now: number): void {
		if (!Array.isArray(stored) || stored === this.liveStored) return;
		for (const line of stored) {
			if (typeof line !== 'string') continue;
			const at = parseInt(line, 36) * MINUTE_MS;
			if (!(now - at <= DELIVERY_MAX_AGE_MS)) continue;
			for (const key of keysIn(line)) {
				if (key !== '' && !this.started.has(key)) this.add(key, Math.min(at, now));
			}
		}
	}

	isEmpty(now: number): boolean {
		this.dropOld(now);
		return this.started.size === 0 && this.claims.size === 0;
	}

	private add(key: string, at: number): void {
		this.started.set(key, at);
		if (this.started.size > DELIVERY_MAX_COUNT) dropFirst(this.started);
		this.store(Math.floor(at / MINUTE_MS).toString(36), key);
	}

	private store(minute: string, key: string): void {
		const last = this.liveStored.length - 1;
		const line = this.liveStored[last];
		if (line?.startsWith(`${minute} `) && keysIn(line).length < LINE_MAX_COUNT) {
			this.liveStored[last] = `${line} ${key}`;
		} else {
			this.liveStored.push(`${minute} ${key}`);
		}
		this.storedCount += 1;
		if (this.storedCount <= STORED_MAX_COUNT) return;
		this.storedCount -= keysIn(this.liveStored.shift() ?? '').length;
	}

	/**
	 * Lets claims start again, because the clock was set back: otherwise they would last until it has
	 * caught up, and Zoom's retries would start nothing.
	 */
	private restartClaims(now: number): void {
		for (const [key, at] of this.claims) this.claims.set(key, Math.min(at, now));
	}

	private dropOld(now: number): void {
		if (now < this.latest) this.restartClaims(now);
		this.latest = now;
		dropOlderThan(this.started, now - DELIVERY_MAX_AGE_MS);
		dropOlderThan(this.claims, now - CLAIM_MAX_AGE_MS);
		if (this.started.size > 0) return;
		this.liveStored.length = 0;
		this.storedCount = 0;
	}
}

/** The keys of a stored line, after the minute. */
function keysIn(line: string): string[] {
	return line.split(' ').slice(1);
}

/** Drops old entries from a map that is sorted by time. */
function dropOlderThan(times: Map<string, number>, oldest: number): void {
	for (const [key, at] of times) {
		if (at >= oldest) return;
		times.delete(key);
	}
}

function dropFirst(times: Map<string, number>): void {
	for (const key of times.keys()) {
		times.delete(key);
		return;
	}
}

/** What this process has received for the triggers of one workflow, each identified by its node's ID. */
export class WorkflowDeliveries {
	private readonly logs = new Map<string, DeliveryLog>();

	/**
	 * The newest deliveries of every trigger, to store with the workflow. It's the live object, like
	 * `DeliveryLog.liveStored`, so whoever saves it last saves all that this process knows.
	 */
	readonly liveStored: Record<string, string[]> = {};

	logOf(node: string): DeliveryLog {
		const known = this.logs.get(node);
		if (known !== undefined) return known;
		const log = new DeliveryLog();
		this.logs.set(node, log);
		this.liveStored[node] = log.liveStored;
		return log;
	}

	/** Adds deliveries of all triggers, stored by an earlier or another process. */
	merge(stored: unknown, now: number): void {
		if (!isRecord(stored)) return;
		for (const [node, lines] of Object.entries(stored)) {
			this.logOf(node).merge(lines, now);
		}
		for (const [node, log] of this.logs) {
			if (log.isEmpty(now)) this.drop(node);
		}
	}

	isEmpty(now: number): boolean {
		return [...this.logs.values()].every((log) => log.isEmpty(now));
	}

	private drop(node: string): void {
		this.logs.delete(node);
		delete this.liveStored[node];
	}
}

const workflows = new Map<string, WorkflowDeliveries>();

/** Whether this process receives events for a workflow. */
export function hasDeliveriesOf(workflow: string): boolean {
	return workflows.has(workflow);
}

/** What this process has received for a workflow. */
export function deliveriesOf(workflow: string, now: number): WorkflowDeliveries {
	const known = workflows.get(workflow);
	if (known !== undefined) return known;
	for (const [id, deliveries] of workflows) {
		if (deliveries.isEmpty(now)) workflows.delete(id);
	}
	const deliveries = new WorkflowDeliveries();
	workflows.set(workflow, deliveries);
	return deliveries;
}

/**
 * How long a delivery is kept: Zoom delivers an event again 5, 25 and 85 minutes after the first try.
 * https://developers.zoom.us/docs/api/webhooks/#notification-delivery
 */
export const DELIVERY_MAX_AGE_MS = 3 * 60 * 60 * 1000;

/** How many deliveries are kept in memory, of about 100 bytes each. */
export const DELIVERY_MAX_COUNT = 20_000;

/**
 * How many of them, the newest, are stored with the workflow. n8n copies that into the record of
 * every execution, so it has to stay small: 1,000 are 25 kB.
 */
export const STORED_MAX_COUNT = 1_000;

const MINUTE_MS = 60_000;

/**
 * The answer to a delivery: n8n answers 5xx when it could not start the workflow. It is the live
 * response, whose status is set only later, so it is read when the event comes again.
 */
interface DeliveryAnswer {
	statusCode: number;
}

interface Delivery {
	at: number;
	/** Until it has been sent. */
	answer?: DeliveryAnswer;
}

/**
 * The events that have started a workflow, bounded in time and number. All clocks are epoch
 * milliseconds.
 */
export class DeliveryLog {
	private readonly deliveries = new Map<string, Delivery>();

	/**
	 * The newest deliveries as text, for storing them: the minute in base 36, a blank, the key. It is
	 * one and the same list for as long as this object lives and always up to date, so that whoever
	 * stores it late stores the deliveries that have come meanwhile as well.
	 */
	readonly liveStored: string[] = [];

	/**
	 * Whether an event is new, which is recorded: the next time it is not. It is new, too, when its
	 * first delivery was answered by a server error, because then no workflow has started.
	 */
	isNew(key: string, answer: DeliveryAnswer, now: number): boolean {
		this.dropOld(now);
		const earlier = this.deliveries.get(key);
		if (earlier !== undefined && !hasFailed(earlier.answer)) return false;
		this.add(key, { at: now, answer });
		return true;
	}

	/** To be called once the answer to a delivery has been sent. */
	answered(key: string): void {
		const delivery = this.deliveries.get(key);
		if (delivery === undefined) return;
		if (hasFailed(delivery.answer)) this.drop(key);
		else delete delivery.answer;
	}

	/** Adds what an earlier process, or another one, has stored. */
	merge(stored: unknown, now: number): void {
		if (!Array.isArray(stored) || stored === this.liveStored) return;
		for (const entry of stored) {
			const [minute = '', key = ''] = typeof entry === 'string' ? entry.split(' ') : [];
			const at = parseInt(minute, 36) * MINUTE_MS;
			if (key === '' || this.deliveries.has(key) || !(now - at <= DELIVERY_MAX_AGE_MS)) continue;
			this.add(key, { at: Math.min(at, now) });
		}
	}

	isEmpty(now: number): boolean {
		this.dropOld(now);
		return this.deliveries.size === 0;
	}

	private add(key: string, delivery: Delivery): void {
		this.drop(key);
		this.deliveries.set(key, delivery);
		this.liveStored.push(`${Math.floor(delivery.at / MINUTE_MS).toString(36)} ${key}`);
		if (this.liveStored.length > STORED_MAX_COUNT) this.liveStored.shift();
		const [oldest] = this.deliveries.keys();
		if (this.deliveries.size > DELIVERY_MAX_COUNT && oldest !== undefined) this.drop(oldest);
	}

	private drop(key: string): void {
		if (!this.deliveries.delete(key)) return;
		const index = this.liveStored.findIndex((entry) => entry.endsWith(` ${key}`));
		if (index !== -1) this.liveStored.splice(index, 1);
	}

	private dropOld(now: number): void {
		for (const [key, { at }] of this.deliveries) {
			if (now - at <= DELIVERY_MAX_AGE_MS) return;
			this.drop(key);
		}
	}
}

function hasFailed(answer: DeliveryAnswer | undefined): boolean {
	return answer !== undefined && answer.statusCode >= 500;
}

const logs = new Map<string, DeliveryLog>();

/** What this process has received for one trigger, which is named by workflow and node. */
export function deliveriesOf(trigger: string, now: number): DeliveryLog {
	const known = logs.get(trigger);
	if (known !== undefined) return known;
	for (const [name, log] of logs) {
		if (log.isEmpty(now)) logs.delete(name);
	}
	const log = new DeliveryLog();
	logs.set(trigger, log);
	return log;
}

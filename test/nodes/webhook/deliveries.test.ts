import {
	CLAIM_MAX_AGE_MS,
	deliveriesOf,
	DELIVERY_MAX_AGE_MS,
	DELIVERY_MAX_COUNT,
	DeliveryLog,
	hasDeliveriesOf,
	STORED_MAX_COUNT,
	WorkflowDeliveries,
} from '../../../nodes/webhook/deliveries';

const NOW = 1_735_689_600_000;
const MINUTE = 60_000;

/** A delivery that n8n has started the workflow with. */
function start(log: DeliveryLog, key: string, now = NOW): boolean {
	const isNew = log.claim(key, now);
	if (isNew) log.confirm(key, now);
	return isNew;
}

/** A key as long as a real one. */
const key = (n: number) => `${n}`.padStart(16, '0');

describe('the log of deliveries', () => {
	it('lets every event start the workflow once', () => {
		const log = new DeliveryLog();
		expect(start(log, 'a')).toBe(true);
		expect(start(log, 'b')).toBe(true);
		expect(start(log, 'a')).toBe(false);
		expect(start(log, 'b', NOW + 1)).toBe(false);
	});

	it('remembers an event for longer than Zoom goes on delivering it', () => {
		const log = new DeliveryLog();
		start(log, 'a');
		for (const minutes of [5, 25, 85, 120, 180]) {
			expect(start(log, 'a', NOW + minutes * MINUTE)).toBe(false);
		}
		expect(DELIVERY_MAX_AGE_MS).toBe(180 * MINUTE);
		expect(start(log, 'a', NOW + 180 * MINUTE + 1)).toBe(true);
	});

	it('is bounded in number and drops the oldest first', () => {
		const log = new DeliveryLog();
		for (let n = 0; n <= DELIVERY_MAX_COUNT; n += 1) start(log, `k${n}`);
		expect(start(log, 'k1')).toBe(false);
		expect(start(log, `k${DELIVERY_MAX_COUNT}`)).toBe(false);
		expect(start(log, 'k0')).toBe(true);
	});

	it('has room for a webinar of 10,000 people who all come, leave and come back within its time', () => {
		const log = new DeliveryLog();
		const events = 4 * 10_000;
		for (let n = 0; n < events; n += 1) start(log, key(n), NOW + n);
		expect(DELIVERY_MAX_COUNT).toBeGreaterThanOrEqual(events);
		for (const n of [0, 1, 9_999, events - 1]) expect(start(log, key(n), NOW + events)).toBe(false);
	});

	it('gives an event to one of two requests that arrive together', () => {
		const log = new DeliveryLog();
		expect(log.claim('a', NOW)).toBe(true);
		expect(log.claim('a', NOW)).toBe(false);
	});

	it('gives a released event to the next request', () => {
		const log = new DeliveryLog();
		log.claim('a', NOW);
		log.release('a');
		expect(log.liveStored).toEqual([]);
		expect(log.claim('a', NOW)).toBe(true);
	});

	it("forgets a claim before Zoom's first retry if the workflow never started", () => {
		const log = new DeliveryLog();
		log.claim('a', NOW);
		expect(CLAIM_MAX_AGE_MS).toBeLessThan(5 * MINUTE);
		expect(log.claim('a', NOW + 5 * MINUTE)).toBe(true);
	});

	it('keeps an event that has started the workflow, even if it is released later', () => {
		const log = new DeliveryLog();
		start(log, 'a');
		log.release('a');
		log.release('never seen');
		expect(start(log, 'a')).toBe(false);
	});
});

describe('what is stored', () => {
	it('teaches another process', () => {
		const first = new DeliveryLog();
		start(first, 'a');
		start(first, 'b', NOW + MINUTE);
		const second = new DeliveryLog();
		second.merge(JSON.parse(JSON.stringify(first.liveStored)), NOW + 2 * MINUTE);
		expect(start(second, 'a', NOW + 2 * MINUTE)).toBe(false);
		expect(start(second, 'b', NOW + 2 * MINUTE)).toBe(false);
		expect(start(second, 'c', NOW + 2 * MINUTE)).toBe(true);
		expect(second.liveStored.map((line) => line.split(' ')[1])).toEqual(['a', 'b', 'c']);
	});

	it('has one line for each minute', () => {
		const log = new DeliveryLog();
		start(log, 'a', NOW);
		start(log, 'b', NOW + 1);
		start(log, 'c', NOW + MINUTE);
		// 28,928,160 and 28,928,161 minutes, in base 36.
		expect(log.liveStored).toEqual(['h8140 a b', 'h8141 c']);
	});

	it('has only events that have started the workflow', () => {
		const log = new DeliveryLog();
		log.claim('a', NOW);
		expect(log.liveStored).toEqual([]);
	});

	it('is the newest ones only, and small', () => {
		const log = new DeliveryLog();
		for (let n = 0; n < STORED_MAX_COUNT + 5; n += 1) start(log, key(n));
		const keys = log.liveStored.flatMap((line) => line.split(' ').slice(1));
		// Dropped by lines of 50.
		expect(keys).toHaveLength(STORED_MAX_COUNT + 5 - 50);
		expect(keys.at(-1)).toBe(key(STORED_MAX_COUNT + 4));
		expect(JSON.stringify(log.liveStored).length).toBeLessThan(35_000);
	});

	it('is believed for three hours to the millisecond, counted from the event itself', () => {
		const stored = ['h8140 a'];
		for (const readAfter of [0, 120, 180]) {
			const log = new DeliveryLog();
			log.merge(stored, NOW + readAfter * MINUTE);
			expect(start(log, 'a', NOW + 180 * MINUTE)).toBe(false);
			expect(start(log, 'a', NOW + 180 * MINUTE + 1)).toBe(true);
		}
	});

	it('has nothing of events from more than three hours ago, nor of what was no event', () => {
		const log = new DeliveryLog();
		log.merge(['h8140 a', '! b', 'c'], NOW + 180 * MINUTE + 1);
		expect(log.liveStored).toEqual([]);
	});

	it('begins anew once all of it is older than three hours, with room for as many as before', () => {
		const log = new DeliveryLog();
		for (let n = 0; n < STORED_MAX_COUNT; n += 1) start(log, key(n));
		const later = NOW + 180 * MINUTE + 1;
		start(log, 'first', later);
		// 28,928,340 minutes, in base 36.
		expect(log.liveStored).toEqual(['h8190 first']);
		for (let n = 1; n < STORED_MAX_COUNT; n += 1) start(log, key(n), later);
		const keys = log.liveStored.flatMap((line) => line.split(' ').slice(1));
		expect(keys).toHaveLength(STORED_MAX_COUNT);
		expect(keys[0]).toBe('first');
	});

	it('is not believed beyond its time', () => {
		const first = new DeliveryLog();
		start(first, 'a');
		const later = NOW + DELIVERY_MAX_AGE_MS + 2 * MINUTE;
		const second = new DeliveryLog();
		second.merge(first.liveStored, later);
		expect(start(second, 'a', later)).toBe(true);
	});

	it.each([
		[undefined],
		[null],
		['text'],
		[{ a: 1 }],
		[[1, null, {}, [], '', ' ', 'x', '! key', 'zzzzzzzzzzzz key']],
	])('may be %j', (stored) => {
		const log = new DeliveryLog();
		log.merge(stored, NOW);
		expect(start(log, 'a')).toBe(true);
		expect(start(log, 'a')).toBe(false);
	});
});

describe('the lines that are stored', () => {
	const keysOf = (log: DeliveryLog) => log.liveStored.flatMap((line) => line.split(' ').slice(1));

	it('hold fifty keys each, and all of the newest 2,000', () => {
		const log = new DeliveryLog();
		for (let n = 0; n < 51; n += 1) start(log, key(n));
		expect(log.liveStored.map((line) => line.split(' ').length - 1)).toEqual([50, 1]);
		for (let n = 51; n < 2_000; n += 1) start(log, key(n));
		expect(keysOf(log)).toHaveLength(2_000);
		start(log, key(2_000));
		expect(keysOf(log)).toHaveLength(1_951);
		for (let n = 2_001; n < 2_050; n += 1) start(log, key(n));
		expect(keysOf(log)).toHaveLength(2_000);
		expect(keysOf(log)[0]).toBe(key(50));
	});

	it('go once everything is older than three hours, and have their whole room again', () => {
		const log = new DeliveryLog();
		for (let n = 0; n < 1_999; n += 1) start(log, key(n));
		expect(log.isEmpty(NOW + 180 * MINUTE)).toBe(false);
		expect(keysOf(log)).toHaveLength(1_999);
		const later = NOW + 180 * MINUTE + 1;
		expect(log.isEmpty(later)).toBe(true);
		expect(log.liveStored).toEqual([]);
		for (let n = 0; n < 2_000; n += 1) start(log, key(n), later);
		expect(keysOf(log)).toHaveLength(2_000);
	});

	it('have an event once, however often n8n confirms it or another process stores it', () => {
		const log = new DeliveryLog();
		start(log, 'a');
		log.confirm('a', NOW + 1);
		log.merge(['h8140 a b', 'h8141 a b'], NOW + MINUTE);
		log.merge(log.liveStored, NOW + MINUTE);
		expect(log.liveStored).toEqual(['h8140 a b']);
	});

	it('are believed for three hours, to the minute', () => {
		const log = new DeliveryLog();
		log.merge(['h8140 a  b '], NOW + 180 * MINUTE);
		expect(log.liveStored).toEqual(['h8140 a b']);
		const tooLate = new DeliveryLog();
		tooLate.merge(['h8140 a'], NOW + 180 * MINUTE + 1);
		expect(tooLate.liveStored).toEqual([]);
	});

	it('of the future, because the clock was set back, are kept for three hours from now', () => {
		const log = new DeliveryLog();
		log.merge(['h818c a'], NOW);
		expect(log.liveStored).toEqual(['h8140 a']);
		expect(start(log, 'a', NOW + 180 * MINUTE)).toBe(false);
		expect(start(log, 'a', NOW + 180 * MINUTE + 1)).toBe(true);
	});
});

describe('a log with a claim only', () => {
	it("isn't empty until the claim is released or four minutes old", () => {
		const log = new DeliveryLog();
		expect(log.isEmpty(NOW)).toBe(true);
		log.claim('a', NOW);
		expect(log.isEmpty(NOW + 4 * MINUTE)).toBe(false);
		expect(log.isEmpty(NOW + 4 * MINUTE + 1)).toBe(true);
		log.claim('a', NOW + 10 * MINUTE);
		log.release('a');
		expect(log.isEmpty(NOW + 10 * MINUTE)).toBe(true);
	});

	it('lets each event start the workflow at its own time', () => {
		const log = new DeliveryLog();
		log.claim('a', NOW);
		log.claim('b', NOW + 2 * MINUTE);
		expect(log.claim('a', NOW + 5 * MINUTE)).toBe(true);
		expect(log.claim('b', NOW + 5 * MINUTE)).toBe(false);
	});
});

describe('when the clock was set back', () => {
	it('a claim lasts as long as it would otherwise, not until the clock has caught up', () => {
		const log = new DeliveryLog();
		log.claim('a', NOW);
		const setBack = NOW - 60 * MINUTE;
		expect(log.claim('a', setBack)).toBe(false);
		expect(log.claim('a', setBack + 4 * MINUTE)).toBe(false);
		expect(log.claim('a', setBack + 5 * MINUTE)).toBe(true);
	});

	it('an event that has started the workflow is still remembered', () => {
		const log = new DeliveryLog();
		start(log, 'a');
		expect(start(log, 'a', NOW - 60 * MINUTE)).toBe(false);
		const restarted = new DeliveryLog();
		restarted.merge(structuredClone(log.liveStored), NOW - 60 * MINUTE);
		expect(start(restarted, 'a', NOW - 60 * MINUTE)).toBe(false);
	});
});

describe('the memory of a workflow', () => {
	it('is its own, and goes once there is nothing in it any more', () => {
		const first = deliveriesOf('workflow a', NOW);
		start(first.logOf('node'), 'key');
		expect(deliveriesOf('workflow a', NOW)).toBe(first);
		expect(deliveriesOf('workflow b', NOW)).not.toBe(first);
		deliveriesOf('workflow c', NOW + DELIVERY_MAX_AGE_MS + 1);
		expect(deliveriesOf('workflow a', NOW + DELIVERY_MAX_AGE_MS + 1)).not.toBe(first);
	});

	it('keeps its triggers apart, and stores what all of them have received', () => {
		const deliveries = new WorkflowDeliveries();
		expect(start(deliveries.logOf('one'), 'key')).toBe(true);
		expect(start(deliveries.logOf('two'), 'key')).toBe(true);
		expect(deliveries.liveStored).toEqual({ one: ['h8140 key'], two: ['h8140 key'] });
		const restarted = new WorkflowDeliveries();
		restarted.merge(structuredClone(deliveries.liveStored), NOW);
		expect(restarted.liveStored).toEqual(deliveries.liveStored);
		expect(start(restarted.logOf('two'), 'key')).toBe(false);
	});

	it('drops a trigger that has received nothing for three hours', () => {
		const deliveries = new WorkflowDeliveries();
		start(deliveries.logOf('deleted'), 'key');
		deliveries.merge({ another: ['h8140 key'], broken: 7 }, NOW + DELIVERY_MAX_AGE_MS + 1);
		expect(deliveries.liveStored).toEqual({});
	});

	it.each([[undefined], [null], ['text'], [[1]], [{ a: null, b: 'text', c: {} }]])(
		'may be stored as %j',
		(stored) => {
			const deliveries = new WorkflowDeliveries();
			deliveries.merge(stored, NOW);
			expect(deliveries.liveStored).toEqual({});
		},
	);

	it('lasts as long as one of its triggers has something to remember', () => {
		const deliveries = deliveriesOf('two triggers', NOW);
		deliveries.logOf('quiet');
		deliveries.logOf('waiting').claim('key', NOW);
		expect(deliveries.isEmpty(NOW)).toBe(false);
		expect(hasDeliveriesOf('two triggers')).toBe(true);
		deliveriesOf('its neighbor', NOW);
		expect(hasDeliveriesOf('two triggers')).toBe(true);
		deliveriesOf('a later neighbor', NOW + 4 * MINUTE + 1);
		expect(hasDeliveriesOf('two triggers')).toBe(false);
		expect(hasDeliveriesOf('a later neighbor')).toBe(true);
	});

	it('keeps the log of a trigger, which is the one that is stored', () => {
		const deliveries = new WorkflowDeliveries();
		const log = deliveries.logOf('node');
		expect(deliveries.logOf('node')).toBe(log);
		expect(deliveries.liveStored.node).toBe(log.liveStored);
		deliveries.merge({ other: ['h8140 key'] }, NOW);
		expect(deliveries.liveStored).toEqual({ other: ['h8140 key'] });
	});
});

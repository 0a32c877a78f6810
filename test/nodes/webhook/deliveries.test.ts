import {
	deliveriesOf,
	DELIVERY_MAX_AGE_MS,
	DELIVERY_MAX_COUNT,
	DeliveryLog,
	STORED_MAX_COUNT,
} from '../../../nodes/webhook/deliveries';

const NOW = 1_735_689_600_000;
const MINUTE = 60_000;
const OK = { statusCode: 200 };

describe('what has been seen', () => {
	it('is new once', () => {
		const log = new DeliveryLog();
		expect(log.isNew('a', OK, NOW)).toBe(true);
		expect(log.isNew('b', OK, NOW)).toBe(true);
		expect(log.isNew('a', OK, NOW)).toBe(false);
		expect(log.isNew('b', OK, NOW + 1)).toBe(false);
	});

	it('is remembered for longer than Zoom goes on delivering it', () => {
		expect(DELIVERY_MAX_AGE_MS).toBeGreaterThan((5 + 20 + 60) * MINUTE + 300_000);
		const log = new DeliveryLog();
		log.isNew('a', OK, NOW);
		for (const minutes of [5, 25, 85, 120, 180]) {
			expect(log.isNew('a', OK, NOW + minutes * MINUTE)).toBe(false);
		}
		expect(log.isNew('a', OK, NOW + DELIVERY_MAX_AGE_MS + 1)).toBe(true);
	});

	it('is bounded in number; the oldest go first', () => {
		const log = new DeliveryLog();
		for (let n = 0; n <= DELIVERY_MAX_COUNT; n += 1) log.isNew(`k${n}`, OK, NOW);
		expect(log.isNew('k1', OK, NOW)).toBe(false);
		expect(log.isNew(`k${DELIVERY_MAX_COUNT}`, OK, NOW)).toBe(false);
		expect(log.isNew('k0', OK, NOW)).toBe(true);
	});

	it('is new again when the first delivery was answered by a server error', () => {
		const log = new DeliveryLog();
		const answer = { statusCode: 200 };
		log.isNew('a', answer, NOW);
		answer.statusCode = 500;
		expect(log.isNew('a', OK, NOW + 5 * MINUTE)).toBe(true);
		expect(log.isNew('a', OK, NOW + 25 * MINUTE)).toBe(false);
	});

	it('is forgotten at once when the server error has been sent', () => {
		const log = new DeliveryLog();
		const answer = { statusCode: 500 };
		log.isNew('a', answer, NOW);
		log.answered('a');
		expect(log.liveStored).toEqual([]);
		expect(log.isNew('a', OK, NOW)).toBe(true);
	});

	it('stays seen once a good answer has been sent, whatever becomes of the answer', () => {
		const log = new DeliveryLog();
		const answer = { statusCode: 200 };
		log.isNew('a', answer, NOW);
		log.answered('a');
		answer.statusCode = 500;
		expect(log.isNew('a', OK, NOW)).toBe(false);
		expect(() => log.answered('never seen')).not.toThrow();
	});
});

describe('what is stored', () => {
	it('teaches another process', () => {
		const first = new DeliveryLog();
		first.isNew('a', OK, NOW);
		first.isNew('b', OK, NOW + MINUTE);
		const second = new DeliveryLog();
		second.merge(JSON.parse(JSON.stringify(first.liveStored)), NOW + 2 * MINUTE);
		expect(second.isNew('a', OK, NOW + 2 * MINUTE)).toBe(false);
		expect(second.isNew('b', OK, NOW + 2 * MINUTE)).toBe(false);
		expect(second.isNew('c', OK, NOW + 2 * MINUTE)).toBe(true);
		expect(second.liveStored).toHaveLength(3);
	});

	it('is one list that is always up to date', () => {
		const log = new DeliveryLog();
		const { liveStored } = log;
		log.isNew('a', OK, NOW);
		log.isNew('b', OK, NOW);
		expect(log.liveStored).toBe(liveStored);
		expect(liveStored.map((entry) => entry.split(' ')[1])).toEqual(['a', 'b']);
	});

	it('is the newest ones only, and small', () => {
		const log = new DeliveryLog();
		for (let n = 0; n < STORED_MAX_COUNT + 5; n += 1) {
			log.isNew(`${n}`.padStart(16, '0'), OK, NOW);
		}
		expect(log.liveStored).toHaveLength(STORED_MAX_COUNT);
		expect(log.liveStored[0]).toContain('0005');
		expect(JSON.stringify(log.liveStored).length).toBeLessThan(30_000);
	});

	it('is not believed beyond its time', () => {
		const first = new DeliveryLog();
		first.isNew('a', OK, NOW);
		const later = NOW + DELIVERY_MAX_AGE_MS + 2 * MINUTE;
		const second = new DeliveryLog();
		second.merge([...first.liveStored], later);
		expect(second.isNew('a', OK, later)).toBe(true);
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
		expect(log.isNew('a', OK, NOW)).toBe(true);
		expect(log.isNew('a', OK, NOW)).toBe(false);
	});
});

describe('the memory of a trigger', () => {
	it('is one for each, and gone when there is nothing in it any more', () => {
		const first = deliveriesOf('workflow:a', NOW);
		first.isNew('key', OK, NOW);
		expect(deliveriesOf('workflow:a', NOW)).toBe(first);
		expect(deliveriesOf('workflow:b', NOW)).not.toBe(first);
		deliveriesOf('workflow:c', NOW + DELIVERY_MAX_AGE_MS + 1);
		expect(deliveriesOf('workflow:a', NOW + DELIVERY_MAX_AGE_MS + 1)).not.toBe(first);
	});
});

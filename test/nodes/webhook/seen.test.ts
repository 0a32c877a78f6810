import {
	memoryOf,
	SEEN_MAX_AGE_MS,
	SEEN_MAX_COUNT,
	SeenEvents,
	STORED_MAX_COUNT,
} from '../../../nodes/webhook/seen';

const NOW = 1_735_689_600_000;
const MINUTE = 60_000;
const OK = { statusCode: 200 };

describe('what has been seen', () => {
	it('is new once', () => {
		const seen = new SeenEvents();
		expect(seen.isNew('a', OK, NOW)).toBe(true);
		expect(seen.isNew('b', OK, NOW)).toBe(true);
		expect(seen.isNew('a', OK, NOW)).toBe(false);
		expect(seen.isNew('b', OK, NOW + 1)).toBe(false);
	});

	it('is remembered for longer than Zoom goes on delivering it', () => {
		expect(SEEN_MAX_AGE_MS).toBeGreaterThan((5 + 20 + 60) * MINUTE + 300_000);
		const seen = new SeenEvents();
		seen.isNew('a', OK, NOW);
		for (const minutes of [5, 25, 85, 120, 180]) {
			expect(seen.isNew('a', OK, NOW + minutes * MINUTE)).toBe(false);
		}
		expect(seen.isNew('a', OK, NOW + SEEN_MAX_AGE_MS + 1)).toBe(true);
	});

	it('is bounded in number; the oldest go first', () => {
		const seen = new SeenEvents();
		for (let n = 0; n <= SEEN_MAX_COUNT; n += 1) seen.isNew(`k${n}`, OK, NOW);
		expect(seen.isNew('k1', OK, NOW)).toBe(false);
		expect(seen.isNew(`k${SEEN_MAX_COUNT}`, OK, NOW)).toBe(false);
		expect(seen.isNew('k0', OK, NOW)).toBe(true);
	});

	it('is new again when the first delivery was answered by a server error', () => {
		const seen = new SeenEvents();
		const answer = { statusCode: 200 };
		seen.isNew('a', answer, NOW);
		answer.statusCode = 500;
		expect(seen.isNew('a', OK, NOW + 5 * MINUTE)).toBe(true);
		expect(seen.isNew('a', OK, NOW + 25 * MINUTE)).toBe(false);
	});

	it('is forgotten at once when the server error has been sent', () => {
		const seen = new SeenEvents();
		const answer = { statusCode: 500 };
		seen.isNew('a', answer, NOW);
		seen.answered('a');
		expect(seen.stored).toEqual([]);
		expect(seen.isNew('a', OK, NOW)).toBe(true);
	});

	it('stays seen once a good answer has been sent, whatever becomes of the answer', () => {
		const seen = new SeenEvents();
		const answer = { statusCode: 200 };
		seen.isNew('a', answer, NOW);
		seen.answered('a');
		answer.statusCode = 500;
		expect(seen.isNew('a', OK, NOW)).toBe(false);
		expect(() => seen.answered('never seen')).not.toThrow();
	});
});

describe('what is stored', () => {
	it('teaches another process', () => {
		const first = new SeenEvents();
		first.isNew('a', OK, NOW);
		first.isNew('b', OK, NOW + MINUTE);
		const second = new SeenEvents();
		second.learn(JSON.parse(JSON.stringify(first.stored)), NOW + 2 * MINUTE);
		expect(second.isNew('a', OK, NOW + 2 * MINUTE)).toBe(false);
		expect(second.isNew('b', OK, NOW + 2 * MINUTE)).toBe(false);
		expect(second.isNew('c', OK, NOW + 2 * MINUTE)).toBe(true);
		expect(second.stored).toHaveLength(3);
	});

	it('is one list that is always up to date', () => {
		const seen = new SeenEvents();
		const { stored } = seen;
		seen.isNew('a', OK, NOW);
		seen.isNew('b', OK, NOW);
		expect(seen.stored).toBe(stored);
		expect(stored.map((entry) => entry.split(' ')[1])).toEqual(['a', 'b']);
	});

	it('is the newest ones only, and small', () => {
		const seen = new SeenEvents();
		for (let n = 0; n < STORED_MAX_COUNT + 5; n += 1) {
			seen.isNew(`${n}`.padStart(16, '0'), OK, NOW);
		}
		expect(seen.stored).toHaveLength(STORED_MAX_COUNT);
		expect(seen.stored[0]).toContain('0005');
		expect(JSON.stringify(seen.stored).length).toBeLessThan(30_000);
	});

	it('is not believed beyond its time', () => {
		const first = new SeenEvents();
		first.isNew('a', OK, NOW);
		const later = NOW + SEEN_MAX_AGE_MS + 2 * MINUTE;
		const second = new SeenEvents();
		second.learn([...first.stored], later);
		expect(second.isNew('a', OK, later)).toBe(true);
	});

	it.each([
		[undefined],
		[null],
		['text'],
		[{ a: 1 }],
		[[1, null, {}, [], '', ' ', 'x', '! key', 'zzzzzzzzzzzz key']],
	])('may be %j', (stored) => {
		const seen = new SeenEvents();
		seen.learn(stored, NOW);
		expect(seen.isNew('a', OK, NOW)).toBe(true);
		expect(seen.isNew('a', OK, NOW)).toBe(false);
	});
});

describe('the memory of a trigger', () => {
	it('is one for each, and gone when there is nothing in it any more', () => {
		const first = memoryOf('workflow:a', NOW);
		first.isNew('key', OK, NOW);
		expect(memoryOf('workflow:a', NOW)).toBe(first);
		expect(memoryOf('workflow:b', NOW)).not.toBe(first);
		memoryOf('workflow:c', NOW + SEEN_MAX_AGE_MS + 1);
		expect(memoryOf('workflow:a', NOW + SEEN_MAX_AGE_MS + 1)).not.toBe(first);
	});
});

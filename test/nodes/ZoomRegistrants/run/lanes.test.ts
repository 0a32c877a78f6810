import { groupedBy, inLanes, MAX_LANES } from '../../../../nodes/ZoomRegistrants/run/lanes';

/** A promise that the test settles. */
function gate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { open, opened };
}

const neverFails = (_: unknown, error: Error): never => {
	throw error;
};

describe('lanes', () => {
	it('are at most four at a time; the next begins when one has ended', async () => {
		const gates = Array.from({ length: 6 }, gate);
		const begun: number[] = [];
		const done = inLanes(
			[0, 1, 2, 3, 4, 5],
			async (lane) => {
				begun.push(lane);
				await gates[lane]?.opened;
				return lane;
			},
			neverFails,
		);
		await Promise.resolve();
		expect(MAX_LANES).toBe(4);
		expect(begun).toEqual([0, 1, 2, 3]);
		gates[2]?.open();
		await gates[2]?.opened;
		for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
		expect(begun).toEqual([0, 1, 2, 3, 4]);
		for (const { open } of gates) open();
		expect(await done).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('give their results in their own order, whichever ends first', async () => {
		const first = gate();
		const results = inLanes(
			['slow', 'quick'],
			async (lane) => {
				if (lane === 'slow') await first.opened;
				else first.open();
				return lane;
			},
			neverFails,
		);
		expect(await results).toEqual(['slow', 'quick']);
	});

	it('that throw get the result that says so, and the others go on', async () => {
		const results = inLanes(
			['a', 'b', 'c', 'd', 'e', 'f'],
			async (lane) => {
				if (lane === 'b' || lane === 'f') throw new Error(`no ${lane}`);
				for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
				return `${lane} done`;
			},
			(lane, { message }) => `${lane}: ${message}`,
		);
		expect(await results).toEqual(['a done', 'b: no b', 'c done', 'd done', 'e done', 'f: no f']);
	});

	it('that are none give nothing', async () => {
		expect(await inLanes([], async () => 'never', neverFails)).toEqual([]);
	});
});

describe('groups', () => {
	it('keep the order of first mention, and the order within each', () => {
		expect(groupedBy(['b1', 'a1', 'b2', 'c1', 'a2'], ([key = '']) => key)).toEqual([
			['b1', 'b2'],
			['a1', 'a2'],
			['c1'],
		]);
	});

	it('of nothing are none', () => {
		expect(groupedBy([], String)).toEqual([]);
	});
});

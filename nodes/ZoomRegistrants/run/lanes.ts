/** How many events are processed in parallel. Zoom documents no limit on that; within one event it may object. */
export const MAX_LANES = 4;

/**
 * Runs the work of every lane, a few lanes in parallel, and returns the results in the order of the
 * lanes. `work` must not throw.
 */
export async function inLanes<Lane, Outcome>(
	lanes: readonly Lane[],
	work: (lane: Lane) => Promise<Outcome>,
): Promise<Outcome[]> {
	const results: Outcome[] = [];
	const waiting = lanes.entries();
	const takeNext = async () => {
		for (const [position, lane] of waiting) results[position] = await work(lane);
	};
	await Promise.all(Array.from({ length: Math.min(MAX_LANES, lanes.length) }, takeNext));
	return results;
}

/** Groups values by key, e.g. the lanes of a run by event. Groups are in the order of their first value. */
export function groupedBy<Value>(
	values: Iterable<Value>,
	keyOf: (value: Value) => string,
): Value[][] {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const group = groups.get(keyOf(value));
		if (group === undefined) groups.set(keyOf(value), [value]);
		else group.push(value);
	}
	return [...groups.values()];
}

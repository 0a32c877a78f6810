import { guarded } from './guarded';

/** How many events are processed in parallel. Zoom documents no limit on that; within one event it may object. */
export const MAX_LANES = 4;

/**
 * Runs the work of every lane, a few lanes in parallel, and returns the results in the order of the
 * lanes. If the work of a lane throws, `onError` gives its result, and the others go on.
 */
export async function inLanes<Lane, Result>(
	lanes: readonly Lane[],
	work: (lane: Lane) => Promise<Result>,
	onError: (lane: Lane, error: Error) => Result,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = lanes.entries();
	const takeNext = async () => {
		for (const [position, lane] of waiting) {
			results[position] = await guarded(
				async () => await work(lane),
				(error) => onError(lane, error),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(MAX_LANES, lanes.length) }, takeNext));
	return results;
}

/** Groups values by a key, in the order of first mention: the lanes of a run, by event. */
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

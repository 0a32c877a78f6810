/** The results of one piece of work, and the work that follows from it. */
export interface Settled<Work, Outcome> {
	results: Outcome[];
	/** Done next, before anything already in the queue. */
	next: Work[];
}

/**
 * Works through a queue, one piece at a time and in order, until it's empty. Everything that changes
 * something in Zoom goes through this loop. `step` returns its results; if it throws, `onError`
 * settles that piece only, and earlier results are kept.
 */
export async function workThrough<Work, Outcome>(
	work: Work[],
	step: (piece: Work) => Promise<Settled<Work, Outcome>>,
	onError: (piece: Work, error: Error) => Outcome[],
): Promise<Outcome[]> {
	const results: Outcome[] = [];
	// A stack with the next piece on top: removing from the front of a long array is slow.
	const stack = [...work].reverse();
	for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
		const settled = await settledOrFailed(piece, step, onError);
		for (const result of settled.results) results.push(result);
		for (const next of [...settled.next].reverse()) stack.push(next);
	}
	return results;
}

async function settledOrFailed<Work, Outcome>(
	piece: Work,
	step: (piece: Work) => Promise<Settled<Work, Outcome>>,
	onError: (piece: Work, error: Error) => Outcome[],
): Promise<Settled<Work, Outcome>> {
	try {
		return await step(piece);
	} catch (error) {
		return { results: onError(piece, error as Error), next: [] };
	}
}

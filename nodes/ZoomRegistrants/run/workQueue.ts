/** What became of one piece of work, and the work that still follows from it. */
export interface Settled<Work, Outcome> {
	results: Outcome[];
	/** Done next, before anything that was waiting already. */
	next: Work[];
}

/**
 * Works through a queue, one piece at a time and in order, until nothing is left. This is the loop
 * that everything goes through that changes something in Zoom. `step` returns results instead of
 * writing them anywhere; if it throws, `onError` settles that piece alone, and what was settled
 * before stays as it was.
 */
export async function workThrough<Work, Outcome>(
	work: Work[],
	step: (piece: Work) => Promise<Settled<Work, Outcome>>,
	onError: (piece: Work, error: Error) => Outcome[],
): Promise<Outcome[]> {
	const results: Outcome[] = [];
	// A stack, with what comes next on top: taking from the front of a long array is slow.
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

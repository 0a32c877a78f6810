import { guarded } from './guarded';

/** What became of one piece of work, and the work that still follows from it. */
export interface Settled<Work, Result> {
	results: Result[];
	/** Done next, before anything that was waiting already. */
	next: Work[];
	/** What the run learns from it. If that fails, only what was to follow does: the results stay. */
	afterwards?: () => void;
}

/**
 * Works through a queue, one piece at a time and in order, until nothing is left. This is the loop
 * that every change of registrants in Zoom goes through. `step` returns results instead of
 * writing them anywhere; if it throws, `onError` settles that piece alone, and what was settled
 * before stays as it was.
 */
export async function workThrough<Work, Result>(
	work: readonly Work[],
	step: (piece: Work) => Promise<Settled<Work, Result>>,
	onError: (piece: Work, error: Error) => Result[],
): Promise<Result[]> {
	const results: Result[] = [];
	// A stack, with what comes next on top: taking from the front of a long array is slow.
	const stack = [...work].reverse();
	for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
		const settled = await settledOrFailed(piece, step, onError);
		for (const result of settled.results) results.push(result);
		for (const next of [...settled.next].reverse()) stack.push(next);
	}
	return results;
}

async function settledOrFailed<Work, Result>(
	piece: Work,
	step: (piece: Work) => Promise<Settled<Work, Result>>,
	onError: (piece: Work, error: Error) => Result[],
): Promise<Settled<Work, Result>> {
	const settled = await guarded(
		async () => await step(piece),
		(error) => ({ results: onError(piece, error), next: [] }),
	);
	return await guarded(
		async () => {
			settled.afterwards?.();
			return settled;
		},
		(error) => ({
			results: [...settled.results, ...settled.next.flatMap((next) => onError(next, error))],
			next: [],
		}),
	);
}

import { guarded } from './guarded';

/** The results of one piece of work, and the work that follows from it. */
export interface Settled<Work, Result> {
	results: Result[];
	/** Done next, before anything already in the queue. */
	next: Work[];
	/** What the run learns from it. If that throws, the results stay, and only `next` fails. */
	afterwards?: () => void;
}

/**
 * Works through a queue, one piece at a time and in order, until it's empty. Every change of
 * registrants in Zoom goes through this loop. `step` returns its results; if it throws, `onError`
 * settles that piece only, and earlier results are kept.
 */
export async function workThrough<Work, Result>(
	work: readonly Work[],
	step: (piece: Work) => Promise<Settled<Work, Result>>,
	onError: (piece: Work, error: Error) => Result[],
): Promise<Result[]> {
	const results: Result[] = [];
	// A stack with the next piece on top: removing from the front of a long array is slow.
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

/* eslint-disable @n8n/community-nodes/no-restricted-globals -- how often a property is tried is set from outside */

/** How many examples each property is tried on: `PROPERTY_RUNS=5000 npx jest properties`. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);

/**
 * What the examples are made from. The same seed makes the same examples, so the usual one is fixed;
 * `PROPERTY_SEED=random` looks for others.
 */
export const SEED =
	process.env.PROPERTY_SEED === 'random'
		? Math.floor(Math.random() * 2 ** 31)
		: Number(process.env.PROPERTY_SEED ?? 2026);

/** Long enough for each of them to take seconds on a busy machine. */
export const TIMEOUT_MS = 60_000 + RUNS * 5_000;

/** Too slow to try all examples is a failure, or the title would claim what wasn't tried. */
export const SETTINGS = {
	numRuns: RUNS,
	seed: SEED,
	interruptAfterTimeLimit: TIMEOUT_MS / 2,
	markInterruptAsFailure: true,
};

/** For titles: it is what shows the seed. */
export const EXAMPLES = `${RUNS} examples, PROPERTY_SEED=${SEED}`;

import { sleep } from 'n8n-workflow';

/** Everything nondeterministic: time, randomness and waiting. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** A number from 0 to 1. */
	random(): number;
	/** Waits for `ms` milliseconds; resolves to false if `cancel` was aborted before the end. */
	wait(ms: number, cancel?: AbortSignal): Promise<boolean>;
}

const SLICE_MS = 200;

/** The machine's own clock. It waits in slices, because older n8n can't interrupt a sleep. */
export const SYSTEM_CLOCK: Clock = {
	now: () => Date.now(),
	random: () => Math.random(),
	async wait(ms, cancel) {
		for (let left = ms; left > 0; left -= SLICE_MS) {
			if (cancel?.aborted) return false;
			await sleep(Math.min(left, SLICE_MS));
		}
		return !cancel?.aborted;
	},
};

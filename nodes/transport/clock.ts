import { sleep } from 'n8n-workflow';

const SLICE_MS = 200;

/**
 * Waits, and stops waiting when the user cancels the execution.
 * Resolves to false when it was cancelled. In slices, because older n8n cannot interrupt a sleep.
 */
export async function wait(
	milliseconds: number,
	cancel: AbortSignal | undefined,
): Promise<boolean> {
	for (let left = milliseconds; left > 0; left -= SLICE_MS) {
		if (cancel?.aborted) return false;
		await sleep(Math.min(left, SLICE_MS));
	}
	return !cancel?.aborted;
}

import type { Clock } from '../../nodes/transport/clock';
import type { Time } from './zoom';

const START = Date.parse('2026-11-24T09:00:00Z');

/**
 * Time that passes only where somebody waits for it, shared by the node and the double. Waits that
 * begin at the same moment end at the same moment, as they would side by side.
 */
export class SharedTime implements Clock, Time {
	private time = START;

	private dice = 1;

	/** What the node has waited for, in milliseconds. */
	readonly waits: number[] = [];

	now(): number {
		return this.time;
	}

	/** Always the same row of numbers. */
	random(): number {
		this.dice = (this.dice * 48271) % 2147483647;
		return this.dice / 2147483647;
	}

	pass(ms: number): void {
		this.time += ms;
	}

	async wait(ms: number, cancel?: AbortSignal): Promise<boolean> {
		this.waits.push(ms);
		const end = this.time + ms;
		await new Promise((resolve) => setImmediate(resolve));
		this.time = Math.max(this.time, end);
		return cancel?.aborted !== true;
	}
}

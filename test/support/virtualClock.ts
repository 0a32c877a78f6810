// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- looks whether anything else is about to happen
import { setImmediate } from 'node:timers';

import { type Clock, SYSTEM_CLOCK } from '../../nodes/transport/clock';

/** 1 December 2026, 15:30 UTC, in epoch milliseconds. */
export const VIRTUAL_START = Date.UTC(2026, 11, 1, 15, 30);

interface Timer {
	/** Epoch milliseconds. */
	due: number;
	/** Time moves on for it; other timers only come due on the way. */
	movesTime: boolean;
	ring(): void;
}

/**
 * A time of its own, the same one for the node and for its sandbox. It stands still while anything
 * is being done, and jumps to the next moment that somebody waits for as soon as nothing else is:
 * an hour passes at once, and in the order in which it really would.
 */
export class VirtualClock implements Clock {
	/** Every wait of the node, in milliseconds. */
	readonly waits: number[] = [];

	private time = VIRTUAL_START;

	private timers: Timer[] = [];

	private requests = 0;

	private pausedAnswers = 0;

	private isLookingAhead = false;

	private dice = 1;

	/** Set while the machine's clock is the one that counts. */
	private realTime?: () => number;

	now(): number {
		return this.realTime?.() ?? this.time;
	}

	/** The same numbers in the same order after each reset (a linear congruential generator). */
	random(): number {
		this.dice = (this.dice * 48_271) % 2_147_483_647;
		return this.dice / 2_147_483_647;
	}

	async wait(ms: number, cancel?: AbortSignal): Promise<boolean> {
		this.waits.push(ms);
		if (cancel?.aborted) return false;
		return await new Promise((resolve) => {
			const timer = this.addTimer(ms, true, () => {
				cancel?.removeEventListener('abort', stop);
				resolve(true);
			});
			const stop = () => {
				this.timers = this.timers.filter((one) => one !== timer);
				resolve(false);
			};
			cancel?.addEventListener('abort', stop, { once: true });
		});
	}

	/** Does something once that time has come, if others wait that long. */
	after(ms: number, action: () => void): void {
		this.addTimer(ms, false, action);
	}

	/** Time stands still until the request is answered. */
	async during<T>(request: Promise<T>): Promise<T> {
		this.requests += 1;
		try {
			return await request;
		} finally {
			this.requests -= 1;
			this.lookAhead();
		}
	}

	/** A server's pause before it answers: the one part of a request that takes time. */
	async pause(ms: number): Promise<void> {
		this.pausedAnswers += 1;
		await new Promise<void>((resolve) => this.addTimer(ms, true, resolve));
		this.pausedAnswers -= 1;
	}

	/** Runs something by the machine's clock, whose waits really take their time; it goes on from now. */
	async inRealTime<T>(run: (clock: Clock) => Promise<T>): Promise<T> {
		const ahead = this.time - SYSTEM_CLOCK.now();
		const now = () => SYSTEM_CLOCK.now() + ahead;
		this.realTime = now;
		try {
			return await run({ ...SYSTEM_CLOCK, now });
		} finally {
			this.time = now();
			this.realTime = undefined;
		}
	}

	/** Back to the start; nothing is waited for any more. */
	reset(): void {
		this.time = VIRTUAL_START;
		this.timers = [];
		this.waits.length = 0;
		this.requests = 0;
		this.pausedAnswers = 0;
		this.dice = 1;
	}

	private addTimer(ms: number, movesTime: boolean, ring: () => void): Timer {
		const timer = { due: this.now() + ms, movesTime, ring };
		this.timers.push(timer);
		this.lookAhead();
		return timer;
	}

	private lookAhead(): void {
		if (this.isLookingAhead) return;
		this.isLookingAhead = true;
		setImmediate(() => {
			this.isLookingAhead = false;
			if (this.requests <= this.pausedAnswers) this.moveOn();
		});
	}

	private moveOn(): void {
		if (!this.timers.some(({ movesTime }) => movesTime)) return;
		const next = this.timers.reduce((first, timer) => (timer.due < first.due ? timer : first));
		this.timers.splice(this.timers.indexOf(next), 1);
		this.time = Math.max(this.time, next.due);
		next.ring();
		this.lookAhead();
	}
}

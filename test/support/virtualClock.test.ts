import { sleep } from 'n8n-workflow';

import { VIRTUAL_START, VirtualClock } from './virtualClock';

let clock: VirtualClock;
beforeEach(() => {
	clock = new VirtualClock();
});

const passed = () => clock.now() - VIRTUAL_START;

it('lets a day pass at once, and says how long it was', async () => {
	await expect(clock.wait(86_400_000)).resolves.toBe(true);
	expect(passed()).toBe(86_400_000);
	expect(clock.waits).toEqual([86_400_000]);
});

it('lets those who wait at the same time go on in the order of time, not one after the other', async () => {
	const order: string[] = [];
	const lane = async (name: string, ...waits: number[]) => {
		for (const ms of waits) {
			await clock.wait(ms);
			order.push(`${name} ${passed()}`);
		}
	};
	await Promise.all([lane('a', 300, 300), lane('b', 400), lane('c', 100, 100)]);
	expect(order).toEqual(['c 100', 'c 200', 'a 300', 'b 400', 'a 600']);
});

it('stands still until a request is answered', async () => {
	let answer = () => {};
	const request = clock.during(new Promise<void>((resolve) => (answer = resolve)));
	let isOver = false;
	const waiting = clock.wait(1000).then(() => (isOver = true));
	await sleep(5);
	await sleep(5);
	expect([isOver, passed()]).toEqual([false, 0]);
	answer();
	await Promise.all([request, waiting]);
	expect([isOver, passed()]).toEqual([true, 1000]);
});

it('moves on while a server pauses before its answer', async () => {
	const slow = async () => await clock.during(clock.pause(300));
	await Promise.all([slow(), slow(), clock.wait(200)]);
	expect(passed()).toBe(300);
	expect(clock.waits).toEqual([200]);
});

it('ends a wait that is cancelled, at the time at which it is', async () => {
	const controller = new AbortController();
	clock.after(250, () => controller.abort());
	await expect(clock.wait(1000, controller.signal)).resolves.toBe(false);
	expect(passed()).toBe(250);
	await expect(clock.wait(1000, controller.signal)).resolves.toBe(false);
	expect(passed()).toBe(250);
});

it('does not move on for what is only to be done after a time', async () => {
	const action = jest.fn();
	clock.after(500, action);
	await sleep(5);
	await clock.wait(400);
	expect(action).not.toHaveBeenCalled();
	await clock.wait(100);
	expect(action).toHaveBeenCalledTimes(1);
});

it('rolls the same dice again after a reset', () => {
	const roll = () => Array.from({ length: 20 }, () => clock.random());
	const first = roll();
	expect(first.every((number) => number >= 0 && number < 1)).toBe(true);
	expect(new Set(first).size).toBe(20);
	clock.reset();
	expect(roll()).toEqual(first);
});

it('goes on from its present in real time, and keeps what has passed', async () => {
	await clock.wait(1000);
	await clock.inRealTime(async (real) => {
		expect(real.now() - VIRTUAL_START).toBeGreaterThanOrEqual(1000);
		await real.wait(50);
		expect(clock.now() - VIRTUAL_START).toBeGreaterThanOrEqual(1045);
	});
	expect(passed()).toBeGreaterThanOrEqual(1045);
	expect(passed()).toBeLessThan(60_000);
});

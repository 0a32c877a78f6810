import { sleep } from 'n8n-workflow';

import { SYSTEM_CLOCK } from '../../../nodes/transport/clock';

jest.mock('n8n-workflow', () => {
	const workflow = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return { ...workflow, sleep: jest.fn(workflow.sleep) };
});

it('tells the time of the machine', () => {
	const before = Date.now();
	const now = SYSTEM_CLOCK.now();
	expect(now).toBeGreaterThanOrEqual(before);
	expect(now).toBeLessThanOrEqual(Date.now());
});

it('rolls dice from 0 to 1', () => {
	const rolls = Array.from({ length: 100 }, () => SYSTEM_CLOCK.random());
	expect(rolls.every((roll) => roll >= 0 && roll < 1)).toBe(true);
	expect(new Set(rolls).size).toBeGreaterThan(1);
});

describe('a wait', () => {
	it('is made of slices of 200 ms, so that it can be cancelled between them.', async () => {
		const slices = jest.mocked(sleep);
		slices.mockClear();
		await SYSTEM_CLOCK.wait(450);
		expect(slices.mock.calls).toEqual([[200], [200], [50]]);
	});
});

describe('waiting', () => {
	it.each([0, -1, 1, 250])('ends by itself after %i ms', async (ms) => {
		await expect(SYSTEM_CLOCK.wait(ms)).resolves.toBe(true);
		await expect(SYSTEM_CLOCK.wait(ms, new AbortController().signal)).resolves.toBe(true);
	});

	it('does not begin if it was cancelled before', async () => {
		await expect(SYSTEM_CLOCK.wait(3_600_000, AbortSignal.abort())).resolves.toBe(false);
		await expect(SYSTEM_CLOCK.wait(0, AbortSignal.abort())).resolves.toBe(false);
	});

	it('ends soon after it is cancelled', async () => {
		const controller = new AbortController();
		const waiting = SYSTEM_CLOCK.wait(3_600_000, controller.signal);
		controller.abort();
		await expect(waiting).resolves.toBe(false);
	});
});

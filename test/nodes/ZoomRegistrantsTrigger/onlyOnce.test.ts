import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import { deliveriesOf } from '../../../nodes/webhook/deliveries';
import { onlyOnce } from '../../../nodes/ZoomRegistrantsTrigger/onlyOnce';

const EVENT: INodeExecutionData[] = [{ json: { id: 'r1', event: 'meeting.registration_created' } }];

/** n8n's memory for nodes, and executions of one trigger that start with an event. */
function worker(mode = 'webhook', workflowId = 'queue') {
	const recorded = new Set<string>();
	const waits: number[] = [];
	const warnings: string[] = [];
	const staticData: Record<string, unknown> = {};
	const memory = { isBroken: false };
	const asked: unknown[] = [];
	const execute = async (id: number, items = EVENT) => {
		const functions = {
			getInputData: () => items,
			getMode: () => mode,
			getWorkflow: () => ({ id: workflowId }),
			getNode: () => ({ id: 'trigger' }),
			getExecutionId: () => String(id),
			getExecutionCancelSignal: () => undefined,
			getWorkflowStaticData: () => staticData,
			logger: { warn: (message: string) => warnings.push(message) },
			helpers: {
				async checkProcessedAndRecord(keys: string[], scope: string, options: object) {
					asked.push([keys.length, scope, options]);
					if (memory.isBroken) throw new Error('database is locked');
					const fresh = keys.filter((key) => !recorded.has(key));
					const processed = keys.filter((key) => recorded.has(key));
					for (const key of keys) recorded.add(key);
					return { new: fresh, processed };
				},
			},
		} as unknown as IExecuteFunctions;
		const clock = {
			...SYSTEM_CLOCK,
			async wait(ms: number) {
				waits.push(ms);
				return true;
			},
		};
		return await onlyOnce(functions, clock);
	};
	return { execute, recorded, waits, warnings, staticData, memory, asked };
}

describe('an execution in a worker', () => {
	it('starts with an event that no other execution has started with', async () => {
		const { execute } = worker();
		expect(await execute(1)).toBe(EVENT);
		expect(await execute(2)).toEqual([]);
		expect(await execute(3, [{ json: { id: 'r2' } }])).toHaveLength(1);
	});

	it("uses n8n's memory of the node, which keeps the last 4,000 entries, two for an execution", async () => {
		const { execute, asked } = worker();
		await execute(1);
		const entries = { mode: 'entries', maxEntries: 4_000 };
		expect(asked).toEqual([
			[2, 'node', entries],
			[2, 'node', entries],
		]);
	});

	it('starts again when n8n runs it a second time, because its worker was lost', async () => {
		const { execute } = worker();
		await execute(1);
		expect(await execute(1)).toBe(EVENT);
	});

	it('waits for its turn, which executions with neighboring IDs do not share', async () => {
		const { execute, waits } = worker();
		for (const id of [10, 11, 14]) await execute(id);
		expect(waits).toEqual([0, 60, 200, 800]);
	});

	it('starts, with a line in the log, if the memory cannot be read', async () => {
		const { execute, memory, warnings } = worker();
		memory.isBroken = true;
		expect(await execute(1)).toBe(EVENT);
		expect(warnings).toEqual(["n8n couldn't look up delivered events: database is locked"]);
	});
});

describe('an execution in the process that receives the events', () => {
	it('asks nothing, and carries the memory along without marking it as changed', async () => {
		const deliveries = deliveriesOf('regular', 0);
		const { execute, recorded, waits, staticData } = worker('webhook', 'regular');
		expect(await execute(1)).toBe(EVENT);
		expect(await execute(2)).toBe(EVENT);
		expect([recorded.size, waits]).toEqual([0, []]);
		// An ordinary property, so that n8n saves it with the others and can write it anew.
		expect(Object.getOwnPropertyDescriptor(staticData, 'zoomRegistrantsTrigger')).toEqual({
			value: deliveries.liveStored,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	});
});

describe('a test run', () => {
	it('starts with every event', async () => {
		const { execute, recorded } = worker('manual');
		expect(await execute(1)).toBe(EVENT);
		expect(await execute(2)).toBe(EVENT);
		expect(recorded.size).toBe(0);
	});
});

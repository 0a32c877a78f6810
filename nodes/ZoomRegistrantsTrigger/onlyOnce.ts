import { createHash } from 'node:crypto';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { hasDeliveriesOf } from '../webhook/deliveries';
import { receivedHere } from './firstDelivery';

/** How many entries n8n's own memory keeps for a trigger; an execution uses two. */
const MAX_ENTRIES = 4_000;

/** How far apart executions with neighboring IDs take their turns, in milliseconds. */
const TURN_MS = 200;

/** The number of turns, so that an execution waits for at most 800 ms. */
const TURNS = 5;

/**
 * After this many milliseconds, an execution records its event again: another process that read n8n's
 * memory before the first time has overwritten it by then. Less than a turn.
 */
const AGAIN_AFTER_MS = 60;

/**
 * The event that starts an execution, or nothing if it has started another one.
 *
 * If n8n receives events in a single process, `claimDelivery` has decided that. In queue mode, two
 * processes may receive the same event at the same moment, which makes two executions. Then n8n's own
 * memory for nodes decides. It reads and writes in two steps, so executions take turns by their IDs. If
 * that memory fails, the event goes through: better twice than never.
 */
export async function onlyOnce(
	functions: IExecuteFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<INodeExecutionData[]> {
	const items = functions.getInputData();
	if (functions.getMode() !== 'webhook') return items;
	if (hasDeliveriesOf(String(functions.getWorkflow().id))) {
		receivedHere(functions, clock);
		return items;
	}
	const id = functions.getExecutionId();
	await clock.wait((Number(id) % TURNS || 0) * TURN_MS, functions.getExecutionCancelSignal());
	const event = createHash('sha256').update(JSON.stringify(items)).digest('base64url');
	try {
		const record = async () => await isFirst(functions, event, `${event} ${id}`);
		if (!(await inTurn(record))) return [];
		await clock.wait(AGAIN_AFTER_MS, functions.getExecutionCancelSignal());
		await inTurn(record);
		return items;
	} catch (error) {
		functions.logger.warn(`n8n couldn't look up delivered events: ${(error as Error).message}`);
		return items;
	}
}

/** Whether no other execution has started with an event. A second call by the same one is fine. */
async function isFirst(functions: IExecuteFunctions, event: string, own: string): Promise<boolean> {
	const recorded = await functions.helpers.checkProcessedAndRecord([event, own], 'node', {
		mode: 'entries',
		maxEntries: MAX_ENTRIES,
	});
	return recorded.new.includes(event) || recorded.processed.includes(own);
}

let previous: Promise<unknown> = Promise.resolve();

/** Runs tasks of this process one after another. */
async function inTurn<T>(task: () => Promise<T>): Promise<T> {
	const current = previous.then(task);
	previous = current.catch(() => undefined);
	return await current;
}

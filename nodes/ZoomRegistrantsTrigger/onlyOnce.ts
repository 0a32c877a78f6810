import { createHash } from 'node:crypto';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type Clock, SYSTEM_CLOCK } from '../transport/clock';
import { hasDeliveriesOf } from '../webhook/deliveries';
import { receivedHere } from './firstDelivery';
import { triggerKey } from './names';

/** How many executions n8n's own memory keeps for a trigger; two entries each. */
const MAX_ENTRIES = 4_000;

/** How long executions with neighboring IDs wait one after another, in milliseconds. */
const TURN_MS = 200;

/** How many turns there are: an execution waits for at most 800 ms. */
const TURNS = 5;

/**
 * When an execution records its event once more, in milliseconds: by then whoever read n8n's memory
 * before it was recorded has written it back without it. Less than a turn.
 */
const AGAIN_AFTER_MS = 60;

/**
 * The event that an execution starts with, or nothing if another execution has started with it.
 *
 * Where n8n receives events in one process, `claimDelivery` has settled that. In queue mode two
 * processes may receive one event at the same moment, and a worker gets two executions. There n8n's
 * own memory for nodes decides. It reads and writes in two steps, so executions take turns by their
 * IDs. If that memory fails, the event goes through: better twice than never.
 */
export async function onlyOnce(
	functions: IExecuteFunctions,
	clock: Clock = SYSTEM_CLOCK,
): Promise<INodeExecutionData[]> {
	const items = functions.getInputData();
	if (functions.getMode() !== 'webhook') return items;
	if (hasDeliveriesOf(triggerKey(functions))) {
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

/** Whether no other execution has started with an event; a second run of this one may. */
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

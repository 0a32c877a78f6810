import { deepCopy, type IDataObject } from 'n8n-workflow';

import type { EventInput } from '../../fields/givenEvent';
import { connect } from '../../transport/connection';
import type { Refusal } from '../../transport/refusal';
import type { EventRef } from '../../zoom/events';
import { kindOf } from '../run/itemFields';
import { groupedBy, inLanes } from '../run/lanes';
import type { Outcome, Problem } from '../run/outcome';
import { problemOfException, problemOfNotSent, problemOfRefusal } from '../run/problems';
import { eventResolver } from '../run/resolveEvents';
import { type Run, startRun } from '../run/run';
import type { Operation } from './operation';

/** The result of one item, before a refusal is put into words. */
export type ItemResult =
	| { json: IDataObject | IDataObject[] }
	| { refusal: Refusal }
	| { problem: Problem };

/** What the work on one item goes by. */
export interface ItemTask<Input> {
	run: Run;
	event: EventRef;
	input: Input;
	/** How many items there are in all. */
	itemCount: number;
}

interface ItemWork<Input> {
	work: (task: ItemTask<Input>) => Promise<ItemResult>;
	/** Items of one event with the same key are done once and share the outcome. */
	keyOf?: (input: Input) => string;
	/** What within an event shares a refusal, if it isn't the occurrence. */
	partOf?: (input: Input) => string | undefined;
}

/**
 * Runs an operation item by item: one event's items one after the other, up to four events at a time.
 * Stops early if a refusal, e.g. a missing scope, applies to the remaining items too.
 */
export function itemByItem<Input extends EventInput>({
	work,
	keyOf,
	partOf = ({ occurrenceId }) => occurrenceId,
}: ItemWork<Input>): Operation<Input>['execute'] {
	return async (functions, inputs, clock) => {
		const run = startRun(await connect(functions, clock));
		const resolve = eventResolver(run.connection, kindOf(functions));
		const outcomes = new Map<number, Outcome>();
		const tasks: Array<ItemTask<Input> & { itemIndex: number }> = [];
		for (const [itemIndex, input] of inputs) {
			const event = await resolve(input);
			if ('error' in event) outcomes.set(itemIndex, { problem: event.error, details: {} });
			else tasks.push({ itemIndex, run, event: event.value, input, itemCount: inputs.size });
		}
		const lanes = groupedBy(tasks, ({ event }) => event.eventId);
		await inLanes(lanes, async (lane) => {
			const done = new Map<string, Outcome>();
			for (const { itemIndex, ...task } of lane) {
				const { event, input } = task;
				const key = JSON.stringify([event.occurrenceId, keyOf?.(input) ?? itemIndex]);
				const earlier = done.get(key);
				const outcome = earlier ?? (await outcomeOf(task, partOf(input), work));
				outcomes.set(itemIndex, earlier === undefined ? outcome : deepCopy(outcome));
				done.set(key, outcome);
			}
		});
		return outcomes;
	};
}

/** Does the work on one item, unless an earlier refusal applies to it; never throws. */
async function outcomeOf<Input>(
	task: ItemTask<Input>,
	part: string | undefined,
	work: (task: ItemTask<Input>) => Promise<ItemResult>,
): Promise<Outcome> {
	const { event, run } = task;
	const { connection, breaker } = run;
	const scope = { eventId: event.eventId, part };
	const details = { [event.kind.idField]: event.eventId };
	const open = breaker.openFor(scope);
	if (open !== undefined) return { problem: problemOfNotSent(connection, event, open), details };
	try {
		const result = await work(task);
		if ('problem' in result) return { ...result, details };
		breaker.recordAnswer(scope, 'refusal' in result ? result.refusal : undefined);
		if ('json' in result) return result;
		return { problem: problemOfRefusal(connection, event, result.refusal), details };
	} catch (error) {
		return { problem: problemOfException(error as Error), details };
	}
}

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
import { type Settled, workThrough } from '../run/workQueue';
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

/** A task, and the item that it is for. */
type Task<Input> = ItemTask<Input> & { itemIndex: number };

type NumberedOutcome = [itemIndex: number, outcome: Outcome];

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
		const unresolved: NumberedOutcome[] = [];
		const tasks: Array<Task<Input>> = [];
		for (const [itemIndex, input] of inputs) {
			const event = await resolve(input);
			if ('error' in event) unresolved.push([itemIndex, { problem: event.error, details: {} }]);
			else tasks.push({ itemIndex, run, event: event.value, input, itemCount: inputs.size });
		}
		const lanes = groupedBy(tasks, ({ event }) => event.eventId);
		const done = await inLanes(
			lanes,
			async (lane) => await doLane(lane),
			(lane, error) => lane.map((task) => failedByException(task, error)),
		);
		return new Map([...unresolved, ...done.flat()]);
	};

	/** The items of one event, one after the other, and those that ask for the same together. */
	async function doLane(lane: ReadonlyArray<Task<Input>>): Promise<NumberedOutcome[]> {
		const same = groupedBy(lane, ({ event, input, itemIndex }) =>
			JSON.stringify([event.occurrenceId, keyOf?.(input) ?? itemIndex]),
		);
		return await workThrough(same, doOnce, (tasks, error) =>
			tasks.map((task) => failedByException(task, error)),
		);
	}

	/** Does the work for items that ask for the same, unless an earlier refusal applies to it. */
	async function doOnce(
		tasks: ReadonlyArray<Task<Input>>,
	): Promise<Settled<Array<Task<Input>>, NumberedOutcome>> {
		const [first, ...others] = tasks;
		if (first === undefined) return { results: [], next: [] };
		const { event, input, itemIndex, run } = first;
		const { connection, breaker } = run;
		const scope = { eventId: event.eventId, part: partOf(input) };
		const open = breaker.openFor(scope);
		const result: ItemResult =
			open === undefined
				? await work(first)
				: { problem: problemOfNotSent(connection, event, open) };
		const outcome = outcomeOf(first, result);
		return {
			results: [
				[itemIndex, outcome],
				// An object for each item, because the nodes that follow may change it.
				...others.map((other): NumberedOutcome => [other.itemIndex, deepCopy(outcome)]),
			],
			next: [],
			afterwards() {
				if ('problem' in result) return;
				breaker.recordAnswer(scope, 'refusal' in result ? result.refusal : undefined);
			},
		};
	}
}

/** An item's outcome if this package's own code fails at it. */
function failedByException(
	{ itemIndex, event }: { itemIndex: number; event: EventRef },
	error: Error,
): NumberedOutcome {
	return [itemIndex, { problem: problemOfException(error), details: detailsOf(event) }];
}

function detailsOf({ kind, eventId }: EventRef): IDataObject {
	return { [kind.idField]: eventId };
}

/** A result, with a refusal put into words. */
function outcomeOf<Input>({ event, run }: ItemTask<Input>, result: ItemResult): Outcome {
	if ('json' in result) return result;
	const details = detailsOf(event);
	if ('problem' in result) return { problem: result.problem, details };
	return { problem: problemOfRefusal(run.connection, event, result.refusal), details };
}

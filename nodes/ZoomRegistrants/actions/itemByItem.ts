import { deepCopy, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { connect } from '../../transport/connection';
import type { EventRef } from '../../zoom/events';
import type { Refusal } from '../../transport/refusal';
import { blockOf, forgetFruitless, learn } from '../run/circuitBreaker';
import { kindOf } from '../run/itemFields';
import type { Outcome, Problem } from '../run/outcome';
import { problemOfBlock, problemOfRefusal } from '../run/problems';
import type { EventInput } from '../../fields/eventReference';
import { eventResolver } from '../run/resolveEvents';
import { type Run, startRun } from '../run/run';
import type { Operation } from './operation';

/** What became of one item, before a refusal is put into words. */
export type Result =
	| { json: IDataObject | IDataObject[] }
	| { refusal: Refusal }
	| { problem: Problem };

/** What one item's work goes by. */
export interface Work<Input> {
	run: Run;
	place: EventRef;
	input: Input;
	/** How many items there are in all. */
	itemCount: number;
}

/**
 * An operation whose items have nothing in common but the login, done one after the other. A refusal
 * that holds for the items to come, e.g. a missing scope, is not asked for again. With `keyOf`, items
 * of one event with the same key are done once and share the outcome.
 */
export function itemByItem<Input extends EventInput>(
	work: (item: Work<Input>) => Promise<Result>,
	keyOf?: (input: Input) => string,
): Operation<Input>['run'] {
	return async (functions: IExecuteFunctions, inputs: Map<number, Input>) => {
		const run = startRun(await connect(functions));
		const find = eventResolver(run.connection, kindOf(functions));
		const outcomes = new Map<number, Outcome>();
		const done = new Map<string, Outcome>();
		for (const [itemIndex, input] of inputs) {
			const found = await find(input);
			if ('problem' in found) {
				outcomes.set(itemIndex, { problem: found.problem, details: {} });
				continue;
			}
			const { place } = found;
			const { eventId, occurrenceId } = place;
			const key = JSON.stringify([eventId, occurrenceId, keyOf?.(input) ?? itemIndex]);
			const outcome =
				done.get(key) ??
				(await unlessBlocked(run, place, () =>
					work({ run, place, input, itemCount: inputs.size }),
				));
			outcomes.set(itemIndex, done.has(key) ? deepCopy(outcome) : outcome);
			done.set(key, outcome);
		}
		return outcomes;
	};
}

async function unlessBlocked(
	run: Run,
	place: EventRef,
	work: () => Promise<Result>,
): Promise<Outcome> {
	const { kind, eventId, occurrenceId } = place;
	const scope = { eventId, group: occurrenceId };
	const details = { [kind.idField]: eventId };
	const block = blockOf(run.blocks, scope);
	if (block !== undefined) {
		return { problem: problemOfBlock(run.connection, place, block), details };
	}
	const result = await work();
	if ('json' in result) {
		forgetFruitless(run.blocks);
		return result;
	}
	if ('problem' in result) return { ...result, details };
	learn(run.blocks, scope, result.refusal);
	return { problem: problemOfRefusal(run.connection, place, result.refusal), details };
}

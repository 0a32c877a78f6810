import { connect } from '../../../transport/connection';
import { kindOf } from '../../run/itemFields';
import { type Outcome, sameForAll } from '../../run/outcome';
import { startRun } from '../../run/run';
import type { Operation } from '../operation';
import { BodyFormat } from '../updateStatus/bodyFormat';
import { carryOut } from './carryOut';
import { readSyncInput, type SyncInput } from './input';
import { gatherLists } from './lists';
import { makePlan } from './makePlan';
import { parseSyncOptions } from './options';
import { report } from './report';

/**
 * Makes Zoom agree with a list: the input items are who shall be registered. Plans with Zoom's lists,
 * then carries the plan out with what *Create Many*, *Update Status* and *Delete* do. The options of the
 * first item apply to all.
 */
export const sync: Operation<SyncInput> = {
	read: readSyncInput,

	async execute(functions, inputs, clock) {
		const options = parseSyncOptions(
			functions.getNodeParameter('notInList', 0, 'leave'),
			functions.getNodeParameter('options', 0, {}),
		);
		if ('error' in options) return sameForAll(inputs, { problem: options.error, details: {} });
		const run = startRun(await connect(functions, clock));
		const { lists, unusable } = await gatherLists(run, kindOf(functions), inputs);
		const unreadItems = functions.getInputData().length - inputs.size + unusable.size;
		const plans = await makePlan(run, options.value, lists, unreadItems);
		const format = new BodyFormat('automatic', run.connection.apiBaseUrl);
		const done = options.value.dryRun
			? new Map<never, never>()
			: await carryOut(run, options.value, format, plans);
		return new Map<number | undefined, Outcome>([
			...unusable,
			...report(options.value, plans, done),
		]);
	},
};

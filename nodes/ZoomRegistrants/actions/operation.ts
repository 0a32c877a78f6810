import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFields } from '../run/itemFields';
import type { Outcome } from '../run/outcome';

/** An operation on all items of a run; each item gets its own outcome. */
export interface Operation<Input = unknown> {
	/** Reads and checks one item's fields. Sends nothing; throws n8n's errors. */
	read(fields: ItemFields): Input;
	/** Does the work for the items that could be read, by item index. Throws only if nothing was sent. */
	run(functions: IExecuteFunctions, inputs: Map<number, Input>): Promise<Map<number, Outcome>>;
}

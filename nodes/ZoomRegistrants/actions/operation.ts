import type { IExecuteFunctions } from 'n8n-workflow';

import type { Outcome } from '../outcome';

/** An operation that puts several input items into one request; each item gets its own outcome. */
export interface ManyItemsOperation<Input = unknown> {
	/** Reads and checks one item's fields. Sends nothing; throws n8n's errors. */
	read(functions: IExecuteFunctions, itemIndex: number): Input;
	/** Does the work for the items that could be read, by item index. Throws only if nothing was sent. */
	run(functions: IExecuteFunctions, inputs: Map<number, Input>): Promise<Map<number, Outcome>>;
}

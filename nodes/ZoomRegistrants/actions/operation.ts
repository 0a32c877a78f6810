import type { IExecuteFunctions } from 'n8n-workflow';

import type { Parsed } from '../../fields/parsed';
import type { Clock } from '../../transport/clock';
import type { ItemFields } from '../run/itemFields';
import type { Outcomes } from '../run/outcome';

/** An operation on all items of a run; each item gets its own outcome. */
export interface Operation<Input> {
	/** Reads and checks one item's fields. Sends nothing; throws only n8n's own expression errors. */
	read: (fields: ItemFields) => Parsed<Input>;
	/** Does the work for the items that could be read, by item index. Throws only if nothing was sent. */
	execute: (
		functions: IExecuteFunctions,
		inputs: Map<number, Input>,
		clock: Clock,
	) => Promise<Outcomes>;
}

/** An operation whose type of input is hidden: it calls `use` with itself. */
export type AnyOperation = <R>(use: <Input>(operation: Operation<Input>) => R) => R;

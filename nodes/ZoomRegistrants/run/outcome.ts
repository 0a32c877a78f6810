import type { IDataObject } from 'n8n-workflow';

import type { ErrorText } from '../../transport/result';
import type { FailureDeclaration } from '../../zoom/errors/failure';

/** Why something failed: what to tell the user, and Zoom's numbers. */
export interface Problem extends ErrorText {
	/** Zoom's numbers as text, for an error panel. */
	reference?: string;
	code?: number;
	httpStatus?: number;
	trackingId?: string;
	/** Why, in n8n's own words. */
	failure?: FailureDeclaration | { cause: 'node-defect' };
}

/** The json of one or more output items, or why there is none. */
export type ItemOutcome =
	| { json: IDataObject | IDataObject[] }
	| { problem: Problem; details: IDataObject };

/** The outcome of one input item; `each` has an outcome for every registrant that it stands for. */
export type Outcome = ItemOutcome | { each: ItemOutcome[] };

/** The outcomes of a run by input item; those under `undefined` belong to no item. */
export type Outcomes = ReadonlyMap<number | undefined, Outcome>;

/** The same outcome for every item, e.g. if an option they share is invalid. */
export function sameForAll(
	inputs: ReadonlyMap<number, unknown>,
	outcome: Outcome,
): Map<number, Outcome> {
	return new Map([...inputs.keys()].map((itemIndex) => [itemIndex, outcome]));
}

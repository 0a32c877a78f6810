import type { IDataObject } from 'n8n-workflow';

import type { ErrorText } from '../../transport/result';
import type { FailureDeclaration } from '../../zoom/errors/failure';

/** Why something failed: what to tell the user, and Zoom's numbers. */
export interface Problem extends ErrorText {
	/** Zoom's numbers as a string, for the error panel. */
	reference?: string;
	code?: number;
	httpStatus?: number;
	trackingId?: string;
	/** Why, in n8n's terms. */
	failure?: FailureDeclaration | { cause: 'node-defect' };
}

/** The outcome of one input item: the JSON of one or more output items, or why there is none. */
export type Outcome =
	| { json: IDataObject | IDataObject[] }
	| { problem: Problem; details: IDataObject };

/** The same outcome for every item, e.g. if an option they share is invalid. */
export function sameForAll(
	inputs: ReadonlyMap<number, unknown>,
	outcome: Outcome,
): Map<number, Outcome> {
	return new Map([...inputs.keys()].map((itemIndex) => [itemIndex, outcome]));
}

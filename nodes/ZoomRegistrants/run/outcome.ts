import type { IDataObject } from 'n8n-workflow';

/** Why something failed, in words and in Zoom's numbers. */
export interface Problem {
	message: string;
	description: string;
	/** Zoom's numbers as a text, for an error panel. */
	reference?: string;
	code?: number;
	httpStatus?: number;
	trackingId?: string;
}

/** What became of one input item: the json of one or more output items, or why there is none. */
export type Outcome =
	| { json: IDataObject | IDataObject[] }
	| { problem: Problem; details: IDataObject };

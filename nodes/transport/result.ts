import type { Refusal } from './refusal';

/** What was asked for, or why it isn't there: Zoom's refusal unless another kind of error is named. */
export type Result<T, E = Refusal> = { value: T } | { error: E };

/** What happened, and how to go on; both are written for the user. */
export interface ErrorText {
	message: string;
	description: string;
}

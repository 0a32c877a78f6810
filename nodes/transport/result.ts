import type { Refusal } from './refusal';

/** A value, or why there is none: Zoom's refusal, unless `E` is another kind of error. */
export type Result<T, E = Refusal> = { value: T } | { error: E };

/** For the user: what happened, and how to go on. */
export interface ErrorText {
	message: string;
	description: string;
}

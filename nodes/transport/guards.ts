/** Whether a value of unknown origin is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of unknown origin is a string that isn't empty. */
export function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

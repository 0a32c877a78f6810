/** Whether an unknown value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an unknown value is a non-empty string. */
export function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/**
 * An unknown value as a string: `''` unless it's a string, a finite number or a boolean.
 * Never throws, unlike `String()` on JSON such as `{"toString": 1}`.
 */
export function textOf(foreign: unknown): string {
	if (typeof foreign === 'string') return foreign;
	return typeof foreign === 'boolean' || Number.isFinite(foreign) ? String(foreign) : '';
}

/** The objects in an unknown value; none if it isn't an array. */
export function rowsOf(list: unknown): Array<Record<string, unknown>> {
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A string with U+FFFD in place of every lone surrogate, which can't be encoded. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether a response body is empty. */
export function isEmptyBody(body: unknown): boolean {
	if (body === undefined || body === null) return true;
	if (typeof body === 'string') return body.trim() === '';
	return (Array.isArray(body) || isRecord(body)) && Object.keys(body).length === 0;
}

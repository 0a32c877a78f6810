/** A field's value as the node goes on with it, or what is wrong with it and what to do. */
export type Parsed<T> = { value: T } | { problem: string; nextStep: string };

/** What an expression leaves behind when it finds nothing but stands inside a text. */
const FOUND_NOTHING = new Set(['undefined', 'null', 'NaN', '[object Object]', '[undefined]']);

/**
 * A text or number from a form, sheet or expression as trimmed text: `''` when empty, `undefined`
 * when it is neither text nor number, or is what an expression that found nothing leaves behind.
 */
export function asText(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return FOUND_NOTHING.has(text) ? undefined : text;
}

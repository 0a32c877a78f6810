import type { ErrorText, Result } from '../transport/result';

/** A field's value as the node goes on with it, or what is wrong with it and what to do. */
export type Parsed<T> = Result<T, ErrorText>;

/** What an expression leaves behind when it finds nothing but stands inside a text. */
const FOUND_NOTHING = new Set(['undefined', 'null', 'NaN', '[object Object]', '[undefined]']);

/** Half of a character that takes two UTF-16 units; no URL and no UTF-8 can hold one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A text or number from a form, sheet or expression as trimmed text: `''` when empty, `undefined`
 * when it is neither text nor number, is what an expression that found nothing leaves behind, or
 * can't be what the user sees: a number with lost digits, a text with a broken character.
 */
export function asText(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number') return isExact(value) ? String(value) : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return FOUND_NOTHING.has(text) || LONE_SURROGATE.test(text) ? undefined : text;
}

/**
 * Why `asText` returns no text for a value, to follow the field's name. `otherwise` is for values
 * that aren't text or number at all.
 */
export function whyNotText(value: unknown, otherwise = 'is not a text'): string {
	if (typeof value === 'number' && Number.isFinite(value) && !isExact(value)) {
		return 'is a number too large to be exact; enter it as text';
	}
	if (typeof value === 'string' && LONE_SURROGATE.test(value)) {
		return 'contains a broken character, such as half an emoji; remove it';
	}
	return otherwise;
}

/** A field's value that can't be used: what is wrong, and what to do about it. */
export function invalid(message: string, description: string): { error: ErrorText } {
	return { error: { message, description } };
}

/** Refuses a text of more than `max` characters; `undefined` when it is short enough. */
export function tooLong(
	label: string,
	text: string,
	max: number,
): { error: ErrorText } | undefined {
	if (text.length <= max) return undefined;
	return invalid(
		`${label} is ${text.length} characters long; the maximum is ${max}`,
		`Check the expression in ${label}.`,
	);
}

/** Beyond this, JavaScript rounds whole numbers, so an ID would have other digits. */
function isExact(value: number): boolean {
	return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

import type { ErrorText, Result } from '../transport/result';

/** A field's value, ready to use, or what is wrong with it and what to do. */
export type Parsed<T> = Result<T, ErrorText>;

/** What an expression that returns nothing leaves in a longer string. */
const FOUND_NOTHING = new Set(['undefined', 'null', 'NaN', '[object Object]', '[undefined]']);

/** Half of a character that needs two UTF-16 units; neither URLs nor UTF-8 can contain one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A string or number from a form, sheet or expression as a trimmed string: `''` if it's empty;
 * `undefined` if it's neither, is what an expression that returned nothing leaves behind, or can't be
 * what the user sees: a number that lost digits, a string with a broken character.
 */
export function asText(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number') return isExact(value) ? String(value) : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return FOUND_NOTHING.has(text) || LONE_SURROGATE.test(text) ? undefined : text;
}

/**
 * Why `asText` returns `undefined` for a value, to put after the field's name. `otherwise` is for
 * values that can't be read as a string at all.
 */
export function whyNotText(value: unknown, otherwise = "isn't a valid string"): string {
	if (Number.isFinite(value) && !isExact(value)) {
		return 'is a number too large to be exact; enter it as a string';
	}
	if (typeof value === 'string' && LONE_SURROGATE.test(value)) {
		return 'contains a broken character, such as half an emoji; remove it';
	}
	return otherwise;
}

/** A value that a choice doesn't have, where the choice is the same for all items; `allowed` ends a sentence. */
export function invalidChoice(name: string, allowed: string): { error: ErrorText } {
	return invalid(
		`${name} must be ${allowed}`,
		`Choose ${name.replace('Options > ', '')} again, without an expression. It's the same for all items.`,
	);
}

/** A field's value that can't be used: what is wrong, and what to do. */
export function invalid(message: string, description: string): { error: ErrorText } {
	return { error: { message, description } };
}

/** Rejects a string of more than `max` characters; `undefined` if it's short enough. */
export function tooLong(
	label: string,
	text: string,
	max: number,
): { error: ErrorText } | undefined {
	if (text.length <= max) return undefined;
	return invalid(
		`${label} is ${text.length} characters long; the maximum is ${max}`,
		`Check the expression in '${label}'.`,
	);
}

/** Beyond this, JavaScript rounds integers, which would change an ID's digits. */
function isExact(value: unknown): boolean {
	return Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER;
}

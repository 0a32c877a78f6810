import { textOf, wellFormed } from './guards';

/** The longest text of somebody else's that is quoted, in characters. */
export const MAX_QUOTE_LENGTH = 500;

/** The most that is read of such a text, in characters; only then is anything searched for in it. */
const MAX_READ_LENGTH = 20_000;

/** Each also matches the beginning of a secret, because the end may have been cut off. */
const SECRETS: Array<[RegExp, string]> = [
	[/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
	[/\beyJ[\w-]+(\.[\w-]+)*/g, '***'],
	[
		/\b((?:access_token|refresh_token|client_secret|password|pwd|secret)["']?\s*[=:]\s*["']?)[^"'&\s,;]+/gi,
		'$1***',
	],
];

/** The beginning of a text of unknown length, short enough to be searched at no cost. */
export function beginningOf(text: string): string {
	return text.slice(0, MAX_READ_LENGTH);
}

/**
 * At most 500 characters of somebody else's text, without tokens and passwords: gateways sometimes
 * repeat the request in their errors, including its Authorization header. A secret is masked before
 * the text is cut, so that no part of it remains. `''` if it isn't text; never throws.
 */
export function quoteOf(foreign: unknown): string {
	const text = SECRETS.reduce(
		(clean, [secret, mask]) => clean.replace(secret, mask),
		beginningOf(textOf(foreign)),
	);
	return wellFormed(text.slice(0, MAX_QUOTE_LENGTH));
}

/** Whether a string looks like one email address. Whether it exists is not checked. */
export function isEmail(text: string): boolean {
	return /^[^\s@<>,;:]+@[^\s@<>,;:]+$/.test(text);
}

/** Invisible characters: spaces of any width, control characters, direction marks. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zs}]/gu;

/**
 * An email address as a lookup key: case, composition of accents and invisible characters don't
 * matter. How Zoom compares addresses is not documented.
 */
export function emailKey(email: string): string {
	return email.replace(UNSEEN, '').toLowerCase().normalize('NFC');
}

/** Whether two email addresses have the same key. */
export function isSameEmail(a: string, b: string): boolean {
	return emailKey(a) === emailKey(b);
}

/** The part after the last @ as a key; undefined if the value isn't a string with an @. */
export function domainOf(email: unknown): string | undefined {
	if (typeof email !== 'string' || !email.includes('@')) return undefined;
	return emailKey(email.slice(email.lastIndexOf('@') + 1));
}

/** Whether a text can be the address of one person; whether it exists only its mail server knows. */
export function isEmail(text: string): boolean {
	return /^[^\s@<>,;:]+@[^\s@<>,;:]+$/.test(text);
}

/** What nobody sees in an address: spaces of any width, control characters, marks of direction. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zs}]/gu;

/**
 * An email address as a key: without regard to case, to how accents are composed, and to characters
 * that nobody sees. How Zoom compares addresses is not documented.
 */
export function emailKey(email: string): string {
	return email.replace(UNSEEN, '').toLowerCase().normalize('NFC');
}

/** Whether two email addresses look the same. */
export function isSameEmail(a: string, b: string): boolean {
	return emailKey(a) === emailKey(b);
}

/** The part after the last @ as a key; undefined if the value isn't a string with an @. */
export function domainOf(email: unknown): string | undefined {
	if (typeof email !== 'string' || !email.includes('@')) return undefined;
	return emailKey(email.slice(email.lastIndexOf('@') + 1));
}

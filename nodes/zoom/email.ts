/** Whether a text can be the address of one person; whether it exists only its mail server knows. */
export function isEmail(text: string): boolean {
	return /^[^\s@<>,;:]+@[^\s@<>,;:]+$/.test(text);
}

/** An email address as a key. Case is ignored; how Zoom compares addresses is not documented. */
export function emailKey(email: string): string {
	return email.toLowerCase();
}

/** Whether two email addresses are the same, except for their case. */
export function isSameEmail(a: string, b: string): boolean {
	return emailKey(a) === emailKey(b);
}

/** The part after the last @ in lower case; undefined if the value isn't a string with an @. */
export function domainOf(email: unknown): string | undefined {
	if (typeof email !== 'string' || !email.includes('@')) return undefined;
	return email
		.slice(email.lastIndexOf('@') + 1)
		.toLowerCase()
		.trim();
}

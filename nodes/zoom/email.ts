/** Whether a text can be the address of one person; whether it exists only its mail server knows. */
export function isEmail(text: string): boolean {
	return /^[^\s@<>,;:]+@[^\s@<>,;:]+$/.test(text);
}

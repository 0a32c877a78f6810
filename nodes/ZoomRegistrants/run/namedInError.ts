import type { Registrant } from '../../fields/registrants';
import type { Refusal } from '../../transport/refusal';

/** Shorter IDs, and those with only digits, could be part of Zoom's own message. */
const MIN_ID_LENGTH = 6;

/**
 * Whether a refusal names a registrant: in its message, in a field error, or by position, as in
 * `registrants[4].email`.
 */
export function namedIn(refusal: Refusal): (registrant: Registrant, position: number) => boolean {
	const text = [refusal.message, ...refusal.fieldErrors.map(({ message }) => message)].join('\n');
	const positions = new Set(
		refusal.fieldErrors.map(({ field }) => Number(/registrants\[(\d{1,6})\]/i.exec(field)?.[1])),
	);
	return (registrant, position) => positions.has(position) || isNamed(registrant, text);
}

/** Whether a string names a registrant, not someone whose email or ID only contains theirs. */
export function isNamed({ id, email }: Registrant, text: string): boolean {
	const lowerText = text.toLowerCase();
	const names = [email, isDistinctive(id) ? id : undefined];
	return names.some((name) => name !== undefined && holdsName(lowerText, name.toLowerCase()));
}

function isDistinctive(id: string | undefined): boolean {
	return id !== undefined && id.length >= MIN_ID_LENGTH && /\D/.test(id);
}

/** Looks for the name as a whole word, without a regular expression, because it can be any string. */
function holdsName(text: string, name: string): boolean {
	if (name === '') return false;
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
		const before = text.charAt(at - 1);
		const after = text.slice(at + name.length, at + name.length + 2);
		if (!/[\w.+%@-]/.test(before) && !/^\.?[\w@+%-]/.test(after)) return true;
	}
	return false;
}

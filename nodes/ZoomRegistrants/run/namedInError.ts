import type { Refusal } from '../../transport/refusal';
import type { Registrant } from '../../fields/registrants';

/** Shorter IDs, and those of digits alone, could as well be a number in Zoom's own words. */
const MIN_ID_LENGTH = 6;

/**
 * Tells whom a refusal points at: by name in its message or in the complaint about a field, or by
 * place, as in `registrants[4].email`.
 */
export function whoIsNamed(refusal: Refusal): (one: Registrant, place: number) => boolean {
	const text = [refusal.message, ...refusal.fieldErrors.map(({ message }) => message)].join('\n');
	const places = new Set(
		refusal.fieldErrors.flatMap(({ field }) => /registrants\[(\d+)\]/i.exec(field)?.[1] ?? []),
	);
	return (one, place) => places.has(String(place)) || isNamed(one, text);
}

/** Whether a text names a registrant, and not one whose name only holds it. */
export function isNamed({ id, email }: Registrant, text: string): boolean {
	const names = [email, isTelling(id) ? id : undefined];
	return names.some((name) => {
		if (name === undefined) return false;
		const escaped = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
		return new RegExp(`(?<![\\w.+%@-])${escaped}(?!\\.?[\\w@+%-])`, 'i').test(text);
	});
}

function isTelling(id: string | undefined): boolean {
	return id !== undefined && id.length >= MIN_ID_LENGTH && /\D/.test(id);
}

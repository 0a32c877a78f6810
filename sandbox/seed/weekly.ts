import type { MeetingInput } from '../build';
import { DAY_MS } from '../clock';

/** The occurrences of a weekly series, with the moments they start at as IDs. */
export function weekly(first: number, count: number): NonNullable<MeetingInput['occurrences']> {
	return Array.from({ length: count }, (_, week) => {
		const startTime = first + week * 7 * DAY_MS;
		return { id: String(startTime), startTime };
	});
}

import { isRecord } from '../transport/guards';
import { asText, invalid, type Parsed, tooLong, whyNotText } from './parsed';

/** Characters. Zoom's IDs have 13 digits; this only rejects what can't be one. */
export const OCCURRENCE_ID_MAX = 255;

/**
 * Reads the *Occurrence* field: `undefined` for the whole series. An expression that returns nothing
 * is invalid and doesn't select the series: Zoom would silently change every occurrence. An empty
 * string, such as a sheet's empty cell, does select the series.
 */
export function parseOccurrence(field: unknown, isExpression: boolean): Parsed<string | undefined> {
	const value = isRecord(field) ? field.value : field;
	const text = asText(value);
	const returnedNothing = isExpression && (value === undefined || value === null);
	if (text === undefined || returnedNothing) {
		const why = whyNotText(value, '');
		return invalid(
			why === '' ? 'The Occurrence expression returned no occurrence ID' : `Occurrence ${why}`,
			'Without an occurrence, the whole series would be used. Fix the expression; to use the whole series, make it return an empty string, e.g. {{ $json.occurrence ?? "" }}.',
		);
	}
	return (
		tooLong('Occurrence', text, OCCURRENCE_ID_MAX) ?? { value: text === '' ? undefined : text }
	);
}

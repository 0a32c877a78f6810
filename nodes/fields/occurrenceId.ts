import { isRecord } from '../transport/guards';
import { asText, invalid, type Parsed, tooLong, whyNotText } from './parsed';

/** Characters. Zoom's are numbers of 13 digits; this only keeps out what can't be one. */
export const OCCURRENCE_ID_MAX = 255;

/**
 * Reads the *Occurrence* field: `undefined` for the whole series.
 * An expression that finds nothing is a mistake, not the whole series: Zoom would change every
 * occurrence without a word. An empty text, such as a sheet's empty cell, does mean the series.
 */
export function parseOccurrence(field: unknown, isExpression: boolean): Parsed<string | undefined> {
	const value = isRecord(field) ? field.value : field;
	const text = asText(value);
	const foundNothing = isExpression && (value === undefined || value === null);
	if (text === undefined || foundNothing) {
		return invalid(
			`Occurrence ${whyNotText(value, 'is set by an expression that finds no occurrence ID')}`,
			'Without an occurrence the whole series would be changed. Correct the expression; where the whole series is meant, let it give an empty text, e.g. {{ $json.occurrence ?? "" }}.',
		);
	}
	return (
		tooLong('Occurrence', text, OCCURRENCE_ID_MAX) ?? { value: text === '' ? undefined : text }
	);
}

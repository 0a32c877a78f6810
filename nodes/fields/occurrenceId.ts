import { isRecord } from '../transport/guards';
import { asText, type Parsed } from './parsed';

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
		return {
			problem: 'Occurrence is set by an expression that finds no occurrence ID',
			nextStep:
				'Without an occurrence the whole series would be changed. Correct the expression; where the whole series is meant, let it give an empty text, e.g. {{ $json.occurrence ?? "" }}.',
		};
	}
	return { value: text === '' ? undefined : text };
}

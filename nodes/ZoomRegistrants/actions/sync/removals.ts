import { asText, invalid, type Parsed } from '../../../fields/parsed';
import type { MaximumRemovals } from './types';

const DEFAULT: MaximumRemovals = { percent: 10 };

/** Reads *Maximum Removals*: a whole number, or a whole percentage such as `10%`. */
export function parseMaximumRemovals(field: unknown): Parsed<MaximumRemovals> {
	const text = asText(field);
	if (text === '') return { value: DEFAULT };
	const [, digits = '', sign] = /^(\d{1,6})\s?(%)?$/.exec(text ?? '') ?? [];
	const number = Number(digits);
	if (digits === '' || (sign !== undefined && number > 100)) {
		return invalid(
			`Options > Maximum Removals${text === undefined ? '' : `: "${text.slice(0, 60)}"`} must be a whole number or a percentage from 0% to 100%`,
			'Enter, for example, 25 or 10%. Leave it empty for 10%.',
		);
	}
	return { value: sign === undefined ? { people: number } : { percent: number } };
}

/**
 * How many of Zoom's approved and pending registrants may be removed. A share is rounded down, but any
 * share above 0% allows one: otherwise nobody could ever be removed from a short list.
 */
export function allowedRemovals(maximum: MaximumRemovals, registrantCount: number): number {
	if ('people' in maximum) return maximum.people;
	const { percent } = maximum;
	return percent === 0 ? 0 : Math.max(1, Math.floor((registrantCount * percent) / 100));
}

/** The bound as entered. */
export function maximumText(maximum: MaximumRemovals): string {
	return 'people' in maximum ? String(maximum.people) : `${maximum.percent}%`;
}

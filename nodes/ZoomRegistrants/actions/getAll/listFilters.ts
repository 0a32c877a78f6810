import { REGISTRANT_STATUSES, type RegistrantStatus } from '../../../zoom/registrants';
import { isEmail } from '../../../zoom/email';
import { asText, type Parsed } from '../../../fields/parsed';

/** Reads *Status* of Get Many: the statuses to list, one after the other. */
export function parseListedStatus(field: unknown): Parsed<RegistrantStatus[]> {
	const text = asText(field)?.toLowerCase();
	if (text === 'any') return { value: REGISTRANT_STATUSES };
	const status = REGISTRANT_STATUSES.find((one) => one === text);
	if (status !== undefined) return { value: [status] };
	return {
		problem: 'Status is not a status',
		nextStep: 'Status must be one of any, pending, approved and denied.',
	};
}

/** Reads *Return All* and *Limit*: how many to return at the most, Infinity for all. */
export function parseLimit(returnAll: unknown, limit: unknown): Parsed<number> {
	if (returnAll === true) return { value: Infinity };
	const number = Math.floor(Number(limit));
	if (number >= 1) return { value: number };
	return { problem: 'Limit is not a number from 1 on', nextStep: 'Correct Limit.' };
}

/** Whom a list is asked for: one person, or everyone of a domain, or everyone. */
export interface EmailFilter {
	isForOne: boolean;
	/** As given, in small letters. */
	text: string;
	matches(email: string | undefined): boolean;
}

/**
 * Reads the filter *Email*: a whole e-mail, or "@" and a domain; capitals do not matter. An expression
 * that finds nothing is a mistake: everyone would be listed instead of one person.
 */
export function parseEmailFilter(filters: Record<string, unknown>): Parsed<EmailFilter> {
	const { email: field } = filters;
	const foundNothing = 'email' in filters && (field === undefined || field === null);
	const text = foundNothing ? undefined : asText(field)?.toLowerCase();
	if (text === '') return { value: { isForOne: false, text, matches: () => true } };
	if (text !== undefined && /^@[^\s@]+$/.test(text)) {
		const matches = (email = '') => email.toLowerCase().endsWith(text);
		return { value: { isForOne: false, text, matches } };
	}
	if (text !== undefined && isEmail(text)) {
		const matches = (email = '') => email.toLowerCase() === text;
		return { value: { isForOne: true, text, matches } };
	}
	return {
		problem: 'Filters > Email is neither an e-mail nor "@" and a domain',
		nextStep: 'Give a whole e-mail such as name@email.com, or a domain such as @example.com.',
	};
}

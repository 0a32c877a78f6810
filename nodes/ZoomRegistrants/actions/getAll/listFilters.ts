import { REGISTRANT_STATUSES, type RegistrantStatus } from '../../../zoom/registrants';
import { domainOf, isEmail, isSameEmail } from '../../../zoom/email';
import { asText, invalid, type Parsed, whyNotText } from '../../../fields/parsed';

/** Reads *Status* of Get Many: the statuses to list, one after the other. */
export function parseListedStatus(field: unknown): Parsed<RegistrantStatus[]> {
	const text = asText(field)?.toLowerCase();
	if (text === 'any') return { value: REGISTRANT_STATUSES };
	const status = REGISTRANT_STATUSES.find((one) => one === text);
	if (status !== undefined) return { value: [status] };
	return invalid(
		'Status must be any, pending, approved or denied',
		'Choose Status again, or check its expression.',
	);
}

/** Reads *Return All* and *Limit*: the maximum number to return, Infinity for all. */
export function parseLimit(returnAll: unknown, limit: unknown): Parsed<number> {
	if (returnAll === true) return { value: Infinity };
	const number = Math.floor(typeof limit === 'number' ? limit : Number(asText(limit)));
	if (number >= 1) return { value: number };
	return invalid('Limit must be a number, 1 or higher', 'Correct Limit, or check its expression.');
}

/** Which registrants to list: one person, everyone at a domain, or everyone. */
export interface EmailFilter {
	isForOne: boolean;
	/** As entered, in lower case. */
	text: string;
	matches(email: string | undefined): boolean;
}

/** A filter's text, in which an expression that returned nothing is a mistake: everyone would be listed. */
function filterText(filters: Record<string, unknown>, name: string): string | undefined {
	const field = filters[name];
	return name in filters && (field === undefined || field === null) ? undefined : asText(field);
}

/** Reads the filter *Email*: a full email address, or "@" plus a domain, case-insensitive. */
export function parseEmailFilter(filters: Record<string, unknown>): Parsed<EmailFilter> {
	const text = filterText(filters, 'email')?.toLowerCase();
	if (text === '') return { value: { isForOne: false, text, matches: () => true } };
	if (text !== undefined && /^@[^\s@]+$/.test(text)) {
		const matches = (email: string | undefined) => domainOf(email) === text.slice(1);
		return { value: { isForOne: false, text, matches } };
	}
	if (text !== undefined && isEmail(text)) {
		const matches = (email = '') => isSameEmail(email, text);
		return { value: { isForOne: true, text, matches } };
	}
	return invalid(
		`Filters > Email ${whyNotText(filters.email, 'must be an email address, or "@" plus a domain')}`,
		'Enter an email such as name@email.com, or a domain such as @example.com.',
	);
}

/** Reads the filter *Tracking Source*. If it's missing or empty, everyone is listed. */
export function parseTrackingSource(filters: Record<string, unknown>): Parsed<string | undefined> {
	const text = filterText(filters, 'trackingSourceId');
	if (text !== undefined) return { value: text || undefined };
	return invalid(
		`Filters > Tracking Source ${whyNotText(filters.trackingSourceId)}`,
		'Choose the tracking source again, or check its expression.',
	);
}

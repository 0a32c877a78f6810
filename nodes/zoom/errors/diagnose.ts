import type { Refusal } from '../../transport/refusal';
import { MAX_QUOTE_LENGTH } from '../../transport/secrets';
import { retryAfterTime } from '../../transport/retry';
import { type Diagnosis, MISSING_SCOPES, RULES } from './rules';

const UNKNOWN: Diagnosis = {
	affects: 'unclear',
	message: 'Zoom rejected the request: {zoom}',
	description:
		'Zoom gave no further details. Check the {field} and the registrant. If a tracking ID is shown, Zoom support can look it up.',
};

/** Starts at the start of a word; otherwise a long word without an @ would be searched from each of its characters. */
const EMAILS = /(?<![^\s"'()<>,;:])[^\s"'()<>,;:]+@[^\s"'()<>,;:]+/g;

/**
 * The meaning of a refusal, from the table of rules. Email addresses are removed from the message
 * first, so that nobody's address is mistaken for Zoom's own words. Only the beginning of a long
 * message is read.
 */
export function diagnose(refusal: Refusal): Diagnosis {
	const impersonal = {
		...refusal,
		message: shortened(refusal.message).replace(EMAILS, ''),
	};
	return RULES.find((rule) => rule.applies(impersonal)) ?? UNKNOWN;
}

/** Whether a single registrant may be the cause, so that the others can still get through. */
export function mayBeOneRegistrant(refusal: Refusal): boolean {
	return ['registrant', 'unclear'].includes(diagnose(refusal).affects);
}

/** Whether some of the registrants of a refused request may have been changed, e.g. until it was full. */
export function mayBePartlyDone(refusal: Refusal): boolean {
	return diagnose(refusal).isPartial === true;
}

/** What else a refusal may apply to; only a second refusal can tell. */
export function suspectsOf(refusal: Refusal): Diagnosis['suspects'] {
	return diagnose(refusal).suspects;
}

/** Whether the login is valid but lacks a scope or permission. */
export function isForbidden(refusal: Refusal): boolean {
	const { httpStatus, message } = refusal;
	return (
		httpStatus === 403 ||
		missingScopes(message).length > 0 ||
		/no permission/i.test(shortened(message))
	);
}

/** The scopes missing according to Zoom's message, e.g. `meeting:update:registrant_status`. */
export function missingScopes(message: string): string[] {
	const list = MISSING_SCOPES.exec(shortened(message))?.[1] ?? '';
	return list.split(',').flatMap((scope) => (scope.trim() === '' ? [] : [scope.trim()]));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A header with a time further ahead than this is ignored. */
const LATEST_OPENING_MS = 31 * DAY_MS;

/** When a limit resets: the time Zoom gives, otherwise the next 00:00 UTC. `now` in epoch ms. */
export function limitOpens(refusal: Refusal, now: number): Date {
	const said = retryAfterTime(refusal.retryAfter, now) ?? NaN;
	const isCredible = said > now && said - now <= LATEST_OPENING_MS;
	return new Date(isCredible ? said : (Math.floor(now / DAY_MS) + 1) * DAY_MS);
}

/** The rules expect messages as `refusalFromAnswer` makes them, and are slow on longer ones. */
function shortened(message: string): string {
	return message.slice(0, MAX_QUOTE_LENGTH);
}

import type { Refusal } from '../../transport/refusal';
import { MAX_QUOTE_LENGTH } from '../../transport/secrets';
import { retryAfterTime } from '../../transport/retry';
import { type Diagnosis, MISSING_SCOPES, RULES } from './rules';

const UNKNOWN: Diagnosis = {
	affects: 'unclear',
	message: 'Zoom refused the request: {zoom}',
	description:
		'Zoom gives no further reason. Check the {field} and the registrant. Zoom support can look it up with the tracking ID, where one is shown.',
};

/** Begins where a word begins, or a long word without an @ would be searched once a character. */
const EMAILS = /(?<![^\s"'()<>,;:])[^\s"'()<>,;:]+@[^\s"'()<>,;:]+/g;

/**
 * The meaning of a refusal, from the table of rules. E-mail addresses are left out of the message
 * before it is looked at, so that nobody's name can pass for Zoom's words. Only the beginning of a long
 * message counts.
 */
export function diagnose(refusal: Refusal): Diagnosis {
	const impersonal = {
		...refusal,
		message: shortened(refusal.message).replace(EMAILS, ''),
	};
	return RULES.find((rule) => rule.applies(impersonal)) ?? UNKNOWN;
}

/** Whether one registrant of many may be the cause, so that the others can still get through. */
export function mayBeOneRegistrant(refusal: Refusal): boolean {
	return ['registrant', 'unclear'].includes(diagnose(refusal).affects);
}

/** What a refusal looks as if it applied to, which only a second one can tell. */
export function suspectsOf(refusal: Refusal): Diagnosis['suspects'] {
	return diagnose(refusal).suspects;
}

/** Whether the login is good, but not for this: a scope or a permission is missing. */
export function isForbidden(refusal: Refusal): boolean {
	const { httpStatus, message } = refusal;
	return (
		httpStatus === 403 ||
		missingScopes(message).length > 0 ||
		/no permission/i.test(shortened(message))
	);
}

/** The scopes that Zoom's message says are missing, e.g. `meeting:update:registrant_status`. */
export function missingScopes(message: string): string[] {
	const list = MISSING_SCOPES.exec(shortened(message))?.[1] ?? '';
	return list.split(',').flatMap((scope) => (scope.trim() === '' ? [] : [scope.trim()]));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A header that names a later time than this is not believed. */
const LATEST_OPENING_MS = 31 * DAY_MS;

/** When a limit opens again: what Zoom says, else the next 00:00 UTC. `now` in epoch ms. */
export function limitOpens(refusal: Refusal, now: number): Date {
	const said = retryAfterTime(refusal.retryAfter, now) ?? NaN;
	const isCredible = said > now && said - now <= LATEST_OPENING_MS;
	return new Date(isCredible ? said : (Math.floor(now / DAY_MS) + 1) * DAY_MS);
}

/** Rules are written for messages as `refusalFromAnswer` makes them, and take time on longer ones. */
function shortened(message: string): string {
	return message.slice(0, MAX_QUOTE_LENGTH);
}

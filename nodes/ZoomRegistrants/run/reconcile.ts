import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';

/** HTTP statuses from proxies or gateways that may have passed the request on. */
const IN_BETWEEN = [408, 409, 425, 499];

/**
 * Whether a refused request may still have gone through: there was no response, Zoom's server failed,
 * a proxy or gateway responded, or the response was an unclear success.
 */
export function mayHaveSucceeded(refusal: Refusal): boolean {
	const { origin, code, httpStatus = 0 } = refusal;
	if (origin === 'network' || IN_BETWEEN.includes(httpStatus)) return true;
	if (httpStatus >= 200 && httpStatus < 300) return true;
	if (httpStatus >= 300 && httpStatus < 400 && code === undefined) return true;
	return diagnose(refusal).affects === 'serverFault';
}

/**
 * Whether a deletion has already taken effect: Zoom doesn't recognize the registrant, after an earlier
 * attempt at the same request got no proper response.
 */
export function isGone(refusal: Refusal): boolean {
	return Boolean(refusal.afterUncertainAttempt) && diagnose(refusal).affects === 'registrant';
}

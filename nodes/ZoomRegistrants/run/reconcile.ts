import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';

/** Statuses of somebody on the way who may have passed the request on: a redirect, or having waited too long. */
const IN_BETWEEN = [408, 409, 425, 499];

/**
 * Whether Zoom may have done what was asked: it gave no answer, its server failed, somebody on the way
 * answered, or it said yes in a way that isn't clear.
 */
export function mayHaveSucceeded(refusal: Refusal): boolean {
	const { origin, code, httpStatus = 0 } = refusal;
	if (origin === 'network' || IN_BETWEEN.includes(httpStatus)) return true;
	if (httpStatus >= 200 && httpStatus < 300) return true;
	if (httpStatus >= 300 && httpStatus < 400 && code === undefined) return true;
	return diagnose(refusal).affects === 'serverFault';
}

/**
 * Whether somebody who was to be deleted is gone: Zoom doesn't know them, after an earlier try of the
 * same request got no proper answer.
 */
export function isGone(refusal: Refusal): boolean {
	return Boolean(refusal.afterUncertainAttempt) && diagnose(refusal).affects === 'registrant';
}

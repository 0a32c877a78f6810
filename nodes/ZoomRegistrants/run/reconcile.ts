import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';

/**
 * Whether Zoom may have done what was asked: it gave no answer, its server failed, or it said yes in a
 * way that isn't clear.
 */
export function mayHaveSucceeded(refusal: Refusal): boolean {
	const { origin, httpStatus = 0 } = refusal;
	if (origin === 'network') return true;
	const { affects } = diagnose(refusal);
	return (
		affects === 'serverFault' || (httpStatus >= 200 && httpStatus < 300 && affects === 'unclear')
	);
}

/**
 * Whether somebody who was to be deleted is gone: Zoom doesn't know them, after an earlier try of the
 * same request got no proper answer.
 */
export function isGone(refusal: Refusal): boolean {
	return Boolean(refusal.afterUncertainAttempt) && diagnose(refusal).affects === 'registrant';
}

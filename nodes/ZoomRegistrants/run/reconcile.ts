import type { Refusal } from '../../transport/refusal';
import { diagnose } from '../../zoom/errors/diagnose';

/** Whether Zoom may have done what was asked although it gave no proper answer. */
export function mayHaveSucceeded(refusal: Refusal): boolean {
	return refusal.origin === 'network' || diagnose(refusal).affects === 'serverFault';
}

/**
 * Whether somebody who was to be deleted is gone: Zoom doesn't know them, after an earlier try of the
 * same request got no proper answer.
 */
export function isGone(refusal: Refusal): boolean {
	return Boolean(refusal.afterUncertainAttempt) && diagnose(refusal).affects === 'registrant';
}

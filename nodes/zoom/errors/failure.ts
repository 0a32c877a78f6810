import type { Refusal } from '../../transport/refusal';
import { isDailyLimit, retryAfterTime } from '../../transport/retry';
import { diagnose, limitOpens, missingScopes } from './diagnose';

/**
 * Why something failed, in the terms of newer n8n (`errors/failure.d.ts` of n8n-workflow); older n8n
 * ignores it. Durations are in milliseconds, reset times in epoch milliseconds.
 */
export type FailureDeclaration =
	| { cause: 'rate-limited'; retryAfterMs?: number }
	| { cause: 'quota-exhausted'; resetsAtEpochMs: number }
	| { cause: 'temporarily-unavailable' }
	| { cause: 'credential-invalid' }
	| { cause: 'configuration-invalid' };

/** A refusal in n8n's terms; undefined if none of its causes fits. `now` in epoch ms. */
export function failureOf(refusal: Refusal, now: number): FailureDeclaration | undefined {
	const { httpStatus, origin } = refusal;
	const { affects } = diagnose(refusal);
	if (httpStatus === 429) {
		if (isDailyLimit(refusal)) {
			return { cause: 'quota-exhausted', resetsAtEpochMs: limitOpens(refusal, now).getTime() };
		}
		const opens = retryAfterTime(refusal.retryAfter, now) ?? 0;
		return { cause: 'rate-limited', ...(opens > now && { retryAfterMs: opens - now }) };
	}
	if (affects === 'serverFault') return { cause: 'temporarily-unavailable' };
	const isLogin = origin === 'login' || httpStatus === 401 || isTokenCode(refusal);
	if (isLogin || missingScopes(refusal.message).length > 0) return { cause: 'credential-invalid' };
	return ['event', 'format', 'batch'].includes(affects)
		? { cause: 'configuration-invalid' }
		: undefined;
}

/** Zoom's codes for a rejected token, which may come with HTTP 400. */
function isTokenCode({ code = 0 }: Refusal): boolean {
	return [124, 4700, 4741].includes(code);
}

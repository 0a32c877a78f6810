import type { ZoomConnection } from '../../transport/connection';
import { isEmptyBody } from '../../transport/guards';
import { type Refusal, refusalFromAnswer } from '../../transport/refusal';
import { cancelSignal } from '../../transport/request';
import type { Result } from '../../transport/result';
import { diagnose } from '../../zoom/errors/diagnose';

/**
 * Looks at what Zoom has after a change, once after each of these waits, in milliseconds, until a look
 * is enough: its lists can lag behind a change. Returns the last look; undefined if the execution was
 * cancelled before the first.
 */
export async function lookUntil<Look>(
	connection: ZoomConnection,
	waitsMs: readonly number[],
	look: (before: Look | undefined) => Promise<Look>,
	isEnough: (look: Look) => boolean,
): Promise<Look | undefined> {
	let last: Look | undefined;
	for (const waitMs of waitsMs) {
		const goesOn = waitMs === 0 || (await connection.clock.wait(waitMs, cancelSignal(connection)));
		if (!goesOn) break;
		last = await look(last);
		if (isEnough(last)) break;
	}
	return last;
}

/** HTTP statuses from proxies or gateways that may have passed the request on. */
const IN_BETWEEN = [408, 409, 425, 499];

/**
 * Whether a refused request may still have gone through: there was no response, Zoom's server failed,
 * a proxy or gateway responded, or the response was an unclear success.
 */
export function mayHaveSucceeded(refusal: Refusal): boolean {
	const { code, httpStatus = 0 } = refusal;
	if (IN_BETWEEN.includes(httpStatus)) return true;
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

/** Why an answer to a change isn't a clear yes; undefined for 204, or a 2xx with nothing in it. */
export function refusalUnlessDone(answer: Result<unknown>): Refusal | undefined {
	if ('error' in answer) return answer.error;
	return isEmptyBody(answer.value) ? undefined : refusalFromAnswer(200, {}, answer.value);
}

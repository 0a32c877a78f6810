import {
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeOperationError,
} from 'n8n-workflow';

import { readEvent } from '../webhook/event';
import { lineFor } from '../webhook/refusedRequests';
import { type Distrust, SIGNATURE_MAX_AGE_SECONDS } from '../webhook/signature';
import { raiseAlarm } from './alarm';
import { answer, jsonOf } from './http';
import { describeNode, triggerKey } from './names';

/**
 * Answers a request that can't be trusted. Zoom never resends after 401, but does after 503, so nothing
 * is lost while n8n can't read the credential. If the request looks like Zoom's, the secret may be wrong
 * and events are being lost. The user sees that in the editor during a test, otherwise as a failed
 * execution. `now` is in epoch milliseconds.
 */
export function refuse(
	functions: IWebhookFunctions,
	distrust: Distrust,
	now: number,
): IWebhookResponseData {
	const trigger = triggerKey(functions);
	const line = lineFor(trigger, distrust, now);
	if (line !== undefined) functions.logger.warn(`${describeNode(functions)}: ${line}`);
	if (distrust.kind === 'unreadable') return answer(functions, 503, { error: 'unavailable' });
	const isAboutSecret = distrust.kind === 'wrongSignature' || distrust.kind === 'noSecret';
	if (isAboutSecret && looksLikeZoom(functions, now)) {
		const error = () => wrongSecret(functions, distrust);
		if (functions.getMode() === 'manual') throw error();
		raiseAlarm(trigger, now, error);
	}
	return answer(functions, 401, { error: 'unauthorized' });
}

/** Whether the request is what Zoom would send, apart from the signature. */
function looksLikeZoom(functions: IWebhookFunctions, now: number): boolean {
	const { headers, rawBody } = functions.getRequestObject() as {
		headers: Record<string, unknown>;
		rawBody?: Uint8Array;
	};
	const age = now / 1000 - Number(headers['x-zm-request-timestamp']);
	return (
		/^v0=[0-9a-f]{64}$/.test(String(headers['x-zm-signature'])) &&
		Math.abs(age) <= SIGNATURE_MAX_AGE_SECONDS &&
		rawBody !== undefined &&
		readEvent(jsonOf(rawBody)).type !== 'other'
	);
}

function wrongSecret(functions: IWebhookFunctions, { kind }: Distrust): NodeOperationError {
	const message =
		kind === 'noSecret'
			? "Zoom's events are refused, because the credential has no Webhook Secret Token"
			: "Requests that look like Zoom's are refused, because their signature doesn't match the credential's Webhook Secret Token";
	return new NodeOperationError(functions.getNode(), message, {
		description:
			"Compare it with the Secret Token of your app on marketplace.zoom.us under Features > Access, and correct it in the credential. The next event then counts, but Zoom doesn't resend events that were refused: read registrations with Get Many, and participants with Get Attendance. If the token is right, someone else is sending requests to this address, and nothing was lost. n8n lists this at most once an hour.",
	});
}

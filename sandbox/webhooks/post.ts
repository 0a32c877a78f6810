import { SECOND_MS } from '../clock';
import { signedHeaders } from './signature';
import type { Delivery, Forged, Job } from './types';

/** Zoom: "respond within 3 seconds" (https://developers.zoom.us/docs/api/webhooks/). */
const ANSWER_TIMEOUT_MS = 3 * SECOND_MS;

/** Posts an event, signed, and waits three seconds for the answer. */
export async function post(job: Job, attempt: number, stopped: AbortSignal): Promise<Delivery> {
	const signed = {
		'content-type': 'application/json; charset=utf-8',
		'user-agent': 'Zoom Marketplace/1.0a',
		...signedHeaders(job.secretToken, job.timestamp(), job.body),
	};
	const { headers, body } = job.forge?.(signed, job.body) ?? { headers: signed, body: job.body };
	const at = job.now();
	const start = performance.now();
	const { status, answer } = await answerOf(job, { headers, body }, stopped);
	const durationMs = Math.round(performance.now() - start);
	const { url, event } = job;
	return { url, event, at, status, attempt, durationMs, headers, body, answer };
}

async function answerOf(
	{ url, hangUpAfterMs = ANSWER_TIMEOUT_MS }: Job,
	{ headers, body }: Forged,
	stopped: AbortSignal,
): Promise<Pick<Delivery, 'status' | 'answer'>> {
	try {
		const signal = AbortSignal.any([AbortSignal.timeout(hangUpAfterMs), stopped]);
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body,
			signal,
			redirect: 'manual',
		});
		return { status: response.status, answer: await response.text() };
	} catch {
		return { status: null, answer: '' };
	}
}

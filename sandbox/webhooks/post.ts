import { signedHeaders } from './signature';
import type { Delivery, Forged, Job } from './types';

/** Posts an event, signed, and hangs up if there's no answer after `hangUpAfterMs`. */
export async function post(
	job: Job & { hangUpAfterMs: number },
	attempt: number,
	stopped: AbortSignal,
): Promise<Delivery> {
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
	{ url, hangUpAfterMs }: Job & { hangUpAfterMs: number },
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

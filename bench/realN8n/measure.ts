// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- waits for an answer without a limit
import { request } from 'node:http';

import type { Sandbox } from '../../sandbox';
import { approvedIn, type Case } from './cases';
import { REQUESTS_PER_SECOND } from './contestants';

/** What one contestant did with one case, as the sandbox saw it. */
export interface Measured {
	/** Status changes. */
	changes: number;
	/** Readings, for checking. */
	readings: number;
	approved: number;
	/** Requests refused because of a rate limit. */
	refused: number;
	/** Milliseconds from the first request's arrival to the last one's answer. */
	wireMs: number;
	/** Milliseconds from the call of the webhook to its answer, n8n's own work included. */
	wholeMs: number;
}

/** Runs one case through one workflow. `latencyMs` goes by in the sandbox before every answer. */
export async function measure(
	sandbox: Sandbox,
	webhookUrl: string,
	one: Case,
	latencyMs: number,
): Promise<Measured> {
	sandbox.requests.length = 0;
	sandbox.faults.length = 0;
	sandbox.addFault({ times: Infinity, delayMs: latencyMs });
	const started = performance.now();
	const status = await post(webhookUrl, JSON.stringify({ rows: one.rows }));
	const wholeMs = performance.now() - started;
	sandbox.faults.length = 0;
	if (status !== 200) throw new Error(`${one.name}: n8n answered ${status}`);
	const api = sandbox.requests.filter(({ path }) => path.startsWith('/v2/'));
	const changes = api.filter(({ method }) => method === 'PUT').length;
	let [first, last] = [Infinity, -Infinity];
	for (const { at } of api) [first, last] = [Math.min(first, at), Math.max(last, at)];
	return {
		changes,
		readings: api.length - changes,
		approved: approvedIn(sandbox, one),
		refused: api.filter(({ status }) => status === 429).length,
		wireMs: Math.max(0, last - first) + latencyMs,
		wholeMs,
	};
}

/** Calls a webhook and gives the status of its answer, however long that takes; `fetch` gives up after five minutes. */
async function post(url: string, body: string): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		const sending = request(url, { method: 'POST', headers }, (answer) => {
			answer.resume();
			answer.once('end', () => resolve(answer.statusCode));
			answer.once('error', reject);
		});
		sending.once('error', reject);
		sending.end(body);
	});
}

/** The fewest requests: 30 registrants in each, and a meeting at a time. */
export function fewestRequests({ rows }: Case): number {
	const perMeeting = new Map<string, number>();
	for (const { meetingId } of rows) {
		perMeeting.set(meetingId, (perMeeting.get(meetingId) ?? 0) + 1);
	}
	return [...perMeeting.values()].reduce((sum, count) => sum + Math.ceil(count / 30), 0);
}

/** The shortest time that Zoom's limit allows for a number of requests, in milliseconds. */
export function limitMs(requests: number, latencyMs: number): number {
	return Math.floor((requests - 1) / REQUESTS_PER_SECOND) * 1000 + latencyMs;
}

/** The shortest time for a number of requests if a few meetings at a time have one under way each. */
export function lanesMs(requests: number, meetings: number, latencyMs: number): number {
	return Math.ceil(requests / Math.min(4, meetings)) * latencyMs;
}

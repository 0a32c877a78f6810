import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { pause, say } from '../system';
import { EVENT, MEETING, type Running } from './byHand';
import { countExecutions, untilExecuted } from './executions';

const DELIVERIES = 1000;
const AT_ONCE = 20;
const BODY_BYTES = 100_000;
/** 1,000 bodies would be 100 MB. */
const MAX_GROWTH_MB = 20;
const COLLECTING_MS = 10_000;

/**
 * Memory that n8n uses, in MB, as its own metrics say once all garbage is collected: the heap and what
 * lies beside it.
 */
async function memoryOf(n8n: N8n): Promise<number> {
	await pause(COLLECTING_MS);
	n8n.service.signal('SIGUSR2');
	await pause(COLLECTING_MS);
	const text = await (await fetch(`${n8n.url}/metrics`)).text();
	const bytes = ['nodejs_heap_size_used_bytes', 'nodejs_external_memory_bytes'].map((name) =>
		Number(new RegExp(`^n8n_${name} (.*)$`, 'm').exec(text)?.[1]),
	);
	return Math.round(bytes.reduce((sum, one) => sum + one, 0) / 1e6);
}

/** A thousand deliveries of 100 kB whose sender hangs up: nothing of them stays, and all count later. */
export async function hungUp(n8n: N8n, sandbox: Sandbox, { id, url }: Running): Promise<void> {
	const before = await countExecutions(n8n, id);
	const memory = await memoryOf(n8n);
	const comments = 'x'.repeat(BODY_BYTES);
	const bodies = Array.from({ length: DELIVERIES }, (_, n) => {
		const registrant = { id: `hung${n}`, email: `hung${n}@example.org`, comments };
		const payload = { object: { id: Number(MEETING), registrant } };
		return JSON.stringify({ event: EVENT, event_ts: 1_795_500_000_000 + n, payload });
	});
	const sendAll = async (hangUpAfterMs?: (n: number) => number) => {
		for (let at = 0; at < DELIVERIES; at += AT_ONCE) {
			const wave = bodies.slice(at, at + AT_ONCE).map(async (body, n) => {
				return await sandbox.deliver(EVENT, { url, body, hangUpAfterMs: hangUpAfterMs?.(n) });
			});
			await Promise.all(wave);
		}
	};
	await sendAll((n) => 50 + n * 25);
	const grown = (await memoryOf(n8n)) - memory;
	say(
		`  memory before: ${memory} MB; after ${DELIVERIES} hung-up deliveries: ${memory + grown} MB`,
	);
	check(
		`${DELIVERIES} hung-up deliveries of 100 kB leave nothing behind`,
		grown < MAX_GROWTH_MB,
		grown,
	);
	await sendAll();
	await untilExecuted(n8n, id, before + DELIVERIES, 120_000);
	await pause(1000);
	const executions = (await countExecutions(n8n, id)) - before;
	check(
		'… and delivered again start the workflow once each',
		executions === DELIVERIES,
		executions,
	);
	sandbox.deliveries.length = 0;
}

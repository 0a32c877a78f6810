import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Installed, type N8n, startN8n } from '../n8n';
import { pause } from '../system';
import { again, deliver, MEETING, type Running } from './byHand';
import { countExecutions, untilExecuted } from './executions';

const ONE_BY_ONE = 5;
const BURST = 60;
const MINUTE_SECONDS = 60;

/** The deliveries of people who register now, all answered. */
async function register(sandbox: Sandbox, names: string[], pauseMs: number) {
	const from = sandbox.deliveries.length;
	for (const name of names) {
		sandbox.register(MEETING, { email: `${name}@example.org` });
		await pause(pauseMs);
	}
	await sandbox.settled();
	return sandbox.deliveries.slice(from).filter(({ status }) => status === 200);
}

const named = (name: string, count: number) =>
	Array.from({ length: count }, (_, n) => `${name}${n}`);

/**
 * Events one by one and in a burst, with duplicates between; then n8n is killed (kill -9) and started
 * again twice. Nothing that has started the workflow starts it again, even as a late retry that
 * carries its first time stamp.
 */
export async function killedBetweenEvents(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
	sandbox: Sandbox,
	{ id, url }: Running,
): Promise<N8n> {
	const before = await countExecutions(n8n, id);
	const known = await register(sandbox, named('single', ONE_BY_ONE), 700);
	await again(sandbox, url, known.slice(0, 2));
	known.push(...(await register(sandbox, named('burst', BURST), 0)));
	await again(sandbox, url, known.slice(-10));
	const expected = before + ONE_BY_ONE + BURST;
	await untilExecuted(n8n, id, expected, 60_000);
	let running = n8n;
	for (const minutes of [25, 85]) {
		await running.stop('SIGKILL');
		running = await startN8n(installed, settings);
		await pause(1500);
		await again(sandbox, url, known);
		const timestampOffsetSeconds = -minutes * MINUTE_SECONDS;
		const late = await deliver(sandbox, url, `late${minutes}@example.org`, {
			timestampOffsetSeconds,
		});
		check(`a first delivery signed ${minutes} minutes ago counts`, late.status === 200, late);
		const [first] = known;
		await sandbox.deliver(first?.event ?? '', { url, body: first?.body, timestampOffsetSeconds });
	}
	await untilExecuted(running, id, expected + 2);
	await pause(1000);
	const more = (await countExecutions(running, id)) - expected - 2;
	check(`killed twice, ${known.length} known events start nothing again`, more === 0, more);
	return running;
}

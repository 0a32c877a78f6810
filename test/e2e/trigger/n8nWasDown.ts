import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Installed, type N8n, startN8n } from '../n8n';
import { pause } from '../system';
import { again, MEETING, type Running } from './byHand';
import { countExecutions, executionsOf, untilExecuted } from './executions';

const MISSED = 5;

/** Somebody registers while n8n is stopped: Zoom's retries start the workflow later, once. */
export async function n8nWasDown(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
	sandbox: Sandbox,
	{ id, url }: Running,
): Promise<N8n> {
	const known = sandbox.deliveries.filter(({ status }) => status === 200).slice(-20);
	const before = await countExecutions(n8n, id);
	await n8n.stop();
	sandbox.deliveries.length = 0;
	for (let n = 0; n < MISSED; n += 1) {
		sandbox.register(MEETING, { email: `missed${n}@example.org` });
	}
	const restarted = await startN8n(installed, settings);
	check(
		'while n8n is down, deliveries fail',
		sandbox.deliveries[0]?.status === null,
		sandbox.deliveries[0],
	);
	await untilExecuted(restarted, id, before + MISSED, 60_000);
	const executions = await executionsOf(restarted, id, MISSED);
	const people = new Set(executions.map(({ email }) => email));
	check(
		"Zoom's retries start the workflow for everybody later",
		people.size === MISSED && [...people].every((email) => email.startsWith('missed')),
		[...people],
	);
	await again(sandbox, url, [...known, ...sandbox.deliveries.slice(-MISSED)]);
	await pause(500);
	const count = (await countExecutions(restarted, id)) - before;
	check(
		'what n8n has known before it stopped does not start anything again',
		count === MISSED,
		count,
	);
	return restarted;
}

import type { Delivery, Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { pause, say } from '../system';
import { again, deliver, MEETING, type Running } from './byHand';
import { countExecutions, type Execution, executionsOf, untilExecuted } from './executions';

const CROWD = 1000;
const UNWANTED = 50;

/**
 * A thousand registrations at the same moment, with forged and stale ones among them, which Zoom
 * delivers as fast as n8n answers.
 */
export async function crowd(n8n: N8n, sandbox: Sandbox, { id, url }: Running): Promise<void> {
	const before = await countExecutions(n8n, id);
	sandbox.deliveries.length = 0;
	const started = Date.now();
	const unwanted: Array<Promise<Delivery>> = [];
	for (let n = 0; n < CROWD; n += 1) {
		sandbox.register(MEETING, { email: `guest${n}@example.org` });
		if (n % (CROWD / UNWANTED) > 0) continue;
		unwanted.push(deliver(sandbox, url, `forged${n}@example.org`, { secretToken: 'another' }));
		unwanted.push(
			deliver(sandbox, url, `stale${n}@example.org`, { timestampOffsetSeconds: -91 * 60 }),
		);
	}
	const refused = await Promise.all(unwanted);
	await untilExecuted(n8n, id, before + CROWD, 300_000);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	await sandbox.settled();
	const deliveries = sandbox.deliveries.filter(({ body }) => body.includes('guest'));
	await again(sandbox, url, deliveries.filter(({ attempt }) => attempt === 1).slice(-UNWANTED));
	await pause(1000);
	const executions = (await countExecutions(n8n, id)) - before;
	check(`${CROWD} registrations at once are ${CROWD} executions`, executions === CROWD, executions);
	const found = await executionsOf(n8n, id, executions);
	const people = new Set(found.map(({ email }) => email));
	check(
		'… one for each person',
		people.size === CROWD && [...people].every((email) => email.startsWith('guest')),
		people.size,
	);
	check(
		`${refused.length} forged and stale ones among them get 401`,
		refused.every(({ status }) => status === 401),
		refused.map(({ status }) => status),
	);
	say(`  all of them started within ${seconds} s`);
	report(deliveries, found);
}

function report(deliveries: Delivery[], executions: Execution[]): void {
	const answered = deliveries.filter(({ status }) => status === 200);
	const first = deliveries.filter(({ attempt }) => attempt === 1);
	const inTime = first.filter(({ status }) => status === 200).length;
	say(`  answered with 200 within 3 seconds, the first time: ${inTime} of ${CROWD}`);
	say(`  answers took ${spread(answered.map(({ durationMs }) => durationMs))}`);
	const sentAt = new Map(first.map(({ body, at }) => [emailIn(body), at]));
	const delays = executions.map(({ startedAt, email }) => startedAt - (sentAt.get(email) ?? 0));
	say(`  delivery to start: ${spread(delays)}`);
}

function spread(values: number[]): string {
	const sorted = [...values].sort((a, b) => a - b);
	return `${sorted[Math.floor(sorted.length / 2)]} ms in the middle, ${sorted.at(-1)} ms at most`;
}

const emailIn = (body: string) => /"email":"([^"]*)"/.exec(body)?.[1] ?? '';

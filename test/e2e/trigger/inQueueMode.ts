import { type Delivery, type Sandbox, startSandbox } from '../../../sandbox';
import { check } from '../checks';
import type { Installed, N8n } from '../n8n';
import { freePort, pause, say, start, until } from '../system';
import { activate, createCredential } from '../workflows';
import { again, EVENT, MEETING } from './byHand';
import { countExecutions, executionsOf, untilExecuted } from './executions';
import { addressOf, triggerWorkflow } from './workflow';

const PEOPLE = 50;

/** A process of n8n that does nothing but receive webhooks, beside the main one. */
async function startWebhookProcess(installed: Installed, settings: Record<string, string>) {
	const port = await freePort();
	const broker = String(await freePort());
	const env = { ...settings, N8N_PORT: String(port), N8N_RUNNERS_BROKER_PORT: broker };
	const service = start(installed.node, [installed.command, 'webhook'], { env });
	const isUp = async () =>
		await fetch(`http://127.0.0.1:${port}/healthz`).then(
			({ ok }) => (ok ? true : undefined),
			() => undefined,
		);
	await until('the webhook process to start', isUp, 90_000);
	return { port, stop: async () => await service.stop() };
}

/** Events reach two processes and are executed by workers: once each, even when delivered twice. */
export async function triggerInQueueMode(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
): Promise<void> {
	const sandbox = await startSandbox({ webhookConnections: 10 });
	const other = await startWebhookProcess(installed, settings);
	try {
		sandbox.addMeeting({ id: MEETING });
		const credentials = await createCredential(n8n, sandbox, 'user');
		const id = await activate(n8n, triggerWorkflow('queue', credentials));
		const url = addressOf(n8n, 'queue');
		const otherUrl = url.replace(/:\d+\//, `:${other.port}/`);
		await sandbox.subscribe({ url, events: [EVENT] });
		for (let n = 0; n < PEOPLE; n += 1) {
			sandbox.register(MEETING, { email: `queue${n}@example.org` });
		}
		await sandbox.settled();
		const deliveries = sandbox.deliveries.slice(-PEOPLE);
		await again(sandbox, url, deliveries);
		await again(sandbox, otherUrl, deliveries);
		await untilExecuted(n8n, id, PEOPLE, 60_000);
		await pause(1000);
		const executions = await countExecutions(n8n, id);
		check(`${PEOPLE} registrations are ${PEOPLE} executions`, executions === PEOPLE, executions);
		await atTheSameMoment(n8n, id, sandbox, [url, otherUrl], deliveries);
	} finally {
		await other.stop();
		await sandbox.close();
	}
}

/** What two processes receive at the same moment is two executions, of which one starts nothing. */
async function atTheSameMoment(
	n8n: N8n,
	id: string,
	sandbox: Sandbox,
	urls: string[],
	deliveries: Delivery[],
): Promise<void> {
	const before = await countExecutions(n8n, id);
	for (const { body } of deliveries) {
		const moved = body.replaceAll('queue', 'same').replace(/"event_ts":\d/, '"event_ts":2');
		await Promise.all(urls.map(async (url) => await sandbox.deliver(EVENT, { url, body: moved })));
	}
	await untilExecuted(n8n, id, before + PEOPLE, 60_000);
	await pause(3000);
	const executions = await countExecutions(n8n, id);
	const found = await executionsOf(n8n, id, executions - before);
	const started = found.filter(({ email }) => email !== '').length;
	say(
		`  at the same moment to two processes: ${executions - before} executions, ${started} with an event`,
	);
	check('… nobody is lost', started >= PEOPLE, started);
	check('… and hardly anybody starts the workflow twice', started <= PEOPLE * 1.1, started);
}

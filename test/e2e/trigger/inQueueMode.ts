import { startSandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { pause } from '../system';
import { activate, createCredential } from '../workflows';
import { again, EVENT, MEETING } from './byHand';
import { countExecutions, untilExecuted } from './executions';
import { addressOf, triggerWorkflow } from './workflow';

const PEOPLE = 50;

/** Events reach the main process and are executed by workers: once each, also when delivered twice. */
export async function triggerInQueueMode(n8n: N8n): Promise<void> {
	const sandbox = await startSandbox({ webhookConnections: 10 });
	try {
		sandbox.addMeeting({ id: MEETING });
		const credentials = await createCredential(n8n, sandbox, 'user');
		const id = await activate(n8n, triggerWorkflow('queue', credentials));
		const url = addressOf(n8n, 'queue');
		await pause(1500);
		await sandbox.subscribe({ url, events: [EVENT] });
		for (let n = 0; n < PEOPLE; n += 1) {
			sandbox.register(MEETING, { email: `queue${n}@example.org` });
		}
		await sandbox.settled();
		await again(sandbox, url, sandbox.deliveries.slice(-PEOPLE));
		await untilExecuted(n8n, id, PEOPLE, 60_000);
		await pause(1000);
		const executions = await countExecutions(n8n, id);
		check(`${PEOPLE} registrations are ${PEOPLE} executions`, executions === PEOPLE, executions);
	} finally {
		await sandbox.close();
	}
}

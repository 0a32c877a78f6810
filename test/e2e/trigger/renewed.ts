import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Installed, type N8n, startN8n } from '../n8n';
import { pause, until } from '../system';
import { activate, createCredential } from '../workflows';
import { AUTOMATIC, deactivate, ofApi } from './automatic';
import { MEETING } from './byHand';
import { executionsOf, untilExecuted } from './executions';
import { addressOf, triggerWorkflow } from './workflow';

/** The trigger checks its subscription soon after the start, which a busy machine may be slow with. */
const FIRST_CHECK_MS = 120_000;

/** While n8n is off, somebody deletes the subscription in Zoom: n8n makes it again after its start. */
export async function renewed(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
	sandbox: Sandbox,
): Promise<N8n> {
	sandbox.faults.length = 0;
	const credentials = await createCredential(n8n, sandbox, 'app');
	const id = await activate(n8n, triggerWorkflow('renewed', credentials, AUTOMATIC));
	await until('the subscription', () => ofApi(sandbox)[0]);
	await n8n.stop('SIGKILL');
	const { eventSubscriptions } = sandbox.state;
	eventSubscriptions.splice(
		0,
		eventSubscriptions.length,
		...eventSubscriptions.filter(({ createdByApp }) => !createdByApp),
	);
	const restarted = await startN8n(installed, settings);
	const again = await until('a new subscription', () => ofApi(sandbox)[0], FIRST_CHECK_MS);
	check(
		'a subscription deleted in Zoom is made again after a restart',
		again.url === addressOf(restarted, 'renewed'),
		again.url,
	);
	sandbox.register(MEETING, { email: 'renewed@example.org' });
	await sandbox.settled();
	await untilExecuted(restarted, id, 1);
	await pause(500);
	const [execution] = await executionsOf(restarted, id, 1);
	check(
		'… and its events start the workflow',
		execution?.email === 'renewed@example.org',
		execution,
	);
	await deactivate(restarted, id);
	return restarted;
}

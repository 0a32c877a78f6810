import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { until } from '../system';
import { activate, createCredential, publish } from '../workflows';
import { EVENT, MEETING } from './byHand';
import { executionsOf, untilExecuted } from './executions';
import { addressOf, triggerNode, triggerWorkflow } from './workflow';

export const AUTOMATIC = {
	subscription: 'automatic',
	authentication: 'app',
	eventsOf: 'account',
};
const SCOPE = 'marketplace:write:event_subscription';

export const ofApi = ({ state }: Sandbox) =>
	state.eventSubscriptions.filter(({ createdByApp }) => createdByApp);

/** n8n subscribes when the workflow is activated, and unsubscribes when it is deactivated. */
export async function automatic(n8n: N8n, sandbox: Sandbox): Promise<void> {
	const credentials = await createCredential(n8n, sandbox, 'app');
	const id = await activate(n8n, triggerWorkflow('automatic', credentials, AUTOMATIC));
	const subscription = await until('the subscription', () => ofApi(sandbox)[0]);
	check(
		'activating subscribes the production address in Zoom, validated',
		subscription.url === addressOf(n8n, 'automatic') && subscription.validated,
		subscription,
	);
	check('… to the events of Trigger On', String(subscription.events) === EVENT);
	sandbox.register(MEETING, { email: 'automatic@example.org' });
	await sandbox.settled();
	await untilExecuted(n8n, id, 1);
	const [execution] = await executionsOf(n8n, id, 1);
	check('… and they start it', execution?.email === 'automatic@example.org', execution);
	await deactivate(n8n, id);
	check('deactivating deletes the subscription', await isGone(sandbox));

	await otherNodeFails(n8n, sandbox, credentials);
	await wrongLogin(n8n, sandbox);
	await missingScope(n8n, sandbox, credentials);
}

async function otherNodeFails(n8n: N8n, sandbox: Sandbox, credentials: object): Promise<void> {
	const workflow = triggerWorkflow('half', credentials, AUTOMATIC);
	workflow.nodes.push(triggerNode('broken', {}, { authentication: 'app' }, 'Zoom Trigger 2'));
	const { id, problem = '' } = await publish(n8n, workflow);
	check('a workflow with a node that cannot be activated says so', problem !== '', problem);
	await deactivate(n8n, id);
	check('… and once it is deactivated, nothing is left in Zoom', await isGone(sandbox));
}

async function wrongLogin(n8n: N8n, sandbox: Sandbox): Promise<void> {
	const credentials = await createCredential(n8n, sandbox, 'user');
	const parameters = { ...AUTOMATIC, authentication: 'oAuth2' };
	const { problem = '' } = await publish(n8n, triggerWorkflow('user', credentials, parameters));
	check("a user's login is told which scope it lacks", problem.includes(SCOPE), problem);
	check('… and nothing is left in Zoom', await isGone(sandbox));
}

async function missingScope(n8n: N8n, sandbox: Sandbox, credentials: object): Promise<void> {
	const message = `Invalid access token, does not contain scopes:[${SCOPE}].`;
	sandbox.addFault({
		match: { method: 'POST', pathIncludes: 'event_subscription' },
		answer: { status: 400, body: { code: 4711, message } },
		times: 10,
	});
	const { problem = '' } = await publish(n8n, triggerWorkflow('scope', credentials, AUTOMATIC));
	const isNamed = problem.includes(`The credential is missing a scope: ${SCOPE}`);
	check('an app without the scope is told which one', isNamed, problem);
	check('… and nothing is left in Zoom', await isGone(sandbox));
}

async function isGone(sandbox: Sandbox): Promise<boolean> {
	return await until(
		'the subscription to be deleted',
		() => (ofApi(sandbox).length === 0 ? true : undefined),
		10_000,
	).catch(() => false);
}

export async function deactivate(n8n: N8n, id: string): Promise<void> {
	await n8n
		.rest('POST', `/workflows/${id}/deactivate`, {})
		.catch(async () => await n8n.rest('PATCH', `/workflows/${id}`, { active: false }));
}

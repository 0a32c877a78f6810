import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Editor, marked } from '../editor';
import type { N8n } from '../n8n';
import { join, readFileSync, until } from '../system';
import { createCredential } from '../workflows';

const MEETING = '85212345678';

/** The examples that begin with the trigger: executed with their pinned events, and pictured. */
export async function executeExamples(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const crm = await execute(editor, n8n, sandbox, 'approve-registrants-from-a-crm-list.json');
	const statusOf = (email: string) =>
		sandbox.meeting(MEETING).registrants.find((one) => one.email === email)?.status;
	check('CRM list: who is in it is approved', statusOf('grace.okafor@example.org') === 'approved');
	check('… who is not is denied', statusOf('noah.becker@example.org') === 'denied', crm);
	await editor.shot('36-example-crm');

	const data = await execute(editor, n8n, sandbox, 'welcome-message-with-join-link.json');
	check(
		'Welcome: who has a join link gets the message with it, in the time of the meeting',
		data.includes('Hello Grace,') && data.includes('1 December 2026 at 17:00 (Europe/London)'),
		data.slice(0, 3000),
	);
	check('… who waits for approval gets none', !data.includes('Hello Noah'));
	await editor.shot('37-example-welcome');
}

/** Opens an example, executes it with the mouse, and gives what n8n has recorded of it. */
async function execute(
	{ page }: Editor,
	n8n: N8n,
	sandbox: Sandbox,
	file: string,
): Promise<string> {
	const { id: _, ...workflow } = JSON.parse(readFileSync(join('examples', file), 'utf8'));
	const credentials = await createCredential(n8n, sandbox, 'user');
	for (const node of workflow.nodes) {
		if (String(node.type).includes('zoom')) node.credentials = credentials;
	}
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		...workflow,
		active: false,
	});
	await page.goto(`${n8n.url}/workflow/${id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await marked(page, 'execute-workflow-button').click();
	const execution = await until('the execution to end', async () => await ended(n8n, id), 30_000);
	const { data } = await n8n.rest<{ data: string }>('GET', `/executions/${execution.id}`);
	check(`${file} runs to its end`, execution.status === 'success', data.slice(-1500));
	await marked(page, 'zoom-to-fit').click();
	await page.waitForTimeout(1500);
	return data;
}

async function ended(n8n: N8n, workflowId: string) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await n8n.rest<{ results: Array<{ id: string; status: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=1`,
	);
	return results.find(({ status }) => status === 'success' || status === 'error');
}

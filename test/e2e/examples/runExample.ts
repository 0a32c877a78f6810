import type { RegistrantStatus, Sandbox } from '../../../sandbox';
import { type Editor, marked } from '../editor';
import type { N8n } from '../n8n';
import { readFileSync } from '../system';
import { userCredential } from '../tour';

const ZOOM_NODES = /^n8n-nodes-zoom-registrants\./;

/** What an example needs besides the login to Zoom, and how it's run. */
interface RunOptions {
	/** The node whose tick ends the run. */
	lastNode: string;
	/** Without its sample data, the node that it's pinned to asks the sandbox. */
	isPinned?: boolean;
}

/** Imports an example, executes it as a whole, and waits until a node has its tick; gives its ID. */
export async function runExample(
	{ page }: Editor,
	n8n: N8n,
	example: string,
	{ lastNode, isPinned = true }: RunOptions,
): Promise<string> {
	const id = await importExample(n8n, example, { isPinned });
	await page.goto(`${n8n.url}/workflow/${id}`);
	const node = page.locator('[data-test-id="canvas-node"]').filter({ hasText: lastNode }).first();
	await node.waitFor();
	await marked(page, 'execute-workflow-button').click();
	await marked(node, 'canvas-node-status-success').waitFor();
	await page.waitForTimeout(1000);
	return id;
}

/** Puts an example into n8n, with the login to Zoom and those of other nodes by type; gives its ID. */
export async function importExample(
	n8n: N8n,
	example: string,
	{ isPinned = true, logins = {} }: { isPinned?: boolean; logins?: Record<string, object> } = {},
): Promise<string> {
	const workflow = JSON.parse(readFileSync(`examples/${example}.json`, 'utf8'));
	if (!isPinned) workflow.pinData = {};
	const credentials = await userCredential(n8n);
	for (const node of workflow.nodes) {
		if (ZOOM_NODES.test(node.type)) node.credentials = credentials;
		else if (logins[node.type] !== undefined) node.credentials = logins[node.type];
	}
	delete workflow.id;
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		...workflow,
		active: false,
	});
	return id;
}

/** What a node of the workflow just executed shows as its output; the node is open afterwards. */
export async function outputOf({ page }: Editor, node: string): Promise<string> {
	const onCanvas = page.locator('[data-test-id="canvas-node"]').filter({ hasText: node }).first();
	await onCanvas.dblclick({ position: { x: 20, y: 20 } });
	await marked(page, 'node-parameters').waitFor();
	const output = marked(page, 'output-panel');
	await output.locator('td').first().waitFor();
	return await output.innerText();
}

/** Gives everyone of an event one status, and some people another one. */
export function setStatuses(
	sandbox: Sandbox,
	meeting: string,
	status: RegistrantStatus,
	others: Record<string, RegistrantStatus> = {},
): void {
	for (const registrant of sandbox.meeting(meeting).registrants) {
		registrant.status = others[registrant.email] ?? status;
	}
}

/** The status of one registrant; undefined if Zoom has nobody with that email. */
export function statusOf(
	sandbox: Sandbox,
	meeting: string,
	email: string,
): RegistrantStatus | undefined {
	return sandbox.meeting(meeting).registrants.find((one) => one.email === email)?.status;
}

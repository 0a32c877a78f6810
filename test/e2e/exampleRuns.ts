import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import { type Editor, executeNode, marked, openEditor, openNode } from './editor';
import type { N8n } from './n8n';
import { readFileSync } from './system';
import { userCredential } from './tour';

const MEETING = '85212345678';
const ZOOM_NODES = /^n8n-nodes-zoom-registrants\./;

/** The examples with the trigger, run in the editor with the events that are pinned in them. */
export async function exampleRuns(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	for (const registrant of sandbox.meeting(MEETING).registrants) registrant.status = 'pending';
	const editor = await openEditor(n8n, folder, 'light');
	try {
		await runExample(editor, n8n, 'approve-registrants-from-a-crm-list', {
			lastNode: 'Approve',
		});
		await editor.shot('50-example-crm');
		const statusOf = (email: string) =>
			sandbox.meeting(MEETING).registrants.find((one) => one.email === email)?.status;
		check(
			'the CRM example approves the two customers and denies the other one',
			statusOf('grace.okafor@example.org') === 'approved' &&
				statusOf('linh.tran@example.com') === 'approved' &&
				statusOf('mateo.fernandez@example.com') === 'denied',
		);
		const id = await runExample(editor, n8n, 'welcome-message-with-join-link', {
			lastNode: 'Write Message',
		});
		await editor.shot('51-example-welcome');
		await openNode(editor, n8n, id, 'Write Message');
		await marked(editor.page, 'node-execute-button').click();
		const output = marked(editor.page, 'output-panel');
		await output.getByText('Hello Samuel').first().waitFor();
		const text = await output.innerText();
		check(
			'the welcome example writes to the two who have a link, with day and time',
			/2 items/.test(text) && text.includes('Monday, 30 November at 17:00'),
			text,
		);
		await editor.shot('52-example-message');
		await runSync(editor, n8n, sandbox);
		await checkInRows(editor, n8n);
	} finally {
		await editor.close();
	}
}

async function checkInRows(editor: Editor, n8n: N8n): Promise<void> {
	const id = await runExample(editor, n8n, 'check-in', { lastNode: 'Write Row' });
	await editor.shot('53-example-check-in');
	await openNode(editor, n8n, id, 'Write Row');
	await marked(editor.page, 'node-execute-button').click();
	const output = marked(editor.page, 'output-panel');
	await output.getByText('Samuel Mensah').first().waitFor();
	const text = await output.innerText();
	check(
		'the check-in example writes a row for each of the three who join, with the local time',
		/3 items/.test(text) && text.includes('2026-11-30 16:57'),
		text,
	);
}

/** The plan of the evening, and then the same carried out. */
async function runSync(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { registrants } = sandbox.meeting('912345678');
	const statusOf = (email: string) => registrants.find((one) => one.email === email)?.status;
	const id = await importExample(n8n, 'keep-a-sheet-in-step');
	await openNode(editor, n8n, id, 'Write Report');
	await executeNode(editor);
	const report = await marked(editor.page, 'output-panel').innerText();
	check(
		'the sync example reports two changes in the evening, and makes none',
		report.includes('2 changes') &&
			report.includes('create: noor.haddad@example.net') &&
			statusOf('noor.haddad@example.net') === undefined,
		report,
	);
	await openNode(editor, n8n, id, 'Carry Out');
	await executeNode(editor);
	const output = await marked(editor.page, 'output-panel').innerText();
	check('at night one item comes out for each of the seven people', /7 items/.test(output), output);
	check(
		'Zoom has the new person as approved, and the one who was taken out as denied',
		statusOf('noor.haddad@example.net') === 'approved' &&
			statusOf('elif.yilmaz@example.com') === 'denied',
		registrants.map(({ email, status }) => `${email} ${status}`),
	);
	await editor.shot('55-sync');
	await editor.page.keyboard.press('Escape');
	await editor.page.waitForTimeout(1000);
	await editor.shot('54-example-sync');
}

/**
 * Imports an example, executes it as a whole, and waits until a node has its tick. Without its sample
 * data, the node that it's pinned to asks the sandbox.
 */
export async function runExample(
	{ page }: Editor,
	n8n: N8n,
	example: string,
	{ lastNode, isPinned = true }: { lastNode: string; isPinned?: boolean },
): Promise<string> {
	const id = await importExample(n8n, example, isPinned);
	await page.goto(`${n8n.url}/workflow/${id}`);
	const node = page.locator('[data-test-id="canvas-node"]').filter({ hasText: lastNode }).first();
	await node.waitFor();
	await marked(page, 'execute-workflow-button').click();
	await marked(node, 'canvas-node-status-success').waitFor({ timeout: 20_000 });
	await page.waitForTimeout(1000);
	return id;
}

/** Puts an example into n8n, with the login; gives its ID. */
async function importExample(n8n: N8n, example: string, isPinned = true): Promise<string> {
	const workflow = JSON.parse(readFileSync(`examples/${example}.json`, 'utf8'));
	if (!isPinned) workflow.pinData = {};
	const credentials = await userCredential(n8n);
	for (const node of workflow.nodes) if (ZOOM_NODES.test(node.type)) node.credentials = credentials;
	delete workflow.id;
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		...workflow,
		active: false,
	});
	return id;
}

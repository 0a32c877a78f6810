import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Editor, marked } from '../editor';
import { type ModelDouble, startModelDouble } from '../modelDouble';
import type { N8n } from '../n8n';
import { importExample, setStatuses } from './runExample';

const MEETING = '85212345678';
const QUESTION = 'Who at example.org is still waiting? What would approving Grace Okafor do?';
const MODEL_TYPE = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** The agent looks and plans; even if it tries to turn the dry run off, Zoom stays as it is. */
export async function agentExample(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'pending');
	const model = await startModelDouble([
		{ tool: /list/i, with: { status: 'pending', filter: '@example.org' } },
		{ tool: /find/i, with: { email: 'grace.okafor@example.org' } },
		{
			tool: /plan/i,
			with: {
				action: 'approve',
				email: 'grace.okafor@example.org',
				dryRun: false,
				options: { dryRun: false },
			},
		},
		{
			say: () =>
				'Grace Okafor is pending. Approving her would be sent to Zoom; nothing has changed.',
		},
	]);
	try {
		await chat(editor, n8n, model);
		await editor.shot('75-example-agent');
		const [list = '', one = '', plan = ''] = model.toolResults;
		check(
			'the agent is told who at the domain is pending, and nobody else',
			list.includes('grace.okafor@example.org') && !list.includes('mateo.fernandez@example.com'),
			list,
		);
		check('… the one it asks for by email', one.includes('pFqKb5serH3rIB3H7VFwdP'), one);
		check(
			'… and what an approval would do, as a dry run',
			/dryRun\W+true/.test(plan) && /wouldBeSent\W+true/.test(plan),
			plan,
		);
		const { registrants } = sandbox.meeting(MEETING);
		check(
			'Zoom is as it was, although the agent asked for no dry run',
			registrants.every(({ status }) => status === 'pending'),
			registrants.map(({ email, status }) => `${email} ${status}`),
		);
	} finally {
		await model.close();
	}
}

async function chat({ page }: Editor, n8n: N8n, model: ModelDouble): Promise<void> {
	const { id: credential, name } = await n8n.rest<{ id: string; name: string }>(
		'POST',
		'/credentials',
		{ name: 'Model', type: 'openAiApi', data: { apiKey: 'for-tests-only', url: model.url } },
	);
	const workflow = await importExample(n8n, 'ai-agent-that-looks-and-plans', {
		isPinned: false,
		logins: { [MODEL_TYPE]: { openAiApi: { id: credential, name } } },
	});
	await page.goto(`${n8n.url}/workflow/${workflow}`);
	await marked(page, 'workflow-chat-button').click();
	const input = marked(page, 'chat-input', 'canvas-chat')
		.locator('textarea, [contenteditable]')
		.first();
	await input.fill(QUESTION);
	await page.keyboard.press('Enter');
	await page.getByText('nothing has changed').first().waitFor({ timeout: 60_000 });
	await marked(page, 'zoom-to-fit').click();
	await page.waitForTimeout(1000);
	// The chat's button covers the names of the tools otherwise.
	await page.mouse.move(250, 300);
	await page.mouse.wheel(0, 48);
	await page.waitForTimeout(1000);
}

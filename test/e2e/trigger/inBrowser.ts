import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Editor, marked, openEditor, openNode } from '../editor';
import type { N8n } from '../n8n';
import { until } from '../system';
import { startCredential } from '../tour';
import { createCredential } from '../workflows';
import { EVENT, MEETING } from './byHand';
import { addressOf, TRIGGER, triggerWorkflow } from './workflow';

/** What a user sees of the trigger; each step leaves a picture in `folder`. */
export async function inBrowser(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	const editor = await openEditor(n8n, folder, 'light');
	let isThrough = false;
	try {
		await listenForTestEvent(editor, n8n, sandbox);
		await chooseAutomatic(editor, n8n, sandbox);
		await seeAppCredential(editor, n8n);
		isThrough = true;
	} finally {
		if (!isThrough) await editor.shot('39-trigger-broke-off-here');
		await editor.close();
	}
}

async function saved(n8n: N8n, workflow: object): Promise<string> {
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		...workflow,
		active: false,
	});
	return id;
}

async function listenForTestEvent(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, shot } = editor;
	const credentials = await createCredential(n8n, sandbox, 'user');
	const workflow = await saved(n8n, triggerWorkflow('in-browser', credentials));
	await openNode(editor, n8n, workflow, TRIGGER);
	const form = marked(page, 'node-parameters');
	const text = await form.innerText();
	check(
		'the form says the four steps in Zoom, each on a line of its own',
		/\n\s*Token: [^]*\n\s*Event Subscriptions: [^]*\n\s*Endpoint URL: [^]*\n\s*Publish this/.test(
			text,
		),
		text,
	);
	await shot('30-trigger');
	await marked(page, 'trigger-execute-button', 'node-execute-button').click();
	const listening = marked(page, 'trigger-listening');
	await listening.waitFor();
	const url = addressOf(n8n, 'in-browser', 'webhook-test');
	const subscription = await until(
		'the test address to be validated',
		async () => await sandbox.subscribe({ url, events: [EVENT] }).catch(() => undefined),
		15_000,
	);
	check(
		'the validation of the test address is answered, and n8n goes on listening',
		subscription.validated && (await listening.isVisible()),
	);
	await shot('31-trigger-listening');
	sandbox.register(MEETING, {
		email: 'grace.okafor@example.org',
		firstName: 'Grace',
		lastName: 'Okafor',
		answers: { org: 'Example Ltd', job_title: 'Head of Events' },
	});
	const output = marked(page, 'output-panel');
	await output.getByText('grace.okafor@example.org').first().waitFor();
	const names = await output.innerText();
	check(
		'a registration shows, with the names that Update Status takes',
		['id', 'email', 'status', 'meetingId', 'event'].every((name) => names.includes(name)),
		names,
	);
	await shot('32-trigger-event');
}

async function chooseAutomatic(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, shot } = editor;
	const credentials = await createCredential(n8n, sandbox, 'user');
	const parameters = {
		subscription: 'automatic',
		authentication: 'oAuth2',
		eventsOf: 'account',
	};
	const workflow = await saved(n8n, triggerWorkflow('by-user', credentials, parameters));
	await openNode(editor, n8n, workflow, TRIGGER);
	await shot('33-trigger-automatic');
	await marked(page, 'trigger-execute-button', 'node-execute-button').click();
	const error = page.getByText('marketplace:write:event_subscription').first();
	await error.waitFor();
	const text = await page.locator('body').innerText();
	check('Automatic with a user: the scope is named', true);
	check('… and Manual as the way out', /Manual, which needs no scope/.test(text), text);
	await page.waitForTimeout(500);
	await page.screenshot({ path: `${editor.folder}/34-trigger-missing-scope.png` });
}

async function seeAppCredential(editor: Editor, n8n: N8n): Promise<void> {
	await startCredential(editor, n8n, 'Zoom Registrants App OAuth2 API');
	const text = await marked(editor.page, 'credential-edit-dialog').innerText();
	check('the credential of the app asks for the secret token', /Webhook Secret Token/.test(text));
	await editor.shot('35-trigger-app-credential');
}

import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Editor, marked, openEditor, openNode, parameter } from '../editor';
import type { N8n } from '../n8n';
import { until } from '../system';
import { chooseCustom, startCredential } from '../tour';
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
		await saveAppCredential(editor, n8n, sandbox);
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
	await shot('34-trigger-missing-scope', 'keep');
}

async function saveAppCredential(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, shot } = editor;
	await startCredential(editor, n8n, 'Zoom Registrants Trigger App OAuth2 API');
	const dialog = marked(page, 'credential-edit-dialog');
	const text = await dialog.innerText();
	check(
		'the credential of the app asks for the secret token, only for the trigger',
		/Webhook Secret Token/.test(text) && /Only for the trigger/.test(text),
		text,
	);
	check(
		'… and lists the scopes one a line',
		/\n\s*meeting:read:registrant\s*\n\s*webinar:read:registrant\s*\n\s*cloud_recording:read:registrant\s*\n/.test(
			text,
		),
		text,
	);
	await shot('35-trigger-app-credential');
	await chooseCustom(editor, sandbox);
	await parameter(page, 'clientId').fill('sandbox-user-app');
	await parameter(page, 'clientSecret').fill('wrong');
	await marked(page, 'credential-save-button').click();
	const refused = dialog.getByText(/connect with these settings/).first();
	await refused.waitFor();
	check('saving a wrong client secret shows an error', await refused.isVisible());
	await shot('36-trigger-app-credential-wrong');
	await parameter(page, 'clientSecret').fill('sandbox-user-secret');
	await marked(page, 'credential-save-button').click();
	const accepted = dialog.getByText('Connection tested successfully').first();
	await accepted.waitFor();
	check('… and the right one a success', await accepted.isVisible());
}

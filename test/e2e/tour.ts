import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import {
	type Editor,
	executeNode,
	marked,
	openEditor,
	openList,
	openNode,
	parameter,
	typeExpression,
} from './editor';
import type { N8n } from './n8n';
import { readFileSync } from './system';

const NODE = 'Zoom Registrants';
const ACTION = 'Approve, cancel or deny meeting registrants';
const EXAMPLE = 'examples/approve-or-deny-form-rows.json';

interface Ids {
	id: string;
}

/** Everything a new user does with the mouse, once; each step leaves a picture in `folder`. */
export async function tour(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	const editor = await openEditor(n8n, folder, 'light');
	try {
		await findNode(editor, n8n);
		await connectUserCredential(editor, n8n, sandbox);
		await createServerCredential(editor, n8n, sandbox);
		const workflow = await importExample(n8n, ({ parameters }) => {
			(parameters as Record<string, unknown>).registrants = { registrant: [{ id: '', email: '' }] };
		});
		await fillInAndRun(editor, n8n, sandbox, workflow);
		await readErrors(editor, n8n, sandbox);
	} finally {
		await editor.close();
	}
	await lookInTheDark(n8n, folder);
}

async function findNode({ page, shot }: Editor, n8n: N8n): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await marked(page, 'canvas-add-button', 'canvas-plus-button').click();
	const search = page.locator('[data-test-id="node-creator-search-bar"]');
	await search.waitFor();
	for (const words of ['zoom', 'registrant', 'approve']) {
		await search.fill(words);
		const found = page.locator('[data-test-id="item-iterator-item"]').filter({ hasText: NODE });
		const isFound = await found
			.first()
			.waitFor({ timeout: 5000 })
			.then(
				() => true,
				() => false,
			);
		check(`the nodes panel finds the node by "${words}"`, isFound);
		await shot(`01-panel-${words}`);
	}
	await page
		.locator('[data-test-id="item-iterator-item"]')
		.filter({ hasText: NODE })
		.first()
		.click();
	// Where a node has a trigger as well, the panel opens with the triggers and hides the actions.
	await page
		.getByText(/^Actions \(/)
		.first()
		.waitFor();
	await shot('02-triggers');
	const action = page.getByText(ACTION).first();
	if (!(await action.isVisible()))
		await page
			.getByText(/^Actions \(/)
			.first()
			.click();
	await action.waitFor();
	check(`the panel offers the action "${ACTION}"`, true);
	await shot('02-actions');
	await page.getByText(ACTION).first().click();
	await marked(page, 'node-parameters').waitFor();
	check('clicking it adds the node and opens it', true);
	await page.waitForTimeout(800);
	await shot('02-added');
}

/** Begins a new credential of a type, as it is called in n8n. */
export async function startCredential({ page }: Editor, n8n: N8n, type: string): Promise<void> {
	await page.goto(`${n8n.url}/home/credentials/create`);
	await marked(page, 'new-credential-type-select').waitFor();
	await marked(page, 'new-credential-type-select').click();
	await page.keyboard.type(type, { delay: 20 });
	await page.getByText(type, { exact: true }).locator('visible=true').first().waitFor();
	await page.keyboard.press('Enter');
	await marked(page, 'new-credential-type-button').click();
	await marked(page, 'credential-edit-dialog').waitFor();
}

/** Points a credential to the sandbox. */
export async function chooseCustom({ page }: Editor, sandbox: Sandbox): Promise<void> {
	await marked(page, 'parameter-input-environment').click();
	await page.getByRole('option', { name: /^Custom/ }).click();
	await parameter(page, 'oAuthBaseUrl').fill(sandbox.url);
	await parameter(page, 'apiBaseUrl').fill(`${sandbox.url}/v2`);
}

async function connectUserCredential(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, context, shot } = editor;
	await startCredential(editor, n8n, 'Zoom Registrants OAuth2 API');
	await shot('03-oauth2-empty');
	await parameter(page, 'clientId').fill('sandbox-user-app');
	await parameter(page, 'clientSecret').fill('sandbox-user-secret');
	await chooseCustom(editor, sandbox);
	await shot('04-oauth2-filled');
	const popupOpens = context.waitForEvent('page');
	await marked(page, 'quick-connect-button', 'oauth-connect-button').click();
	const popup = await popupOpens;
	await popup.getByRole('button', { name: 'Allow' }).click();
	const connected = page.getByText('Account connected').first();
	await connected.waitFor();
	check(
		"the OAuth2 credential is connected through Zoom's consent page",
		await connected.isVisible(),
	);
	await shot('05-oauth2-connected');
}

async function createServerCredential(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, shot } = editor;
	await startCredential(editor, n8n, 'Zoom Registrants Server-to-Server OAuth2 API');
	await parameter(page, 'clientId').fill('sandbox-s2s-app');
	await parameter(page, 'clientSecret').fill('sandbox-s2s-secret');
	await parameter(page, 'accountId').fill(sandbox.state.accountId);
	await chooseCustom(editor, sandbox);
	await shot('06-server-to-server-filled');
	await marked(page, 'credential-save-button').click();
	await page.waitForTimeout(1500);
	const saved = await n8n.rest<Array<{ type: string }>>('GET', '/credentials');
	check(
		'both credentials are saved through their forms',
		saved.filter(({ type }) => type.startsWith('zoomRegistrants')).length === 2,
		saved.map(({ type }) => type),
	);
	await shot('07-server-to-server-saved');
}

/** The credential that the tour has connected, as a workflow refers to it. */
export async function userCredential(n8n: N8n) {
	const saved = await n8n.rest<Array<Ids & { name: string; type: string }>>('GET', '/credentials');
	const one = saved.find(({ type }) => type === 'zoomRegistrantsOAuth2Api');
	if (one === undefined) throw new Error('There is no connected credential');
	return { zoomRegistrantsOAuth2Api: { id: one.id, name: one.name } };
}

async function importExample(n8n: N8n, change: (node: Record<string, unknown>) => void = () => {}) {
	const workflow = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
	for (const node of workflow.nodes) {
		if (node.name !== NODE) continue;
		node.credentials = await userCredential(n8n);
		node.parameters.meetingId = { __rl: true, mode: 'list', value: '' };
		change(node);
	}
	delete workflow.id;
	const { id } = await n8n.rest<Ids>('POST', '/workflows', { ...workflow, active: false });
	return id;
}

async function fillInAndRun(editor: Editor, n8n: N8n, sandbox: Sandbox, workflow: string) {
	const { page, shot } = editor;
	await openNode(editor, n8n, workflow, NODE);
	await shot('08-node');
	await typeExpression(editor, 'email', '$json.email');
	const mapped = page.locator('[data-test-id="parameter-expression-preview-email"]').first();
	await mapped.getByText('grace.okafor@example.org').waitFor();
	check("the email is mapped by an expression, which shows the first row's", true);
	await shot('08-mapped');
	await openList(editor, 'meetingId');
	await shot('09-meetings');
	await page.locator('[data-test-id="rlc-search"]:visible').first().fill('office');
	const series = page
		.locator('[data-test-id="rlc-item"]:visible')
		.filter({ hasText: 'Weekly Office Hours' });
	await series.first().waitFor();
	await page.waitForTimeout(700);
	const found = await page.locator('[data-test-id="rlc-item"]:visible').count();
	check('searching "office" leaves one meeting, once although it repeats', found === 1, found);
	await shot('10-meeting-search');
	await series.first().click();
	const occurrences = await openList(editor, 'occurrenceId');
	check(
		'the next list has the whole series, and then the occurrences of that meeting',
		(await occurrences.count()) === 7 &&
			(await occurrences.first().innerText()).trim() === 'Whole series',
		await occurrences.allInnerTexts(),
	);
	await shot('11-occurrences');
	await occurrences.nth(1).click();
	// n8n shows what is chosen first.
	await (await openList(editor, 'occurrenceId')).filter({ hasText: 'Whole series' }).click();
	// n8n 2 shows it as the field's placeholder, n8n 1 as its value.
	const shown = await marked(page, 'resource-locator-occurrenceId')
		.locator('input:not([placeholder^="Search"])')
		.last()
		.evaluate((input) => {
			const { value, placeholder } = input as unknown as Record<'value' | 'placeholder', string>;
			return value || placeholder;
		});
	check(
		'after an occurrence, the whole series can be chosen again',
		shown === 'Whole series',
		shown,
	);

	const meetings = await openList(editor, 'meetingId');
	await page.locator('[data-test-id="rlc-search"]:visible').first().fill('autumn');
	await page.waitForTimeout(1200);
	await meetings.filter({ hasText: 'Autumn Product Launch' }).first().click();
	await executeNode(editor);
	const output = marked(page, 'output-panel');
	check(
		'twelve rows come out as done, one by the error branch',
		/12 items/.test(await output.innerText()) && /1 item\b/.test(await output.innerText()),
		await output.innerText(),
	);
	await shot('12-output');
	const pending = sandbox
		.meeting('85212345678')
		.registrants.filter(({ status }) => status === 'pending');
	check('Zoom has the changes: only the mistyped one is still pending', pending.length === 1);
	await output
		.getByText(/Error Branch/i)
		.first()
		.click();
	await page.waitForTimeout(500);
	const errors = await output.innerText();
	check(
		'the error branch says who is not registered',
		errors.includes('is not among the registrants'),
		errors,
	);
	await shot('13-error-branch');
}

/** Three typical mistakes, as the error panel shows them. */
async function readErrors(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const mistakes = [
		{
			name: '14-error-missing-scope',
			meeting: '85212345678',
			break: () => sandbox.state.apps['sandbox-user-app']?.scopes.splice(0),
			message: 'The Zoom app is missing a scope: meeting:update:registrant_status',
			next: 'Add it to your app on marketplace.zoom.us under Scopes',
		},
		{
			name: '15-error-no-registration',
			meeting: '86034567890',
			break: () => undefined,
			message: "Registration isn't enabled for meeting 86034567890",
			next: 'Registration > Required',
		},
		{
			name: '16-error-wrong-meeting',
			meeting: '89999999999',
			break: () => undefined,
			message: "Meeting 89999999999 doesn't exist",
			next: 'choose the meeting From List',
		},
	];
	for (const mistake of mistakes) {
		const scopes = [...(sandbox.state.apps['sandbox-user-app']?.scopes ?? [])];
		mistake.break();
		const workflow = await importExample(n8n, (node) => {
			delete node.onError;
			const parameters = node.parameters as Record<string, unknown>;
			parameters.meetingId = { __rl: true, mode: 'id', value: mistake.meeting };
		});
		await openNode(editor, n8n, workflow, NODE);
		await marked(editor.page, 'node-execute-button').click();
		const panel = marked(editor.page, 'output-panel');
		await panel.getByText(mistake.message).first().waitFor();
		const text = await panel.innerText();
		check(`the error panel shows: ${mistake.message}`, text.includes(mistake.message), text);
		check(`… and the next step: ${mistake.next}`, text.includes(mistake.next), text);
		await editor.shot(mistake.name);
		sandbox.state.apps['sandbox-user-app']?.scopes.splice(0, Infinity, ...scopes);
	}
}

async function lookInTheDark(n8n: N8n, folder: string): Promise<void> {
	const editor = await openEditor(n8n, folder, 'dark');
	try {
		const workflow = await importExample(n8n);
		await editor.page.goto(`${n8n.url}/workflow/${workflow}`);
		await editor.page
			.locator('[data-test-id="canvas-node"]')
			.filter({ hasText: NODE })
			.first()
			.waitFor();
		await editor.page.waitForTimeout(1000);
		await editor.shot('17-canvas-dark');
		const icons = await editor.page
			.locator('[data-test-id="canvas-node"]')
			.filter({ hasText: NODE })
			.locator('img')
			.evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));
		check(
			'the dark icon is used in the dark',
			icons.some((src) => src.includes('dark')),
			icons,
		);
		await openNode(editor, n8n, workflow, NODE);
		await editor.shot('18-node-dark');
	} finally {
		await editor.close();
	}
}

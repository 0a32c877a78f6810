import type { Page } from 'playwright-core';

import { type Editor, marked } from '../test/e2e/editor';
import { runExample } from '../test/e2e/examples/runExample';
import type { N8n } from '../test/e2e/n8n';
import { readFileSync } from '../test/e2e/system';
import type { Recorder } from './recorder';

const ACTION = 'Approve, cancel or deny meeting registrants';
const SHEET = 'Sheet of Decisions';
const ROWS = 'examples/approve-or-deny-form-rows.json';

/** The film: from a sheet of decisions to registrants who are approved, denied and cancelled in Zoom. */
export async function play(editor: Editor, n8n: N8n, recorder: Recorder): Promise<void> {
	const { page } = editor;
	const id = await sheetAlone(n8n);
	// n8n explains pinning once, over the rows that the film begins with.
	await page.addInitScript("localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true')");
	await page.goto(`${n8n.url}/workflow/${id}`);
	await nodeOnCanvas(page, SHEET).waitFor();
	await page.waitForTimeout(1500);
	await addNode(page, recorder);
	await fillIn(page, recorder);
	await execute(page, recorder);
	await showTrigger(editor, n8n, recorder);
}

/** A workflow with thirteen rows: nine to approve and one to cancel, two to deny, one mistyped. */
async function sheetAlone(n8n: N8n): Promise<string> {
	const example = JSON.parse(readFileSync(ROWS, 'utf8')) as {
		nodes: Array<{ name: string; type: string }>;
		pinData: Record<string, unknown>;
	};
	const start = example.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
	const rows = example.pinData[start?.name ?? ''];
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		name: 'Autumn Product Launch: decisions',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [{ ...start, name: SHEET }],
		connections: {},
		pinData: { [SHEET]: rows },
	});
	return id;
}

async function addNode(page: Page, recorder: Recorder): Promise<void> {
	recorder.say(
		'Thirteen people registered for a Zoom meeting.\nA sheet says what to do with each of them.',
	);
	await recorder.hold(3);
	await nodeOnCanvas(page, SHEET).dblclick({ position: { x: 20, y: 20 } });
	await marked(page, 'output-panel').locator('td').first().waitFor();
	await page.waitForTimeout(1000);
	recorder.say('Approve, deny, cancel. One email is mistyped: sofia.rosi@example.com');
	await recorder.hold(5);
	await page.keyboard.press('Escape');
	await page.waitForTimeout(800);

	recorder.say('Add Zoom Registrants');
	await recorder.hold(1);
	await recorder.click(page.locator('[data-test-id="canvas-handle-plus"]:visible').first());
	await page.locator('[data-test-id="node-creator-search-bar"]').waitFor();
	await page.waitForTimeout(600);
	await recorder.type('zoom registrants');
	const found = page
		.locator('[data-test-id="item-iterator-item"]')
		.filter({ hasText: 'Zoom Registrants' });
	await found.first().waitFor();
	await page.waitForTimeout(600);
	await recorder.hold(1);
	await recorder.click(found.first());
	const actions = page.getByText(/^Actions \(/).first();
	await actions.waitFor();
	await page.waitForTimeout(600);
	const action = page.getByText(ACTION).first();
	if (!(await action.isVisible())) await recorder.click(actions);
	await action.waitFor();
	await page.waitForTimeout(600);
	await recorder.hold(1.5);
	await recorder.click(action);
	await marked(page, 'node-parameters').waitFor();
	await page.waitForTimeout(1500);
	await widenOutput(page);
	await recorder.hold(1.5);
}

/** Drags the form to the left, so that the output has room for its columns. */
async function widenOutput(page: Page): Promise<void> {
	const box = await marked(page, 'panel-drag-button').boundingBox();
	if (box === null) throw new Error('The form has no handle to drag it by');
	const y = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width / 2, y);
	await page.mouse.down();
	await page.mouse.move(box.x - 100, y, { steps: 5 });
	await page.mouse.move(60, y, { steps: 10 });
	await page.mouse.up();
	await page.waitForTimeout(800);
}

async function fillIn(page: Page, recorder: Recorder): Promise<void> {
	recorder.say('The action comes from the sheet');
	await expression(page, recorder, 'action', '$json.decision');
	await recorder.hold(1.5);

	recorder.say('Choose the meeting from the list');
	await recorder.click(marked(marked(page, 'resource-locator-meetingId'), 'rlc-input'));
	const meeting = page
		.locator('[data-test-id="rlc-item"]:visible')
		.filter({ hasText: 'Autumn Product Launch' })
		.first();
	await meeting.waitFor();
	await page.waitForTimeout(600);
	await recorder.hold(2.5);
	await recorder.click(meeting);
	await page.waitForTimeout(600);
	await recorder.hold(1);

	recorder.say('Map the email of each row');
	await expression(page, recorder, 'email', '$json.email');
	await recorder.hold(2);

	recorder.say('Rows that fail get a branch of their own');
	await recorder.click(page.locator('[data-test-id="tab-settings"]:visible').first());
	await page.waitForTimeout(500);
	await recorder.hold(1);
	await recorder.click(marked(page, 'parameter-input-onError'));
	const choice = page.getByRole('option', { name: /using error output/ }).first();
	await choice.waitFor();
	await page.waitForTimeout(500);
	await recorder.hold(1);
	await recorder.click(choice);
	await page.waitForTimeout(500);
	await recorder.hold(1);
	await recorder.click(page.locator('[data-test-id="tab-params"]:visible').first());
	await page.waitForTimeout(500);
}

async function execute(page: Page, recorder: Recorder): Promise<void> {
	recorder.say('Run it: rows with the same action share a request');
	await recorder.hold(1);
	await recorder.click(marked(page, 'node-execute-button'));
	const output = marked(page, 'output-panel');
	await output.getByText('12 items').first().waitFor({ timeout: 60_000 });
	await output.locator('td').first().waitFor();
	await page.waitForTimeout(1200);
	recorder.say('Twelve are done. Each status was read back from Zoom: verified');
	await recorder.hold(2);
	await output.locator('th').filter({ hasText: 'verified' }).first().scrollIntoViewIfNeeded();
	await page.waitForTimeout(500);
	await recorder.hold(5);
	recorder.say('The mistyped one failed alone, and says what to do');
	await recorder.click(output.getByText(/Error Branch/i).first());
	await recorder.click(output.getByText('JSON', { exact: true }).first());
	await output.getByText('is not among the registrants').first().waitFor();
	await page.waitForTimeout(800);
	await recorder.hold(6);
	await page.keyboard.press('Escape');
	await page.waitForTimeout(1200);
	await marked(page, 'zoom-to-fit').click();
	await page.waitForTimeout(800);
	recorder.say('Thirteen rows in a few requests, each with its own answer');
	await recorder.hold(4);
}

async function showTrigger(editor: Editor, n8n: N8n, recorder: Recorder): Promise<void> {
	const { page } = editor;
	await runExample(editor, n8n, 'approve-registrants-from-a-crm-list', { lastNode: 'Approve' });
	// Up a little, out from under the caption.
	await page.mouse.move(600, 400);
	await page.mouse.wheel(0, 70);
	await page.waitForTimeout(800);
	recorder.say(
		'There is a trigger, too: someone registers,\na lookup says who is a customer, and Zoom hears the decision',
	);
	await recorder.hold(6);
	recorder.say('n8n-nodes-zoom-registrants\nSixteen workflows to import are in the recipes');
	await recorder.hold(2);
}

/** Switches a field to an expression, and types it as a user does; n8n closes the braces. */
async function expression(page: Page, recorder: Recorder, name: string, code: string) {
	const item = page
		.locator('[data-test-id="parameter-item"], .parameter-item')
		.filter({ has: page.locator(`[data-test-id="parameter-input-${name}"]`) })
		.last();
	await item.hover();
	await recorder.click(marked(item, 'radio-button-expression'));
	await item.locator('.cm-content').first().click();
	await page.waitForTimeout(500);
	// n8n begins with the current value as text, e.g. "approve".
	await page.keyboard.press('ControlOrMeta+a');
	await recorder.type(`{{${code}`);
	await page.waitForTimeout(1200);
}

function nodeOnCanvas(page: Page, name: string) {
	return page.locator('[data-test-id="canvas-node"]').filter({ hasText: name }).first();
}

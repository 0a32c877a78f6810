import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import { type Editor, executeNode, marked, openNode } from '../editor';
import type { N8n } from '../n8n';
import { importExample, outputOf, runExample, setStatuses, statusOf } from './runExample';

const MEETING = '85212345678';

/** The examples with the trigger, run in the editor with the events that are pinned in them. */
export async function withTriggers(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'pending');
	await runExample(editor, n8n, 'approve-registrants-from-a-crm-list', { lastNode: 'Approve' });
	await editor.shot('50-example-crm');
	check(
		'the CRM example approves the two customers and denies the other one',
		statusOf(sandbox, MEETING, 'grace.okafor@example.org') === 'approved' &&
			statusOf(sandbox, MEETING, 'linh.tran@example.com') === 'approved' &&
			statusOf(sandbox, MEETING, 'mateo.fernandez@example.com') === 'denied',
	);
	await runExample(editor, n8n, 'welcome-message-with-join-link', {
		lastNode: 'Write Message',
	});
	await editor.shot('51-example-welcome');
	const text = await outputOf(editor, 'Write Message');
	check(
		'the welcome example writes to the two who have a link, with day and time',
		/2 items/.test(text) &&
			text.includes('Hello Samuel') &&
			text.includes('Monday, 30 November at 17:00'),
		text,
	);
	await editor.shot('52-example-message');
	await checkInRows(editor, n8n);
	await fillPlaces(editor, n8n, sandbox);
	await runSync(editor, n8n, sandbox);
}

/**
 * Ninety-nine of a hundred places are taken: the first one who registered gets the last one. Those just
 * approved by the CRM example stay approved, because the node remembers them for a minute.
 */
async function fillPlaces(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'denied', {
		'grace.okafor@example.org': 'approved',
		'linh.tran@example.com': 'approved',
		'yuki.tanaka@example.org': 'pending',
		'priya.nair@example.com': 'pending',
	});
	const added = sandbox.addRegistrants(MEETING, 97, { status: 'approved' });
	await runExample(editor, n8n, 'waiting-list', { lastNode: 'Fill Up To 100' });
	await editor.shot('56-example-waiting-list');
	const yuki = statusOf(sandbox, MEETING, 'yuki.tanaka@example.org');
	const priya = statusOf(sandbox, MEETING, 'priya.nair@example.com');
	check(
		'the waiting list lets in the one who has waited longest, and no more than there are places',
		yuki === 'approved' && priya === 'pending',
		{ yuki, priya },
	);
	const meeting = sandbox.meeting(MEETING);
	meeting.registrants = meeting.registrants.filter((one) => !added.includes(one));
}

async function checkInRows(editor: Editor, n8n: N8n): Promise<void> {
	await runExample(editor, n8n, 'check-in', { lastNode: 'Write Row' });
	await editor.shot('53-example-check-in');
	const text = await outputOf(editor, 'Write Row');
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

import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import { type Editor, executeNode, marked, openEditor, openList, openNode } from './editor';
import type { N8n } from './n8n';
import { NODE, workflowWith } from './registration';

/** Of the seed: broken off after 50 minutes and started again, so that it has two UUIDs. */
const SPRING_LAUNCH = '89901234567';

/** Get Attendance chosen from its lists and executed, and when it has to refuse. */
export async function attendance(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	const editor = await openEditor(n8n, folder, 'light');
	try {
		await chooseAndRun(editor, n8n);
		await showThoseWhoMissedIt(editor, n8n);
		await readNotReady(editor, n8n, sandbox);
	} finally {
		await editor.close();
	}
}

async function chooseAndRun(editor: Editor, n8n: N8n): Promise<void> {
	const { page, shot } = editor;
	const notChosen = { __rl: true, mode: 'list', value: '' };
	const workflow = await workflowWith(n8n, { operation: 'getAttendance', meetingId: notChosen });
	await openNode(editor, n8n, workflow, NODE);
	const past = await openList(editor, 'meetingId');
	const topics = await past.allInnerTexts();
	check(
		'the list has past meetings only',
		topics.some((topic) => topic.includes('Spring Product Launch')) &&
			!topics.some((topic) => topic.includes('Autumn Product Launch')),
		topics,
	);
	await shot('60-past-meetings');
	await past.filter({ hasText: 'Spring Product Launch' }).first().click();
	const instances = await openList(editor, 'instance');
	const starts = (await instances.allInnerTexts()).map((text) => text.trim());
	check(
		'the list of instances has the latest on top, and then both starts',
		starts[0] === 'Latest' && starts.length === 3,
		starts,
	);
	await shot('61-instances');
	await page.keyboard.press('Escape');
	await executeNode(editor);
	const output = marked(page, 'output-panel');
	const text = await output.innerText();
	check('one item comes out for each of the six registrants', /6 items/.test(text), text);
	check(
		'Grace attended both starts, 83 minutes of them',
		text.includes('Grace') && text.includes('83'),
		text,
	);
	await shot('62-attendance');
}

async function showThoseWhoMissedIt(editor: Editor, n8n: N8n): Promise<void> {
	const workflow = await workflowWith(n8n, {
		operation: 'getAttendance',
		meetingId: { __rl: true, mode: 'id', value: SPRING_LAUNCH },
		show: 'didNotAttend',
	});
	await openNode(editor, n8n, workflow, NODE);
	await executeNode(editor);
	const text = await marked(editor.page, 'output-panel').innerText();
	check(
		'Did Not Attend leaves the one who never came and the one who only saw the waiting room',
		/2 items/.test(text) && text.includes('Amara') && text.includes('Sofia'),
		text,
	);
	await editor.shot('63-did-not-attend');
}

async function readNotReady(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const id = 85599887766;
	const hourAgo = Date.now() - 3_600_000;
	sandbox.addMeeting({
		id,
		topic: 'Just Over',
		startTime: hourAgo,
		duration: 58,
		registrants: [{ email: 'grace.okafor@example.org', status: 'approved' }],
		instances: [
			{
				startTime: hourAgo,
				duration: 58,
				participants: [{ email: 'x@y.example' }, { registrant: 'grace.okafor@example.org' }],
			},
		],
	});
	const before = sandbox.switches.attendanceReadyMinutes;
	sandbox.switches.attendanceReadyMinutes = 15;
	const workflow = await workflowWith(n8n, {
		operation: 'getAttendance',
		meetingId: { __rl: true, mode: 'id', value: String(id) },
	});
	await openNode(editor, n8n, workflow, NODE);
	await executeNode(editor);
	const text = await marked(editor.page, 'output-panel').innerText();
	check(
		"right after the end nobody is called absent, and the message says when it's ready",
		/ready|processed|again/i.test(text) && !text.includes('Did not'),
		text,
	);
	await editor.shot('64-not-ready');
	sandbox.switches.attendanceReadyMinutes = before;
}

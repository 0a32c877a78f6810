import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { Editor } from '../editor';
import type { N8n } from '../n8n';
import { outputOf, runExample, setStatuses, statusOf } from './runExample';

const MEETING = '85212345678';
const ONBOARDING = '81634567890';

/** The examples that decide about people who have registered. */
export async function decisions(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	await sheetOfDecisions(editor, n8n, sandbox);
	await ownDomains(editor, n8n, sandbox);
	await stillPending(editor, n8n, sandbox);
	await refunded(editor, n8n, sandbox);
}

async function sheetOfDecisions(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'pending', { 'samuel.mensah@example.org': 'approved' });
	await runExample(editor, n8n, 'approve-or-deny-form-rows', {
		lastNode: 'Write Report',
	});
	await editor.shot('57-example-sheet');
	const report = await outputOf(editor, 'Write Report');
	check(
		'the sheet example reports the one row that could not be carried out, and why',
		report.includes('1 of the decisions') &&
			report.includes(
				'Sofia Rossi <sofia.rosi@example.com>, approve: sofia.rosi@example.com is not',
			),
		report,
	);
	const of = (email: string) => statusOf(sandbox, MEETING, email);
	const found = [
		'grace.okafor@example.org',
		'noah.becker@example.org',
		'samuel.mensah@example.org',
	];
	check(
		'… and Zoom has one approved, one denied and one cancelled, which it lists as denied',
		found.map(of).join() === 'approved,denied,denied' &&
			of('sofia.rossi@example.com') === 'pending',
		found.map(of),
	);
}

async function ownDomains(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'pending', { 'mateo.fernandez@example.com': 'denied' });
	const [outside] = sandbox.addRegistrants(MEETING, [{ email: 'eve@sub.example.com' }]);
	sandbox.requests.length = 0;
	await runExample(editor, n8n, 'approve-our-domains-every-five-minutes', {
		lastNode: 'Approve Our Domains',
	});
	await editor.shot('58-example-domains');
	const meeting = sandbox.meeting(MEETING);
	const pending = meeting.registrants.filter(({ status }) => status === 'pending');
	check(
		'the example for a crowd approves everyone of the two domains, and not those of a subdomain',
		pending.length === 1 && pending[0]?.email === 'eve@sub.example.com',
		pending.map(({ email }) => email),
	);
	check(
		'… leaves the one denied before as they are',
		statusOf(sandbox, MEETING, 'mateo.fernandez@example.com') === 'denied',
	);
	const changes = sandbox.requests.filter(({ method }) => method === 'PUT').length;
	check('… in at most two requests for 19 people', changes >= 1 && changes <= 2, changes);
	meeting.registrants = meeting.registrants.filter((one) => one !== outside);
}

async function stillPending(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'approved', {
		'yuki.tanaka@example.org': 'pending',
		'priya.nair@example.com': 'pending',
	});
	setStatuses(sandbox, ONBOARDING, 'pending');
	await runExample(editor, n8n, 'deny-everyone-still-pending', { lastNode: 'Deny Pending' });
	await editor.shot('59-example-still-pending');
	const { registrants } = sandbox.meeting(MEETING);
	const denied = registrants.filter(({ status }) => status === 'denied').map(({ email }) => email);
	check(
		'of the meeting that starts tomorrow, those still pending are denied and the others stay approved',
		denied.join() === 'yuki.tanaka@example.org,priya.nair@example.com' &&
			registrants.every(({ status }) => status !== 'pending'),
		denied,
	);
	check(
		'the meeting in nine days is left alone',
		sandbox.meeting(ONBOARDING).registrants.every(({ status }) => status === 'pending'),
	);
}

async function refunded(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'approved');
	await runExample(editor, n8n, 'cancel-when-an-order-is-refunded', {
		lastNode: 'Write Message',
	});
	await editor.shot('70-example-refunded');
	const { registrants } = sandbox.meeting(MEETING);
	const left = registrants.filter(({ status }) => status !== 'approved');
	check(
		'the refund cancels the one who was refunded in full, and nobody else',
		left.length === 1 && left[0]?.email === 'samuel.mensah@example.org',
		left.map(({ email, status }) => `${email} ${status}`),
	);
	const text = await outputOf(editor, 'Write Message');
	check(
		'… and the team hears of the buyer with whose email nobody is registered',
		/1 item\b/.test(text) &&
			text.includes('Refunded order 1043') &&
			text.includes('lucas.private@example.net is not among the registrants'),
		text,
	);
}

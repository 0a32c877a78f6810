import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { Editor } from '../editor';
import type { N8n } from '../n8n';
import { outputOf, runExample, setStatuses, statusOf } from './runExample';

const MEETING = '85212345678';
const SECOND_SESSION = '5123456789';
const WEBINAR = '97123456789';

/** Those approved for the first session in the example that moves people. */
const FIRST_SESSION = {
	'samuel.mensah@example.org': 'approved',
	'elif.yilmaz@example.com': 'approved',
	'lucas.silva@example.com': 'approved',
	'maya.cohen@example.org': 'approved',
	'tom.obrien@example.com': 'approved',
} as const;

/** The examples that register people, move them, or write to them. */
export async function newPeople(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	await fromForm(editor, n8n, sandbox);
	await webinarInBatches(editor, n8n, sandbox);
	await toAnotherSession(editor, n8n, sandbox);
	await notJoined(editor, n8n, sandbox);
}

async function fromForm(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	await runExample(editor, n8n, 'register-from-a-form-and-approve-by-domain', {
		lastNode: 'Approve',
	});
	await editor.shot('71-example-form');
	const people = [
		'nadia.petrova@example.com',
		'Aisha.Rahman@example.org',
		'jonas.weber@partner.example',
	];
	const found = people.map((email) => statusOf(sandbox, MEETING, email));
	check(
		'the form example approves the two of our domains, in any case, and leaves the third pending',
		found.join() === 'approved,approved,pending',
		found,
	);
}

async function webinarInBatches(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	sandbox.requests.length = 0;
	await runExample(editor, n8n, 'register-for-a-webinar-in-batches', {
		lastNode: 'Write Message',
	});
	await editor.shot('72-example-webinar');
	const added = sandbox.meeting(WEBINAR).registrants.slice(-7);
	check(
		'the webinar example registers and approves seven people, not the one with a bad email',
		added.every(({ status }) => status === 'approved') &&
			statusOf(sandbox, WEBINAR, 'nadia.petrova@example.com') === 'approved' &&
			statusOf(sandbox, WEBINAR, 'lotte.jansen at example.com') === undefined,
		added.map(({ email, status }) => `${email} ${status}`),
	);
	const posts = sandbox.requests.filter(({ method, path }) => {
		return method === 'POST' && path.startsWith(`/v2/webinars/${WEBINAR}/`);
	});
	check(
		'… in one request',
		posts.length === 1 && posts[0]?.path.endsWith('/batch_registrants') === true,
		posts.map(({ path }) => path),
	);
	const text = await outputOf(editor, 'Write Message');
	check(
		'… and writes to each of the seven, with a link of their own',
		/7 items/.test(text) && /Hello Nadia,[\s\S]*zoom\.us\/w\/97123456789\?tk=/.test(text),
		text,
	);
}

/** One of five is denied for the second session, so that Zoom doesn't register them there. */
async function toAnotherSession(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'denied', FIRST_SESSION);
	const [refused] = sandbox.addRegistrants(SECOND_SESSION, [
		{ email: 'elif.yilmaz@example.com', status: 'denied' },
	]);
	await runExample(editor, n8n, 'move-people-to-another-session', {
		lastNode: 'Cancel in First',
		isPinned: false,
	});
	await editor.shot('73-example-move');
	const places = Object.keys(FIRST_SESSION).map((email) => {
		const [first, second] = [MEETING, SECOND_SESSION].map((one) => statusOf(sandbox, one, email));
		return `${email} ${first} ${second}`;
	});
	check(
		'four are approved in the second session and cancelled in the first one',
		places.filter((place) => place.endsWith(' denied approved')).length === 4,
		places,
	);
	check(
		'the one whom the second session refuses keeps the place in the first one',
		places.includes('elif.yilmaz@example.com approved denied'),
		places,
	);
	const second = sandbox.meeting(SECOND_SESSION);
	second.registrants = second.registrants.filter((one) => one !== refused);
}

/** Two of five have checked in, as the pinned rows of the sheet say. */
async function notJoined(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	setStatuses(sandbox, MEETING, 'denied', FIRST_SESSION);
	await runExample(editor, n8n, 'remind-those-who-have-not-joined', {
		lastNode: 'Write Reminder',
	});
	await editor.shot('74-example-reminder');
	const text = await outputOf(editor, 'Write Reminder');
	check(
		'the reminder goes to the three approved who have not checked in, with their links',
		/3 items/.test(text) &&
			['Lucas', 'Maya', 'Tom'].every((name) => text.includes(`Hello ${name},`)) &&
			!text.includes('Hello Samuel') &&
			/Hello Lucas,[\s\S]*zoom\.us\/w\/85212345678\?tk=/.test(text),
		text,
	);
}

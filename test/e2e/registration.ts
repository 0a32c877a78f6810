import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import { type Editor, executeNode, marked, openEditor, openList, openNode } from './editor';
import type { N8n } from './n8n';
import { userCredential } from './tour';

export const NODE = 'Zoom Registrants';
const WEBINAR = '93312345678';
const RECORDED = '84412345678';
const LAUNCH = '85512345678';

/** Webinars, recordings and the operations beside Update Status, clicked through once. */
export async function registration(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	prepare(sandbox);
	const editor = await openEditor(n8n, folder, 'light');
	let isThrough = false;
	try {
		await chooseWebinarAndRegistrant(editor, n8n);
		await fillInCreate(editor, n8n, sandbox);
		await runEach(editor, n8n, sandbox);
		isThrough = true;
	} finally {
		if (!isThrough) await editor.shot('29-broke-off-here');
		await editor.close();
	}
}

function prepare(sandbox: Sandbox): void {
	sandbox.addMeeting({
		id: WEBINAR,
		type: 5,
		topic: 'How We Build',
		customQuestions: [
			{ title: 'What do you hope to learn?', type: 'short', required: false, answers: [] },
		],
	});
	sandbox.addRegistrants(WEBINAR, [
		{ email: 'grace.okafor@example.org', firstName: 'Grace', lastName: 'Okafor' },
		{ email: 'ivo@partner.example', firstName: 'Ivo', lastName: 'Marek', status: 'approved' },
		{ email: 'lena@example.org', firstName: 'Lena', lastName: 'Vogt' },
	]);
	sandbox.addMeeting({ id: LAUNCH, topic: 'Spring Launch' });
	sandbox.addMeeting({
		id: RECORDED,
		topic: 'Last Week',
		startTime: Date.now() - 7 * 86_400_000,
		recording: { registrants: [{ email: 'grace.okafor@example.org' }] },
	});
}

/** A workflow with the node alone, not executed yet. */
export async function workflowWith(n8n: N8n, parameters: object): Promise<string> {
	const base = { typeVersion: 1, position: [0, 0] };
	const { id } = await n8n.rest<{ id: string }>('POST', '/workflows', {
		name: 'Registration',
		active: false,
		settings: {},
		nodes: [
			{
				...base,
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...base,
				id: 'zoom',
				name: NODE,
				position: [220, 0],
				type: 'n8n-nodes-zoom-registrants.zoomRegistrants',
				parameters,
				credentials: await userCredential(n8n),
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	});
	return id;
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const notChosen = { __rl: true, mode: 'list', value: '' };

async function chooseWebinarAndRegistrant(editor: Editor, n8n: N8n): Promise<void> {
	const workflow = await workflowWith(n8n, {
		resource: 'webinarRegistrant',
		operation: 'get',
		webinarId: notChosen,
		registrantId: notChosen,
	});
	await openNode(editor, n8n, workflow, NODE);
	const webinars = await openList(editor, 'webinarId');
	await webinars.filter({ hasText: 'How We Build' }).first().click();
	const registrants = await openList(editor, 'registrantId');
	const shown = (await registrants.allInnerTexts()).map((text) => text.trim());
	check(
		'the list of registrants shows name, email and status',
		shown.includes('Grace Okafor <grace.okafor@example.org> (pending)'),
		shown,
	);
	await editor.shot('20-registrants');
	await registrants.filter({ hasText: 'Ivo' }).first().click();
	await executeNode(editor);
	await outputHas(editor, 'Get gives the chosen registrant of the webinar', 'ivo@partner.example');
	await editor.shot('21-get');
}

async function fillInCreate(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const { page, shot } = editor;
	const workflow = await workflowWith(n8n, {
		resource: 'webinarRegistrant',
		operation: 'create',
		webinarId: byId(WEBINAR),
		email: 'noor@example.net',
		firstName: 'Noor',
		lastName: 'Haddad',
		additionalFields: {
			org: 'Example Ltd',
			customQuestions: { question: [{ title: '', value: 'Everything' }] },
		},
	});
	await openNode(editor, n8n, workflow, NODE);
	// n8n leaves the field disabled while it loads the choices.
	await page.waitForTimeout(2000);
	await marked(page, 'parameter-input-title').locator('input').click();
	const question = page.getByRole('option', { name: 'What do you hope to learn?' });
	await question.waitFor();
	check("the event's own questions are loaded into the form", await question.isVisible());
	await shot('22-questions');
	await question.click();
	await executeNode(editor);
	await outputHas(editor, 'Create returns the person with their status', 'approved');
	await shot('23-create');
	const noor = sandbox.meeting(WEBINAR).registrants.find(({ firstName }) => firstName === 'Noor');
	check(
		'Zoom has the new registrant with the answer',
		noor?.customQuestions[0]?.value === 'Everything',
		noor,
	);
}

async function runEach(editor: Editor, n8n: N8n, sandbox: Sandbox): Promise<void> {
	const webinar = { resource: 'webinarRegistrant', webinarId: byId(WEBINAR) };
	const everyone = { action: 'approve', applyTo: 'everyone', emailDomains: 'example.org' };
	const steps: Array<[string, string, object, string]> = [
		['24-get-many', 'Get Many lists them', { ...webinar, operation: 'getAll' }, '4 items'],
		[
			'25-dry-run',
			'a dry run says who would be sent',
			{ ...webinar, ...everyone, options: { dryRun: true } },
			'wouldBeSent',
		],
		[
			'26-everyone',
			'everyone of a domain is approved and verified in one node',
			{ ...webinar, ...everyone, options: { verifyResult: 'always', returnJoinUrl: true } },
			'joinUrl',
		],
		[
			'27-recording',
			'a registrant of a recording is approved by email',
			{
				resource: 'recordingRegistrant',
				meetingId: byId(RECORDED),
				registrants: { registrant: [{ id: '', email: 'grace.okafor@example.org' }] },
			},
			'approved',
		],
		[
			'28-create-many',
			'Create Many registers by batch',
			{
				operation: 'createMany',
				meetingId: byId(LAUNCH),
				email: 'noor@example.net',
				firstName: 'Noor',
				lastName: 'Haddad',
			},
			'noor@example.net',
		],
		[
			'56-fill-up-to',
			'Fill Up To lets one in and says how many were approved before',
			{
				action: 'approve',
				applyTo: 'everyone',
				meetingId: byId(LAUNCH),
				options: { fillUpTo: 1 },
			},
			'approvedBefore',
		],
		[
			'29-wrong-kind',
			"a webinar's ID under Meeting tells which resource to choose",
			{ operation: 'getAll', meetingId: byId(WEBINAR) },
			'Webinar Registrant',
		],
	];
	for (const [picture, what, parameters, text] of steps) {
		await openNode(editor, n8n, await workflowWith(n8n, parameters), NODE);
		await executeNode(editor);
		await outputHas(editor, what, text);
		await editor.shot(picture);
	}
	const approved = sandbox
		.meeting(WEBINAR)
		.registrants.filter(
			({ email, status }) => /example\.org$/.test(email) && status === 'approved',
		);
	check('Zoom has both of that domain as approved, nobody else', approved.length === 2);
}

async function outputHas({ page }: Editor, what: string, text: string): Promise<void> {
	const output = marked(page, 'output-panel');
	const isThere = await output
		.getByText(text)
		.first()
		.waitFor({ timeout: 5000 })
		.then(
			() => true,
			() => false,
		);
	check(what, isThere, await output.innerText());
}

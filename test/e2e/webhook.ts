import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import type { N8n } from './n8n';
import { say } from './system';
import { activate, createCredential, webhookWorkflow } from './workflows';

const MEETING = '85277777777';
const PEOPLE = 300;

/** A production webhook that approves 300 rows; one is mistyped, and the token has expired. */
export async function productionWebhook(n8n: N8n, sandbox: Sandbox): Promise<void> {
	sandbox.addMeeting({ id: MEETING, topic: 'Webhook Meeting' });
	const rows = sandbox
		.addRegistrants(MEETING, PEOPLE, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	rows[150] = { id: '', email: 'typo@example.con' };
	const credentials = await createCredential(n8n, sandbox, 'user');
	await activate(n8n, webhookWorkflow('approve-rows', MEETING, credentials));
	sandbox.expireTokens();
	sandbox.requests.length = 0;

	const started = Date.now();
	const answer = await post(`${n8n.url}/webhook/approve-rows`, { rows });
	const seconds = (Date.now() - started) / 1000;
	const items = itemsOf(answer);
	const failed = items.filter(({ error }) => error !== undefined);
	const count = (method: string, path: string) =>
		sandbox.requests.filter((one) => one.method === method && one.path.includes(path)).length;

	check('every one of 300 rows gets its answer', items.length === PEOPLE, answer);
	check('299 are approved', items.filter(({ status }) => status === 'approved').length === 299);
	check(
		'the mistyped one comes by the error output, with its own fields',
		failed.length === 1 &&
			failed[0]?.email === 'typo@example.con' &&
			String(failed[0]?.error).includes('is not among the registrants'),
		failed,
	);
	check('the expired token was renewed once', count('POST', '/oauth/token') === 1);
	const sends = sandbox.meeting(MEETING).registrants.map((one) => one.sends);
	check('nobody was sent more than twice', Math.max(...sends) <= 2, Math.max(...sends));
	say(
		`  300 items: ${seconds.toFixed(1)} s, ${count('PUT', '/status')} status changes, ${count('GET', '/registrants')} readings, ${count('POST', '/oauth/token')} token request`,
	);
}

/** The server-to-server login gets its token by itself. */
export async function serverToServer(n8n: N8n, sandbox: Sandbox): Promise<void> {
	const meeting = '85266666666';
	sandbox.addMeeting({ id: meeting });
	const rows = sandbox.addRegistrants(meeting, 2).map(({ id, email }) => ({ id, email }));
	const credentials = await createCredential(n8n, sandbox, 'serverToServer');
	const workflow = webhookWorkflow('server-to-server', meeting, credentials);
	for (const node of workflow.nodes as Array<{ name: string; parameters: object }>) {
		if (node.name === 'Zoom Registrants') {
			node.parameters = { ...node.parameters, authentication: 'serverToServer' };
		}
	}
	await activate(n8n, workflow);
	const answer = await post(`${n8n.url}/webhook/server-to-server`, { rows });
	const items = itemsOf(answer);
	check(
		'the server-to-server login works in n8n',
		items.length === 2 && items.every(({ success }) => success === true),
		answer,
	);
}

/** Zoom is not there: the answer names the host, and comes within a bounded time. */
export async function zoomGone(n8n: N8n, sandbox: Sandbox): Promise<void> {
	const credentials = await createCredential(
		n8n,
		{ ...sandbox, url: 'http://127.0.0.1:9' },
		'user',
	);
	await activate(n8n, webhookWorkflow('zoom-gone', MEETING, credentials));
	const rows = Array.from({ length: 300 }, (_, n) => ({ email: `p${n}@example.com`, id: '' }));
	const started = Date.now();
	const answer = await post(`${n8n.url}/webhook/zoom-gone`, { rows });
	const items = itemsOf(answer);
	check(
		'without Zoom every item says which host cannot be reached',
		items.length === 300 &&
			items.every(({ error }) => String(error).includes("Couldn't reach Zoom at 127.0.0.1:9")),
		items.length > 0 ? items[0] : answer,
	);
	check('… and what to do', JSON.stringify(items[0]).includes('network, proxy and firewall'));
	check('… within 20 seconds', Date.now() - started < 20_000, Date.now() - started);
}

/** The items of an answer; none when it is no list, e.g. an error of n8n. */
export function itemsOf(answer: unknown): Array<Record<string, unknown>> {
	return Array.isArray(answer) ? answer : [];
}

export async function post(url: string, body: unknown): Promise<unknown> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	try {
		return JSON.parse(text);
	} catch {
		return `${answer.status} ${text}`;
	}
}

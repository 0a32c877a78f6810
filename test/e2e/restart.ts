import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import { type Installed, type N8n, startN8n } from './n8n';
import { pause, until } from './system';
import { itemsOf, post } from './webhook';
import { activate, createCredential, webhookWorkflow } from './workflows';

const MEETING = '85244444444';

/** n8n is killed in the middle of a run and started again: nothing is sent by itself, and all works. */
export async function killedAndStartedAgain(
	installed: Installed,
	settings: Record<string, string>,
	n8n: N8n,
	sandbox: Sandbox,
): Promise<N8n> {
	sandbox.addMeeting({ id: MEETING });
	const rows = sandbox
		.addRegistrants(MEETING, 150, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	await activate(
		n8n,
		webhookWorkflow('killed', MEETING, await createCredential(n8n, sandbox, 'user')),
	);
	sandbox.addFault({ match: { method: 'PUT', pathIncludes: MEETING }, skip: 2, delayMs: 15_000 });
	const lost = post(`${n8n.url}/webhook/killed`, { rows }).catch(() => undefined);
	const puts = () => sandbox.requests.filter(({ path }) => path.includes(MEETING)).length;
	await until('the third request to be on its way', () => (puts() >= 3 ? true : undefined));
	await n8n.stop('SIGKILL');
	await lost;
	const again = await startN8n(installed, settings);
	await pause(3000);
	check('after the restart n8n sends nothing by itself', puts() === 3, puts());
	const answer = await post(`${again.url}/webhook/killed`, { rows });
	const items = itemsOf(answer);
	check(
		'the same rows sent again all get their answer',
		items.length === 150 && items.every(({ success }) => success === true),
		answer,
	);
	const people = sandbox.meeting(MEETING).registrants;
	check(
		'everybody is approved',
		people.every(({ status }) => status === 'approved'),
	);
	const sends = Math.max(...people.map((one) => one.sends));
	check('nobody was sent more than once in each run', sends <= 2, sends);
	return again;
}

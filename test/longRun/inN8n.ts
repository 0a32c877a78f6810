import type { Sandbox } from '../../sandbox';
import { BYTES_PER_EVENT, type Comparison } from './phase';
import { EVENT } from '../e2e/trigger/byHand';
import { addressOf, triggerWorkflow } from '../e2e/trigger/workflow';
import type { N8n } from '../e2e/n8n';
import { activate, createCredential, rowsWorkflow } from '../e2e/workflows';
import { NO_OPERATION, webhookOnly, zoomNode } from './workflows';

const MEETING = '86600000001';
const ROWS = 100;

/** Everybody is changed ten times, Zoom's daily limit, and for the first time within the first tenth. */
const PEOPLE = 2_000;

/** Longer than Zoom waits: on a busy machine, n8n's database is slow. */
const PATIENCE_MS = 60_000;

/** The package's node and trigger, each after n8n's own node that does as little as possible. */
export async function comparisonsInN8n(
	n8n: N8n,
	sandbox: Sandbox,
	events: number,
): Promise<Comparison[]> {
	sandbox.addMeeting({ id: MEETING, topic: 'Long run' });
	const people = sandbox
		.addRegistrants(MEETING, PEOPLE, { status: 'pending' })
		.map(({ id, email }) => ({ id, email }));
	const credentials = await createCredential(n8n, sandbox, 'user');
	await activate(n8n, rowsWorkflow('Long run rows-noop', 'rows-noop', NO_OPERATION));
	await activate(
		n8n,
		rowsWorkflow('Long run rows-zoom', 'rows-zoom', zoomNode(MEETING, credentials)),
	);
	await activate(n8n, webhookOnly('events-webhook'));
	await activate(n8n, triggerWorkflow('events-zoom', credentials));

	const executions = (PEOPLE / ROWS) * 10;
	const rowsPhase = { times: executions, unit: `executions of ${ROWS} rows`, atOnce: 1 };
	const slices = PEOPLE / ROWS;
	const postRows = async (path: string, n: number) => {
		const action = Math.floor(n / slices) % 2 === 0 ? 'approve' : 'deny';
		const from = (n % slices) * ROWS;
		const rows = people.slice(from, from + ROWS).map((person) => ({ ...person, action }));
		await post(`${n8n.url}/webhook/${path}`, { rows });
		return { rows, status: action === 'approve' ? 'approved' : 'denied' };
	};
	const eventsPhase = { times: events, unit: 'events', atOnce: 5 };
	const postEvent = async (url: string, n: number) => {
		const email = `guest${n}@example.org`;
		const registrant = { id: `guest-${n}`, email, first_name: 'Guest', last_name: String(n) };
		const payload = { object: { id: Number(MEETING), registrant } };
		const { status } = await sandbox.deliver(EVENT, { url, payload, hangUpAfterMs: PATIENCE_MS });
		if (status !== 200) throw new Error(`Event ${n}: n8n answered ${status}`);
		sandbox.deliveries.length = 0;
	};
	return [
		{
			remembers: 0,
			control: {
				...rowsPhase,
				name: 'n8n: No Operation',
				once: async (n) => void (await postRows('rows-noop', n)),
			},
			ours: {
				...rowsPhase,
				name: 'Zoom Registrants',
				async once(n) {
					const { rows, status } = await postRows('rows-zoom', n);
					const ids = new Set(rows.map(({ id }) => id));
					const changed = sandbox
						.meeting(MEETING)
						.registrants.filter((one) => ids.has(one.id) && one.status === status);
					if (changed.length !== ROWS)
						throw new Error(`Execution ${n}: ${changed.length} ${status}`);
					sandbox.requests.length = 0;
				},
			},
		},
		{
			remembers: BYTES_PER_EVENT,
			control: {
				...eventsPhase,
				name: 'n8n: Webhook',
				once: async (n) => await postEvent(`${n8n.url}/webhook/events-webhook`, n),
			},
			ours: {
				...eventsPhase,
				name: 'Zoom Registrants Trigger',
				once: async (n) => await postEvent(addressOf(n8n, 'events-zoom'), n),
			},
		},
	];
}

async function post(url: string, body: object): Promise<void> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text.slice(0, 300)}`);
}

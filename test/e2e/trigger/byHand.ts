import type { DeliverOptions, Delivery, Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { pause, say } from '../system';
import { activate, createCredential } from '../workflows';
import { countExecutions, executionsOf, untilExecuted } from './executions';
import { addressOf, triggerWorkflow } from './workflow';

export const EVENT = 'meeting.registration_created';
export const MEETING = '85511111111';
const ZOOM_WAITS_MS = 3000;

/** A workflow with its production address entered in Zoom. */
export interface Running {
	id: string;
	url: string;
}

/** Zoom asks the production address, then somebody registers. */
export async function production(n8n: N8n, sandbox: Sandbox): Promise<Running> {
	sandbox.addMeeting({ id: MEETING, topic: 'Autumn Product Launch' });
	const credentials = await createCredential(n8n, sandbox, 'user');
	const id = await activate(n8n, triggerWorkflow('by-hand', credentials));
	const url = addressOf(n8n, 'by-hand');
	await sandbox.subscribe({ url, events: [EVENT] });
	const [question] = sandbox.deliveries;
	check(
		'the validation of the production address is answered within 3 seconds',
		question?.status === 200 && question.durationMs < ZOOM_WAITS_MS,
		question,
	);
	check('… and starts nothing', (await countExecutions(n8n, id)) === 0);
	sandbox.register(MEETING, { email: 'first@example.org' });
	await sandbox.settled();
	await untilExecuted(n8n, id, 1);
	const [start] = await executionsOf(n8n, id, 1);
	const milliseconds = (start?.startedAt ?? 0) - (sandbox.deliveries.at(-1)?.at ?? 0);
	check('a registration starts the workflow', start?.email === 'first@example.org', start);
	say(`  validation: ${question?.durationMs} ms; delivery to start: ${milliseconds} ms`);
	return { id, url };
}

/** What is not Zoom's, or not of now, starts nothing. */
export async function forgeries(n8n: N8n, sandbox: Sandbox, { id, url }: Running): Promise<void> {
	const before = await countExecutions(n8n, id);
	const logged = n8n.service.output().length;
	const forged: Array<[string, Partial<DeliverOptions>]> = [
		['signed with another secret', { secretToken: 'another' }],
		['unsigned', { headers: { 'x-zm-signature': undefined } }],
		['without a time', { headers: { 'x-zm-request-timestamp': undefined } }],
		['altered on the way', { alterBody: (body) => body.replace('forged@', 'altered@') }],
		['of 91 minutes ago', { timestampOffsetSeconds: -91 * 60 }],
		['of the future', { timestampOffsetSeconds: 310 }],
	];
	for (const [what, options] of forged) {
		const { status } = await deliver(sandbox, url, 'forged@example.org', options);
		check(`an event ${what} is refused with 401`, status === 401, status);
	}
	await pause(500);
	const executions = (await countExecutions(n8n, id)) - before;
	check('… and none starts anything', executions === 0, executions);
	const log = n8n.service.output().slice(logged);
	const reasons = log.split('\n').filter((line) => line.includes('a request was refused because'));
	// Two of them have a wrong signature, which is said once a minute.
	check('… each reason is in the log once', reasons.length === forged.length - 1, reasons);
	check('… without the secret', !log.includes('sandbox-user-webhook-secret'));
}

/** The same events once more, signed anew, as Zoom's retries and doubles are. */
export async function again(sandbox: Sandbox, url: string, deliveries: Delivery[]): Promise<void> {
	const answers = await Promise.all(
		deliveries.map(async ({ event, body }) => await sandbox.deliver(event, { url, body })),
	);
	check(
		`${answers.length} delivered again are answered with 200`,
		answers.every(({ status }) => status === 200),
		answers.find(({ status }) => status !== 200),
	);
}

/** One event that nobody's registration has caused. */
export async function deliver(
	sandbox: Sandbox,
	url: string,
	email: string,
	options: Partial<DeliverOptions>,
): Promise<Delivery> {
	const payload = { object: { id: Number(MEETING), registrant: { id: email, email } } };
	return await sandbox.deliver(EVENT, { url, payload, ...options });
}

import type { Sandbox } from '../../../sandbox';
import { check } from '../checks';
import type { N8n } from '../n8n';
import { pause, until } from '../system';
import { activate, createCredential } from '../workflows';
import { AUTOMATIC, deactivate, ofApi } from './automatic';
import { again, type Running } from './byHand';
import { countExecutions, executionsOf, untilExecuted } from './executions';
import { addressOf, triggerWorkflow } from './workflow';

const MEETING = '85599999999';
const EVENTS = ['meeting.participant_joined', 'meeting.participant_left'];
const GRACE = 'grace@example.org';

/** People come and go: subscribed manually with everyone, and automatically with registrants only. */
export async function checkIn(n8n: N8n, sandbox: Sandbox): Promise<void> {
	sandbox.faults.length = 0;
	sandbox.addMeeting({ id: MEETING, topic: 'Autumn Product Launch' });
	const [grace] = sandbox.addRegistrants(MEETING, [
		{ email: GRACE, firstName: 'Grace', lastName: 'Okafor', status: 'approved' },
	]);
	const everyone = await subscribedManually(n8n, sandbox);
	const registered = await subscribedAutomatically(n8n, sandbox);

	const first = sandbox.join(MEETING, { registrant: GRACE });
	await sandbox.settled();
	await untilExecuted(n8n, everyone.id, 1);
	const [execution] = await executionsOf(n8n, everyone.id, 1);
	const item = execution?.data ?? '';
	check('a registrant who joins starts the workflow', execution?.email === GRACE, execution);
	check('… with the ID of the registrant', item.includes(`"${grace?.id}"`), item);
	const { uuid } = sandbox.meeting(MEETING).instances[0] ?? {};
	check('… and the UUID of the instance', uuid !== undefined && item.includes(uuid), item);

	sandbox.leave(MEETING, first.userId);
	await sandbox.settled();
	sandbox.join(MEETING, { registrant: GRACE });
	await sandbox.settled();
	await untilExecuted(n8n, everyone.id, 3);
	await pause(1000);
	const thrice = (await countExecutions(n8n, everyone.id)) === 3;
	check('… who leaves and comes back starts it two more times', thrice);

	sandbox.join(MEETING, { email: 'ada@events.example' });
	sandbox.join(MEETING, { name: 'Guest', email: 'guest@elsewhere.example' });
	sandbox.join(MEETING, { name: 'Waiting', status: 'in_waiting_room' });
	await sandbox.settled();
	await untilExecuted(n8n, everyone.id, 5);
	await deliveredAgain(n8n, sandbox, everyone);
	const counts = [
		await countExecutions(n8n, everyone.id),
		await countExecutions(n8n, registered.id),
	];
	check('the host and a guest start it too, but nobody who only waits', counts[0] === 5, counts);
	check('with Only Registrants, the two joins of the registrant start it', counts[1] === 2, counts);
	await deactivate(n8n, registered.id);
	await deactivate(n8n, everyone.id);
}

async function subscribedManually(n8n: N8n, sandbox: Sandbox): Promise<Running> {
	const credentials = await createCredential(n8n, sandbox, 'user');
	const workflow = triggerWorkflow('check-in', credentials, { events: EVENTS });
	const id = await activate(n8n, workflow);
	const url = addressOf(n8n, 'check-in');
	await sandbox.subscribe({ url, events: EVENTS });
	return { id, url };
}

async function subscribedAutomatically(n8n: N8n, sandbox: Sandbox): Promise<Running> {
	const credentials = await createCredential(n8n, sandbox, 'app');
	const events = ['meeting.participant_joined'];
	const filters = { onlyRegistrants: true };
	const parameters = { ...AUTOMATIC, events, filters };
	const id = await activate(n8n, triggerWorkflow('check-in-automatic', credentials, parameters));
	const url = addressOf(n8n, 'check-in-automatic');
	const subscription = await until('the subscription', () => ofApi(sandbox)[0]);
	check(
		'publishing subscribes to Participant Joined',
		subscription.url === url && String(subscription.events) === String(events),
		subscription,
	);
	return { id, url };
}

/** Every join and leave once more, as Zoom sends it again after an answer that got lost. */
async function deliveredAgain(n8n: N8n, sandbox: Sandbox, { id, url }: Running): Promise<void> {
	const sent = sandbox.deliveries.filter(
		(delivery) => delivery.url === url && EVENTS.includes(delivery.event),
	);
	await again(sandbox, url, sent);
	await pause(1000);
	const count = await countExecutions(n8n, id);
	check('… and start nothing again', count === sent.length, { count, sent: sent.length });
}

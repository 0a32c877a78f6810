import type { Sandbox } from '../../sandbox';
import { check } from '../e2e/checks';
import type { ReceivedEvent, RivetClient } from './client';
import type { RivetKind } from './kinds';

const ENDPOINT = '/zoom/events';

/** The client's receiver takes what the sandbox sends: Zoom's question for the secret, and signed events. */
export async function webhooks(
	sandbox: Sandbox,
	client: RivetClient,
	kinds: readonly RivetKind[],
): Promise<void> {
	const app = Object.values(sandbox.state.apps).find(({ kind }) => kind === 'serverToServer');
	const server = await client.start();
	try {
		const url = `http://127.0.0.1:${server.address().port}${ENDPOINT}`;
		const events = kinds.flatMap(eventsOf);
		const received: ReceivedEvent[] = [];
		for (const event of events) {
			client.webEventConsumer.event(event, (one) => received.push(one));
		}
		sandbox.deliveries.length = 0;
		const { validated } = await sandbox.subscribe({ url, events, clientId: app?.clientId });
		check('the receiver answers the validation of its address right', validated, validated);
		for (const kind of kinds) await registrationEvents(sandbox, kind, received);
		await forged(sandbox, url, received);
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** `created` first, then one for each change of status. */
function eventsOf({ name, actions }: RivetKind): string[] {
	const changes = new Set(actions.map(([action, status]) => nameOfChange(action, status)));
	return ['created', ...changes].map((change) => `${name}.registration_${change}`);
}

const nameOfChange = (action: string, status: string) =>
	action === 'cancel' ? 'cancelled' : status;

async function registrationEvents(
	sandbox: Sandbox,
	kind: RivetKind,
	received: ReceivedEvent[],
): Promise<void> {
	const email = `${kind.name}.guest@example.com`;
	const id = Object.values(kind.path)[0] ?? '';
	received.length = 0;
	const place = kind.name === 'recording' ? 'recording' : 'event';
	const required = {
		answers: { org: 'Analytical Engines' },
		customQuestions: [{ title: 'Lunch?', value: 'yes' }],
	};
	const { id: registrant } = sandbox.register(id, { email, ...required }, place);
	await sandbox.settled();
	for (const [action] of kind.actions) {
		const body = { action, registrants: [kind.named(registrant, email)] };
		await kind.updateStatus({ path: kind.path, body });
		await sandbox.settled();
	}
	const expected = [
		'created',
		...kind.actions.map(([action, status]) => nameOfChange(action, status)),
	].map((change) => `${kind.name}.registration_${change}`);
	check(
		`${kind.name}: the receiver accepts and hands on ${expected.join(', ')}`,
		received.map(({ event }) => event).join() === expected.join(),
		received.map(({ event }) => event),
	);
	check(
		'… each about that person and event',
		received.every(
			({ payload: { object } }) => object.registrant.email === email && String(object.id) === id,
		),
		received,
	);
}

/** What the sandbox forges is refused, so the acceptance above means something. */
async function forged(sandbox: Sandbox, url: string, received: ReceivedEvent[]): Promise<void> {
	received.length = 0;
	const payload = { object: { id: 1, registrant: { email: 'forged@example.com' } } };
	const { status } = await sandbox.deliver('meeting.registration_created', {
		url,
		payload,
		secretToken: 'another',
	});
	check('an event signed with another secret is refused', status === 400, status);
	check('… and not handed on', received.length === 0, received);
}

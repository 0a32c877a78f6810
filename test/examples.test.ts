// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the example files
import { readdirSync } from 'node:fs';

import { readEvent } from '../nodes/webhook/event';
import { simplifiedEvent } from '../nodes/webhook/simplifiedEvent';
import { type Sandbox, startSandbox } from '../sandbox';
import { Engine } from './support/engine';
import { readExample, TRIGGER_TYPE } from './support/example';
import { sandboxCredentials } from './support/sandboxCredentials';
import { thisPackage } from './support/thisPackage';
import { created, joined } from './support/zoomEvents';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const files = readdirSync('examples').filter((file) => file.endsWith('.json'));

function run(file: string) {
	const workflow = readExample(file);
	const [start] = Object.keys(workflow.pinData ?? {});
	return new Engine(thisPackage, sandboxCredentials(sandbox)).execute(workflow, start ?? '');
}

/** n8n's own nodes are not here, and hand their input on; the others are executed in the real n8n. */
const runnable = ['approve-or-deny-form-rows.json'];

it.each(runnable)('%s runs to its end, and every row comes out', async (file) => {
	sandbox.reset();
	const { run: result, output } = await run(file);
	expect(result.status).toBe('success');
	const rows = Object.values(result.data.resultData.pinData ?? {}).flat();
	const { nodes, connections } = readExample(file);
	const last = nodes.filter(({ name, type }) => !connections[name] && !type.endsWith('stickyNote'));
	const out = last.flatMap(({ name }) => output(name));
	expect(rows.length).toBeGreaterThan(0);
	expect(out).toHaveLength(rows.length);
});

it('approve-registrants-from-a-crm-list.json decides with nothing mapped', async () => {
	sandbox.reset();
	// n8n's own IF is not here, and lets everybody through by its first output.
	const { output } = await run('approve-registrants-from-a-crm-list.json');
	expect(output('Approve').map(({ json }) => json.status)).toEqual(Array(3).fill('approved'));
	const puts = sandbox.requests.filter(({ method }) => method === 'PUT');
	expect(puts.map(({ url }) => url)).toEqual(['/v2/meetings/85212345678/registrants/status']);
});

it('approve-or-deny-form-rows.json approves nine, denies two, cancels one and reports the typo', async () => {
	sandbox.reset();
	const { output } = await run('approve-or-deny-form-rows.json');
	const statuses = output('Decided').map(({ json }) => json.status);
	expect(statuses.filter((status) => status === 'approved')).toHaveLength(9);
	expect(statuses.filter((status) => status === 'denied')).toHaveLength(2);
	expect(statuses.filter((status) => status === 'cancelled')).toHaveLength(1);
	expect(output('Write Report').map(({ json }) => json.error)).toEqual([
		'sofia.rosi@example.com is not among the registrants of meeting 85212345678 [item 5]',
	]);
	// One more if the body format isn't known yet for this address, and the first request goes alone.
	const changes = sandbox.requests.filter(({ method }) => method === 'PUT').length;
	expect([5, 6]).toContain(changes);
});

it('waiting-list.json lets the longest waiting in until 100 are approved, and the rest waits', async () => {
	// What was approved a minute ago still counts as approved, so this one has a Zoom of its own.
	await sandbox.close();
	sandbox = await startSandbox();
	const { registrants } = sandbox.meeting('85212345678');
	for (const registrant of registrants) registrant.status = 'pending';
	sandbox.addRegistrants('85212345678', 98, { status: 'approved' });
	const oldest = registrants.toSorted((one, other) => one.createTime - other.createTime);
	const { output } = await run('waiting-list.json');
	const json = output('Fill Up To 100').map((item) => item.json);
	expect(json.map(({ email }) => email)).toEqual(oldest.slice(0, 2).map(({ email }) => email));
	for (const item of json) {
		expect(item).toMatchObject({
			status: 'approved',
			verified: true,
			fillUpTo: 100,
			approvedBefore: 98,
			notIncluded: registrants.length - 2,
		});
	}
});

it('keep-a-sheet-in-step.json says in the evening what it does at night, and does nothing more', async () => {
	sandbox.reset();
	const engine = new Engine(thisPackage, sandboxCredentials(sandbox));
	const workflow = readExample('keep-a-sheet-in-step.json');
	const evening = await engine.execute(workflow, 'Read Sheet');
	const planned = evening.output('Dry Run').map(({ json }) => [json.email, json.plannedChange]);
	const changes = planned.filter(([, change]) => change !== 'none');
	expect(changes).toEqual([
		['noor.haddad@example.net', 'create'],
		['elif.yilmaz@example.com', 'cancel'],
	]);
	expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	const night = await engine.execute(workflow, 'Read Sheet Again');
	const done = night.output('Carry Out').map(({ json }) => [json.email, json.change, json.status]);
	expect(done.filter(([, change]) => change !== 'unchanged')).toEqual([
		['noor.haddad@example.net', 'created', 'approved'],
		['elif.yilmaz@example.com', 'cancelled', 'denied'],
	]);
	expect(done).toHaveLength(7);
});

/** Those whose sample data is pinned to Get Attendance, so that they also run without a Zoom account. */
const aboutAttendance = [
	'certificate-for-45-minutes.json',
	'thank-you-or-sorry-we-missed-you.json',
];

it.each(aboutAttendance)('%s has sample data as Get Attendance returns it', async (file) => {
	sandbox.reset();
	const { pinData = {}, ...workflow } = readExample(file);
	const sample = pinData['Get Attendance'] ?? [];
	const engine = new Engine(thisPackage, sandboxCredentials(sandbox));
	const start = "When clicking 'Execute workflow'";
	const { run: result, output } = await engine.execute(workflow, start, { items: [{ json: {} }] });
	expect(result.data.resultData.error).toBeUndefined();
	const real = new Map(output('Get Attendance').map(({ json }) => [json.email, json]));
	expect(sample.length).toBeGreaterThan(1);
	for (const { json } of sample) {
		const found = real.get(json.email) ?? {};
		expect(Object.keys(json)).toEqual(Object.keys(found));
		const { attended, firstName, joins, meetingId, minutes, role, status } = json;
		expect(found).toMatchObject({ attended, firstName, joins, meetingId, minutes, role, status });
	}
});

it('certificate-for-45-minutes.json leaves out everyone who was there for less', async () => {
	sandbox.reset();
	const { pinData, ...workflow } = readExample('certificate-for-45-minutes.json');
	const engine = new Engine(thisPackage, sandboxCredentials(sandbox));
	const { output } = await engine.execute(workflow, "When clicking 'Execute workflow'", {
		items: [{ json: {} }],
	});
	expect(Object.keys(pinData ?? {})).toEqual(['Get Attendance']);
	// Linh was there for 31 minutes, Noah for 34; Sofia only saw the waiting room.
	expect(output('Write Certificate').map(({ json }) => [json.firstName, json.minutes])).toEqual([
		['Grace', 83],
		['Mateo', 48],
	]);
});

/** Those whose sample data is pinned to the trigger of this package. */
const aboutEvents = files.filter((file) => {
	const { nodes, pinData = {} } = readExample(file);
	return nodes.some(({ name, type }) => type === TRIGGER_TYPE && name in pinData);
});

it('four examples begin with the trigger', () => {
	expect(aboutEvents).toHaveLength(4);
});

it.each(aboutEvents)('%s begins with events as the trigger outputs them', (file) => {
	const { pinData = {} } = readExample(file);
	const [items = []] = Object.values(pinData);
	const known = [created({ status: 'approved' }), joined()].map((sent) => {
		const event = readEvent(sent);
		if (event.type !== 'registration' && event.type !== 'participant') return [];
		return Object.keys(simplifiedEvent(event));
	});
	expect(items.length).toBeGreaterThan(0);
	for (const { json } of items) {
		const isJoin = String(json.event).includes('.participant_');
		expect(known[isJoin ? 1 : 0]).toEqual(expect.arrayContaining(Object.keys(json)));
	}
});

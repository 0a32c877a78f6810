// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the example files
import { readdirSync } from 'node:fs';

import { type Sandbox, startSandbox } from '../sandbox';
import { Engine } from './support/engine';
import { readExample } from './support/example';
import { sandboxCredentials } from './support/sandboxCredentials';
import { thisPackage } from './support/thisPackage';

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

it.each(files)('%s runs to its end, and every row comes out', async (file) => {
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

it('approve-or-deny-form-rows.json approves nine, denies two and reports the typo', async () => {
	sandbox.reset();
	const { output } = await run('approve-or-deny-form-rows.json');
	const statuses = output('Decided').map(({ json }) => json.status);
	expect(statuses.filter((status) => status === 'approved')).toHaveLength(9);
	expect(statuses.filter((status) => status === 'denied')).toHaveLength(2);
	expect(output('Please Check').map(({ json }) => json.error)).toEqual([
		'sofia.rosi@example.com is not among the registrants of meeting 85212345678 [item 5]',
	]);
	expect(sandbox.requests.filter(({ method }) => method === 'PUT')).toHaveLength(3);
});

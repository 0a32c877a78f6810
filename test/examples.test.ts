// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the example files
import { readdirSync, readFileSync } from 'node:fs';

import { type Sandbox, startSandbox } from '../sandbox';
import { Engine, type WorkflowJson } from './support/engine';
import { sandboxCredentials, USER_CREDENTIAL } from './support/sandboxCredentials';
import { thisPackage } from './support/thisPackage';
import { NODE_TYPE } from './support/world';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const files = readdirSync('examples').filter((file) => file.endsWith('.json'));

function run(file: string) {
	const workflow = JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as WorkflowJson;
	for (const node of workflow.nodes) {
		if (node.type !== NODE_TYPE) continue;
		node.credentials = { zoomRegistrantsOAuth2Api: { id: USER_CREDENTIAL, name: 'Zoom' } };
	}
	const [start] = Object.keys(workflow.pinData ?? {});
	return new Engine(thisPackage, sandboxCredentials(sandbox)).execute(workflow, start ?? '');
}

it.each(files)('%s runs to its end, and every row comes out', async (file) => {
	sandbox.reset();
	const { run: result, output } = await run(file);
	expect(result.status).toBe('success');
	const rows = Object.values(result.data.resultData.pinData ?? {}).flat();
	const out = [...output('Zoom Registrants'), ...output('Zoom Registrants', 1)];
	expect(rows.length).toBeGreaterThan(0);
	expect(out).toHaveLength(rows.length);
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

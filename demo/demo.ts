import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../sandbox';
import { Engine, type Execution } from '../test/support/engine';
import { readExample } from '../test/support/example';
import { builtPackage } from './builtPackage';
import { sandboxCredentials } from '../test/support/sandboxCredentials';
import { table } from './table';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

const EXAMPLE = 'approve-or-deny-form-rows.json';
const NODE = 'Zoom Registrants';

/** Runs the example on n8n's engine against a local Zoom and shows the result of every row. */
async function main(): Promise<void> {
	say('Starting a local Zoom …');
	const sandbox = await startSandbox();
	try {
		say(`Running examples/${EXAMPLE} on n8n's engine …\n`);
		const workflow = readExample(EXAMPLE);
		const engine = new Engine(await builtPackage(), sandboxCredentials(sandbox));
		const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
		const execution = await engine.execute(workflow, trigger?.name ?? '');
		if (execution.run.data.resultData.error) throw execution.run.data.resultData.error;
		report(workflow.pinData?.[trigger?.name ?? ''] ?? [], execution, sandbox);
	} finally {
		await sandbox.close();
	}
}

function report(rows: INodeExecutionData[], execution: Execution, sandbox: Sandbox): void {
	const results = [...execution.output(NODE), ...execution.output(NODE, 1)];
	const byRow = new Map(results.map((item) => [rowOf(item), item.json]));
	const lines = rows.map(({ json }, index) => {
		const result = byRow.get(index) ?? {};
		return [
			String(json.name),
			String(json.email),
			String(json.decision),
			typeof result.status === 'string' ? result.status : 'REFUSED',
			inZoom(sandbox, json),
		];
	});
	say(table(['Name', 'Email', 'Asked for', 'Result', 'In Zoom now'], lines));
	for (const { json } of execution.output(NODE, 1)) {
		say(`\nRefused: ${String(json.error)}`);
		say(`  ${String((json.details as IDataObject).description)}`);
	}
	const api = sandbox.requests.filter(({ path }) => path.startsWith('/v2/'));
	const changes = api.filter(({ method }) => method === 'PUT').length;
	const count = (status: string) => lines.filter(([, , , result]) => result === status).length;
	say(
		`\n${count('approved')} approved, ${count('denied')} denied, ${count('cancelled')} cancelled, ${count('REFUSED')} refused, in ${api.length} requests to Zoom: ${changes} status changes, ${api.length - changes} readings of the list of registrants to check the result and find the invalid one.`,
	);
	say(
		'\nThe README tells how to install the node in n8n; npm run sandbox starts the local Zoom alone.',
	);
}

function rowOf({ pairedItem }: INodeExecutionData): number {
	return typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
}

function inZoom(sandbox: Sandbox, { email }: IDataObject): string {
	const wanted = String(email).toLowerCase();
	const found = sandbox
		.meeting('85212345678')
		.registrants.find((registrant) => registrant.email.toLowerCase() === wanted);
	return found?.status ?? 'not registered';
}

function say(text: string): void {
	program.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	program.exitCode = 1;
});

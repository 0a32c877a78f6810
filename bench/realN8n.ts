import { type Sandbox, startSandbox } from '../sandbox';
import { installN8n, installPackage, type N8n, settingsOf, startN8n } from '../test/e2e/n8n';
import {
	exitWith,
	freePort,
	join,
	newFolder,
	option,
	pause,
	readFileSync,
	rmSync,
	say,
	words,
	writeFileSync,
} from '../test/e2e/system';
import { packPackage } from '../test/e2e/pack';
import { activate, createCredential } from '../test/e2e/workflows';
import { CASES } from './realN8n/cases';
import { chartOf } from './realN8n/chart';
import { type Contestant, CONTESTANTS, workflowOf } from './realN8n/contestants';
import { measure, type Measured } from './realN8n/measure';
import { type Result, tableOf } from './realN8n/report';

const N8N_VERSION = '2.41.1';
const LATENCIES_MS = [50, 300];

/**
 * `npm run bench [-- --cases 300,bad] [--latency 50] [--docs]`: approving registrants in the real n8n
 * with this package and with n8n's HTTP Request node, against the sandbox with Zoom's limits of a Pro
 * plan. Everything in one run, one after the other; the ratios count, not the seconds. `--docs` puts
 * table and chart into the documentation.
 */
async function main(): Promise<void> {
	const keys = option('--cases')?.split(',') ?? [...CASES.keys()];
	const latencies = option('--latency')?.split(',').map(Number) ?? LATENCIES_MS;
	const folder = newFolder('bench');
	const sandbox = await startSandbox({ switches: { plan: 'pro' } });
	try {
		const n8n = await startedN8n(folder);
		const urls = await activateAll(n8n, sandbox);
		await warmUp(sandbox, urls);
		const results: Result[] = [];
		try {
			for (const latencyMs of latencies) {
				for (const key of keys) results.push(...(await runCase(sandbox, urls, key, latencyMs)));
			}
		} finally {
			await n8n.stop();
			say(`\n${tableOf(results)}`);
		}
		if (words.includes('--docs')) writeDocs(results);
	} finally {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function startedN8n(folder: string): Promise<N8n> {
	const installed = await installN8n(N8N_VERSION);
	const userFolder = join(folder, 'n8n');
	await installPackage(await packPackage(folder), userFolder);
	const settings = await settingsOf(installed, userFolder, await freePort());
	// 10,000 rows as the body of one webhook.
	return await startN8n(installed, { ...settings, N8N_PAYLOAD_SIZE_MAX: '64' });
}

/** The webhook of each contestant. */
async function activateAll(n8n: N8n, sandbox: Sandbox): Promise<Map<Contestant, string>> {
	const credentials = await createCredential(n8n, sandbox, 'user');
	const urls = new Map<Contestant, string>();
	for (const contestant of CONTESTANTS) {
		const path = `bench-${contestant.key}`;
		await activate(n8n, workflowOf(path, contestant, `${sandbox.url}/v2`, credentials));
		urls.set(contestant, `${n8n.url}/webhook/${path}`);
	}
	return urls;
}

/** Until the code is compiled and the connections are open. */
async function warmUp(sandbox: Sandbox, urls: ReadonlyMap<Contestant, string>): Promise<void> {
	const small = CASES.get('bad');
	for (const url of urls.values()) if (small) await measure(sandbox, url, small(sandbox), 0);
}

async function runCase(
	sandbox: Sandbox,
	urls: ReadonlyMap<Contestant, string>,
	key: string,
	latencyMs: number,
): Promise<Result[]> {
	const make = CASES.get(key);
	if (make === undefined) throw new Error(`There is no case "${key}": ${[...CASES.keys()].join()}`);
	const done: Array<Omit<Result, 'careful'>> = [];
	let careful: Measured | undefined;
	for (const [contestant, url] of urls) {
		const one = make(sandbox);
		const isTooLong = one.isLong === true && latencyMs !== LATENCIES_MS[0];
		if (contestant.key === 'careful' && isTooLong) continue;
		await untilReady(url);
		const measured = await measure(sandbox, url, one, latencyMs);
		if (contestant.key === 'careful') careful = measured;
		const { approved, wholeMs } = measured;
		say(
			`${one.name}, ${latencyMs} ms, ${contestant.name}: ${approved} in ${Math.round(wholeMs)} ms`,
		);
		done.push({ one, contestant, latencyMs, measured });
	}
	return done.map((result) => ({ ...result, careful }));
}

/** After thousands of items through one workflow, n8n has been seen to answer 503 for a while. */
async function untilReady(webhookUrl: string): Promise<void> {
	while (!(await fetch(new URL('/healthz/readiness', webhookUrl))).ok) await pause(500);
	await pause(1000);
}

function writeDocs(results: readonly Result[]): void {
	const shown = results.filter(
		({ latencyMs, one }) => latencyMs === LATENCIES_MS[0] && one.isInChart === true,
	);
	writeFileSync(join('docs', 'benchmark.svg'), chartOf(shown, 'light'));
	writeFileSync(join('docs', 'benchmark.dark.svg'), chartOf(shown, 'dark'));
	const file = join('docs', 'benchmark.md');
	const page = readFileSync(file, 'utf8').replace(/^\| Case .*(\n\|.*)*/m, tableOf(results));
	writeFileSync(file, page);
}

main().catch((error: unknown) => {
	say(String(error));
	exitWith(1);
});

import { startSandbox } from '../../sandbox';
import { concluded } from '../e2e/checks';
import { installN8n, installPackage, settingsOf, startN8n } from '../e2e/n8n';
import { packPackage } from '../e2e/pack';
import { freePort, join, newFolder, option, rmSync } from '../e2e/system';
import { comparisonsInN8n } from './inN8n';
import { eventsOnCore } from './onCore';
import { type Comparison, compare } from './phase';
import { type Look, lookHere, lookInto, probeSettings } from './probe';

const N8N_VERSION = '2.41.1';

/** The real n8n writes an execution of each to its database; `--events 20000` takes an hour on a small machine. */
const EVENTS = 2_000;
const EVENTS_ON_CORE = 20_000;

/**
 * `npm run test:long [-- --events 20000] [--only Trigger]`: 20,000 rows in 200 executions and many events
 * in one real n8n, and 20,000 events on n8n-core. After the first tenth of each, the heap may grow only by
 * what has to be remembered; in the end no socket, timer or listener may be left. n8n's own nodes come
 * first, to tell what n8n itself keeps.
 */
async function main(): Promise<void> {
	const folder = newFolder('long');
	const sandbox = await startSandbox({ switches: { plan: 'unlimited' } });
	try {
		const installed = await installN8n(N8N_VERSION);
		const userFolder = join(folder, 'n8n');
		await installPackage(await packPackage(folder), userFolder);
		const n8n = await startN8n(installed, {
			...(await settingsOf(installed, userFolder, await freePort())),
			...probeSettings(folder),
			EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
			EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'false',
		});
		try {
			const events = Number(option('--events') ?? EVENTS);
			for (const comparison of await comparisonsInN8n(n8n, sandbox, events)) {
				await unlessLeftOut(lookInto(n8n, folder), comparison);
			}
		} finally {
			await n8n.stop();
		}
		const { comparison, close } = await eventsOnCore(EVENTS_ON_CORE);
		await unlessLeftOut(await lookHere(), comparison);
		await close();
	} finally {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function unlessLeftOut(look: Look, comparison: Comparison): Promise<void> {
	if (comparison.ours.name.includes(option('--only') ?? '')) await compare(look, comparison);
}

void concluded(main());

import { startSandbox } from '../../sandbox';
import { agentTool } from './agentTool';
import { attendance } from './attendance';
import { check, concluded, part } from './checks';
import { credentialTest } from './credentialTest';
import { exampleRuns } from './exampleRuns';
import { importExamples } from './examples/imported';
import { installN8n, installPackage, settingsOf, startN8n } from './n8n';
import { packPackage } from './pack';
import { queueMode } from './queueMode';
import { registration } from './registration';
import { killedAndStartedAgain } from './restart';
import {
	copyFileSync,
	environment,
	existsSync,
	freePort,
	join,
	newFolder,
	option,
	rmSync,
	say,
	statSync,
	words,
} from './system';
import { tour } from './tour';
import { trigger } from './trigger';
import { productionWebhook, serverToServer, zoomGone } from './webhook';

const NEWEST = '2.41.1';

/**
 * `npm run e2e [-- --n8n VERSION] [--only server|browser|examples|trigger] [--docs]`: the packed package in a
 * real n8n, with a browser. `--docs` puts the new pictures into the documentation.
 */
async function main(): Promise<void> {
	const started = Date.now();
	const version = option('--n8n') ?? NEWEST;
	const pictures = option('--pictures') ?? join('test', 'e2e', 'pictures', version);
	const folder = newFolder('e2e');
	try {
		const installed = await installN8n(version);
		const tarball = await packPackage(folder);
		const sandbox = await startSandbox({ switches: { plan: 'unlimited' } });
		const userFolder = join(folder, 'n8n');
		await installPackage(tarball, userFolder);
		const settings = await settingsOf(installed, userFolder, await freePort());
		say(`Starting n8n ${version} at ${settings.N8N_EDITOR_BASE_URL ?? ''} …`);
		await part('The examples', async () => await importExamples(installed, settings));
		let n8n = await startN8n(installed, settings);
		check(`n8n ${version} starts with the package in it`, true);
		const only = option('--only');
		const wants = (what: string) => only === undefined || only === what;
		if (wants('browser')) {
			await part('In the browser', async () => await tour(n8n, sandbox, pictures));
			await part('All of registration', async () => await registration(n8n, sandbox, pictures));
			await part('Get Attendance', async () => await attendance(n8n, sandbox, pictures));
		}
		if (wants('browser') || wants('examples')) {
			await part('Running the examples', async () => await exampleRuns(n8n, sandbox, pictures));
		}
		if (wants('server')) {
			await part('By a production webhook', async () => await productionWebhook(n8n, sandbox));
			await part('Server-to-server', async () => await serverToServer(n8n, sandbox));
			await part('Credentials with wrong values', async () => await credentialTest(n8n, sandbox));
			await part('As a tool of an AI agent', async () => await agentTool(n8n, sandbox));
			await part('Zoom is gone', async () => await zoomGone(n8n, sandbox));
			await part('n8n is killed in the middle of a run', async () => {
				n8n = await killedAndStartedAgain(installed, settings, n8n, sandbox);
			});
		}
		if (wants('trigger')) n8n = await trigger(installed, settings, n8n, pictures);
		await n8n.stop();
		if (wants('server')) {
			await part('In queue mode', async () => await queueMode(installed, userFolder, sandbox));
		}
		await sandbox.close();
		say(`\nPictures: ${pictures}`);
		if (words.includes('--docs')) copyDocPictures(pictures, started);
	} finally {
		if (environment.KEEP === undefined) rmSync(folder, { recursive: true, force: true });
	}
}

/** The pictures of the documentation, by the names under which the browser's parts take them. */
const DOC_PICTURES = {
	'09-meetings': 'meetings',
	'12-output': 'node',
	'14-error-missing-scope': 'error',
	'26-everyone': 'everyone',
	'30-trigger': 'trigger',
	'34-trigger-missing-scope': 'trigger-scope',
	'50-example-crm': 'example-crm',
	'51-example-welcome': 'example-welcome',
	'53-example-check-in': 'example-check-in',
	'54-example-sync': 'example-sync',
	'55-sync': 'sync',
	'56-example-waiting-list': 'example-waiting-list',
	'57-example-sheet': 'example-sheet',
	'58-example-domains': 'example-domains',
	'59-example-still-pending': 'example-still-pending',
	'62-attendance': 'attendance',
	'65-example-thank-you': 'example-thank-you',
	'67-example-certificate': 'example-certificate',
	'70-example-refunded': 'example-refunded',
	'71-example-form': 'example-form',
	'72-example-webinar': 'example-webinar',
	'73-example-move': 'example-move',
	'74-example-reminder': 'example-reminder',
	'75-example-agent': 'example-agent',
};

/** Copies those that were taken since `started`, because a run may be a part of the whole. */
function copyDocPictures(pictures: string, started: number): void {
	for (const [taken, name] of Object.entries(DOC_PICTURES)) {
		for (const theme of ['', '.dark']) {
			const from = join(pictures, `${taken}${theme}.png`);
			if (!existsSync(from) || statSync(from).mtimeMs < started) continue;
			copyFileSync(from, join('docs', `${name}${theme}.png`));
		}
	}
}

void concluded(main());

import { startSandbox, type Sandbox } from '../sandbox';
import { openEditor } from '../test/e2e/editor';
import { installN8n, installPackage, settingsOf, startN8n } from '../test/e2e/n8n';
import { packPackage } from '../test/e2e/pack';
import {
	environment,
	exitWith,
	freePort,
	join,
	mkdirSync,
	newFolder,
	rmSync,
	say,
	words,
} from '../test/e2e/system';
import { createCredential } from '../test/e2e/workflows';
import { faultsOf, putTogether } from './film';
import { Recorder } from './recorder';
import { play } from './story';

const N8N = '2.41.1';
const MEETING = '85212345678';
const FILM_SIZE = { width: 1440, height: 810 };

/**
 * `npm run demo [-- --docs]`: plays the main workflow in a real n8n against the local Zoom, without
 * hands, and films it. `--docs` puts the animated picture into the documentation.
 */
async function main(): Promise<void> {
	const target = words.includes('--docs') ? 'docs' : join('demo', 'film');
	const folder = newFolder('demo');
	try {
		mkdirSync(join('demo', 'film'), { recursive: true });
		const recorder = await record(folder);
		const { list, seconds } = recorder.finish();
		say(`Filmed ${seconds.toFixed(1)} seconds. Putting them together …`);
		const film = join('demo', 'film', 'demo.mp4');
		const picture = join(target, 'demo.webp');
		const made = await putTogether(list, film, picture);
		say(`${film}: ${made.seconds.toFixed(1)} s, ${made.filmBytes} bytes`);
		say(`${picture}: ${made.pictureBytes} bytes`);
		const faults = faultsOf(made);
		for (const fault of faults) say(fault);
		exitWith(faults.length === 0 ? 0 : 1);
	} finally {
		if (environment.KEEP === undefined) rmSync(folder, { recursive: true, force: true });
		else say(`Kept: ${folder}`);
	}
}

async function record(folder: string): Promise<Recorder> {
	const installed = await installN8n(N8N);
	const tarball = await packPackage(folder);
	const sandbox = await startSandbox({ switches: { plan: 'unlimited' } });
	const userFolder = join(folder, 'n8n');
	await installPackage(tarball, userFolder);
	const settings = await settingsOf(installed, userFolder, await freePort());
	say(`Starting n8n ${N8N} …`);
	const n8n = await startN8n(installed, settings);
	try {
		await createCredential(n8n, sandbox, 'user');
		const editor = await openEditor(n8n, folder, 'light');
		try {
			await editor.page.setViewportSize(FILM_SIZE);
			const recorder = new Recorder(editor.page, join(folder, 'frames'));
			say('Filming …');
			await play(editor, n8n, recorder).catch(async (error: unknown) => {
				await editor.shot('broke-off-here');
				throw error;
			});
			checkZoom(sandbox);
			return recorder;
		} finally {
			await editor.close();
		}
	} finally {
		await n8n.stop();
		await sandbox.close();
	}
}

/** The film says what Zoom did; so Zoom is asked. */
function checkZoom(sandbox: Sandbox): void {
	const { registrants } = sandbox.meeting(MEETING);
	const statusOf = (email: string) => registrants.find((one) => one.email === email)?.status;
	const expected = {
		'grace.okafor@example.org': 'approved',
		'noah.becker@example.org': 'denied',
		'samuel.mensah@example.org': 'denied',
		'sofia.rossi@example.com': 'pending',
	};
	for (const [email, status] of Object.entries(expected)) {
		const found = statusOf(email);
		if (found !== status) throw new Error(`Zoom has ${email} as ${found}, not as ${status}`);
	}
}

main().catch((error: unknown) => {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error));
	exitWith(1);
});

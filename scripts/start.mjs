import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';

/** `npm start`: installs what is missing, builds, and runs the demo, saying what it is doing. */
const INSTALLED = 'node_modules/.package-lock.json';
const isLink = lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
// "npm ci" would empty the folder that a link leads to, which belongs to another checkout.
const isInstalled =
	isLink ||
	(existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync('package-lock.json').mtimeMs);

step(1, isInstalled ? 'Installed already' : "Installing n8n's engine and tools, about two minutes");
if (!isInstalled) run('npm', ['ci', '--loglevel=error']);
step(2, 'Building the node');
run('npm', ['run', '--silent', 'build']);
step(3, 'Running the demo');
run('npx', ['tsx', 'demo/demo.ts']);

function step(number, what) {
	process.stdout.write(`\n[${number}/3] ${what} …\n`);
}

function run(command, words) {
	const { status, error } = spawnSync(command, words, {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (error) process.stderr.write(`${command}: ${error.message}\n`);
	if (status !== 0) process.exit(status ?? 1);
}

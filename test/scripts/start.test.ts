/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts a program in a folder of its own, with commands that only say their names */
import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const START = resolve('scripts/start.mjs');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'zoom-registrants-start-'));
	mkdirSync(join(folder, 'bin'));
	mkdirSync(join(folder, 'shared'));
	for (const name of ['npm', 'npx']) {
		const file = join(folder, 'bin', name);
		writeFileSync(file, `#!/bin/sh\necho "ran ${name} $*"\n`);
		chmodSync(file, 0o755);
	}
	writeFileSync(join(folder, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The commands that `npm start` runs in the folder. */
function commands(): string[] {
	const path = `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
	const output = execFileSync(process.execPath, [START], {
		cwd: folder,
		env: { ...process.env, PATH: path },
		encoding: 'utf8',
	});
	return output.split('\n').filter((line) => line.startsWith('ran '));
}

/** Writes what npm leaves behind once it has installed, older or newer than the lock file. */
function installed(where: string, isNewer: boolean): void {
	const file = join(folder, where, '.package-lock.json');
	writeFileSync(file, '{}');
	const seconds = isNewer ? 4_000_000_000 : 1_000_000_000;
	utimesSync(file, seconds, seconds);
}

const BUILD_AND_DEMO = ['ran npm run --silent build', 'ran npx tsx demo/demo.ts'];
const INSTALL = 'ran npm ci --loglevel=error';

it('without installed packages, npm start installs them first', () => {
	expect(commands()).toEqual([INSTALL, ...BUILD_AND_DEMO]);
});

it('packages older than the lock file are installed anew, and newer ones are kept', () => {
	mkdirSync(join(folder, 'node_modules'));
	installed('node_modules', false);
	expect(commands()).toEqual([INSTALL, ...BUILD_AND_DEMO]);
	installed('node_modules', true);
	expect(commands()).toEqual(BUILD_AND_DEMO);
});

it('packages that a link leads to belong to another checkout, and are never installed anew', () => {
	symlinkSync(join(folder, 'shared'), join(folder, 'node_modules'), 'junction');
	installed('shared', false);
	expect(commands()).toEqual(BUILD_AND_DEMO);
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- writes a package that breaks n8n's rules, and checks it */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'zoom-registrants-scanner-'));
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

beforeAll(() => {
	mkdirSync(join(folder, 'dist'));
	write('package.json', '{ "name": "n8n-nodes-x", "overrides": { "a": "1.0.0" } }');
	write(
		'dist/a.js',
		'/* eslint-disable */\nmodule.exports = process.env; // eslint-disable-line\n',
	);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own, because the rules are an ES module, which Jest can't load. */
function scan(): string[] {
	const scanner = join(process.cwd(), 'scripts/release/scanner.ts');
	const code = `require(${JSON.stringify(scanner)}).scannerFaults(${JSON.stringify(folder)})
		.then((faults) => console.log(JSON.stringify(faults)));`;
	const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '-e', code]);
	return JSON.parse(output.toString()) as string[];
}

it('n8n’s rules hold for packed files and package.json, whatever comments switch off', () => {
	const faults = scan();
	expect(faults).toContainEqual(
		expect.stringMatching(/^dist\/a\.js:2: .*process.*no-restricted-globals\)$/),
	);
	expect(faults).toContainEqual(expect.stringMatching(/^package\.json:1: .*no-overrides-field\)$/));
});

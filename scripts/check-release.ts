// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync } from 'node:fs';

import { filesAt } from './language/files';
import {
	filesWithPublisher,
	placeholderFaults,
	publisherFaults,
	readPublisher,
} from './release/publisher';
import { scannerFaults, withPackedFiles } from './release/scanner';
import { builtSurface, readSurface } from './release/surface';
import {
	type Codex,
	codexFaults,
	type Manifest,
	manifestFaults,
	readmeFaults,
	reservedAddressFaults,
} from './release/verification';
import { versionFaults } from './release/version';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;
const words = program.argv.slice(2);
const tag = words[words.indexOf('--tag') + 1 || words.length];

const text = (file: string) => readFileSync(file, 'utf8');
const json = <T>(file: string) => JSON.parse(text(file)) as T;

/**
 * `npm run check:release [-- --tag v1.2.3] [--allow-placeholders]`: whether the built package can be
 * published and verified by n8n. With a tag it also has to be a dated release with a new snapshot.
 */
async function main(): Promise<void> {
	const manifest = json<Manifest & { homepage: string }>('package.json');
	const publisher = readPublisher();
	const named = new Map(filesWithPublisher().map((file) => [file, text(file)]));
	const faults = [
		...manifestFaults(manifest),
		...manifest.n8n.nodes.flatMap((file) => codexFaultsOf(file, manifest)),
		...readmeFaults(text('README.md')),
		...publisherFaults(publisher, named),
		...versionFaults({
			manifest: manifest.version,
			lock: json<Manifest>('package-lock.json').version,
			changelog: text('CHANGELOG.md'),
			tag,
		}),
		...(tag === undefined ? [] : snapshotFaults()),
		...(await withPackedFiles(packedFaults)),
	];
	const open = placeholderFaults(publisher);
	if (!words.includes('--allow-placeholders')) faults.push(...open);
	else for (const one of open) program.stdout.write(`Allowed for now: ${one}\n`);
	for (const fault of faults) program.stderr.write(`${fault}\n`);
	program.stdout.write(`${faults.length === 0 ? 'Nothing' : faults.length} to correct\n`);
	program.exitCode = faults.length === 0 ? 0 : 1;
}

function codexFaultsOf(built: string, { name, homepage }: Manifest & { homepage: string }) {
	const file = built.replace(/^dist\/(.*)\.js$/, '$1.json');
	const node = (file.split('/').pop() ?? '').split('.')[0] ?? '';
	const nodeName = `${name}.${node.charAt(0).toLowerCase()}${node.slice(1)}`;
	return codexFaults(file, json<Codex>(file), nodeName, homepage);
}

async function packedFaults(folder: string): Promise<string[]> {
	const addresses = filesAt(folder, ['.js', '.json', '.md'])
		.filter((file) => file !== `${folder}/package.json`)
		.flatMap((file) => reservedAddressFaults(file.slice(folder.length + 1), text(file)));
	return [...addresses, ...(await scannerFaults(folder))];
}

/** The next release is compared with this one, so its snapshot must be of this one. */
function snapshotFaults(): string[] {
	const isCurrent = JSON.stringify(readSurface()) === JSON.stringify(builtSurface());
	return isCurrent ? [] : ['test/release/surface.json: is out of date; run "npm run surface"'];
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program for contributors */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { filesAt } from './language/files';
import {
	filesWithPublisher,
	placeholderFaults,
	type Publisher,
	publisherFaults,
	readPublisher,
	repositoryFaults,
} from './release/publisher';
import { readJson } from './release/readJson';
import { scannerFaults, withPackedFiles } from './release/scanner';
import { builtSurface, readSurface } from './release/surface';
import {
	type Codex,
	codexFaults,
	type Manifest,
	manifestFaults,
	readmeFaults,
	reservedAddressFaults,
	unbuiltFaults,
} from './release/verification';
import { versionFaults } from './release/version';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

const text = (file: string) => readFileSync(file, 'utf8');

/**
 * `npm run check:release [-- --tag v1.2.3] [--allow-placeholders]`: whether the built package can be
 * published and verified by n8n. With a tag it also has to be a dated release with a new snapshot.
 */
async function main(): Promise<void> {
	const { tag, 'allow-placeholders': allowsPlaceholders } = parseArgs({
		options: { tag: { type: 'string' }, 'allow-placeholders': { type: 'boolean' } },
	}).values;
	const manifest = readJson<Manifest & { homepage: string }>('package.json');
	const publisher = readPublisher();
	const named = new Map(filesWithPublisher().map((file) => [file, text(file)]));
	const faults = [
		...manifestFaults(manifest),
		...manifest.n8n.nodes.flatMap((file) => codexFaultsOf(file, manifest)),
		...readmeFaults(text('README.md')),
		...publisherFaults(publisher, named),
		...versionFaults({
			manifest: manifest.version,
			lock: readJson<Manifest>('package-lock.json').version,
			changelog: text('CHANGELOG.md'),
			tag,
		}),
		...(tag === undefined ? [] : releaseFaults(publisher)),
		...(await withPackedFiles(async (folder) => await packedFaults(folder, manifest, publisher))),
	];
	const open = placeholderFaults(publisher);
	if (!allowsPlaceholders) faults.push(...open);
	else for (const one of open) program.stdout.write(`Allowed for now: ${one}\n`);
	for (const fault of faults) program.stderr.write(`${fault}\n`);
	program.stdout.write(`${faults.length === 0 ? 'Nothing' : faults.length} to correct\n`);
	program.exitCode = faults.length === 0 ? 0 : 1;
}

function codexFaultsOf(built: string, { name, homepage }: Manifest & { homepage: string }) {
	const file = built.replace(/^dist\/(.*)\.js$/, '$1.json');
	const node = (file.split('/').pop() ?? '').split('.')[0] ?? '';
	const nodeName = `${name}.${node.charAt(0).toLowerCase()}${node.slice(1)}`;
	return codexFaults(file, readJson<Codex>(file), nodeName, homepage);
}

async function packedFaults(folder: string, manifest: Manifest, publisher: Publisher) {
	const packed = new Map(
		filesAt(folder, ['.js', '.json', '.md']).map((file) => [
			file.slice(folder.length + 1),
			text(file),
		]),
	);
	const built = new Map([...packed].filter(([file]) => file.startsWith('dist/')));
	return [
		...unbuiltFaults(manifest, [...packed.keys()]),
		...publisherFaults(publisher, built, 'npm run build'),
		...[...packed]
			.filter(([file]) => file !== 'package.json')
			.flatMap(([file, content]) => reservedAddressFaults(file, content)),
		...(await scannerFaults(folder)),
	];
}

/** What only a release has to fulfill: a current snapshot, and the right repository if on GitHub. */
function releaseFaults(publisher: Publisher): string[] {
	// The next release is compared with this one, so its snapshot must be of this one.
	const isCurrent = JSON.stringify(readSurface()) === JSON.stringify(builtSurface());
	return [
		...(isCurrent ? [] : ['test/release/surface.json: is out of date; run "npm run surface"']),
		...repositoryFaults(publisher, program.env.GITHUB_REPOSITORY),
	];
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});

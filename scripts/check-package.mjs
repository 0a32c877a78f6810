import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Packs the package as it would be published and checks what is in it: only what n8n needs, under
 * 155 kB, no dependencies, and every node and credential that package.json names can be loaded.
 */
const MAX_BYTES = 155_000;
const ALLOWED =
	/^(dist\/(nodes|credentials)\/.+\.(js|svg|node\.json)|index\.js|package\.json|README\.md|CHANGELOG\.md|LICENSE\.md)$/;
const REQUIRED = ['index.js', 'package.json', 'README.md', 'CHANGELOG.md', 'LICENSE.md'];

const folder = mkdtempSync(join(tmpdir(), 'zoom-registrants-pack-'));
try {
	const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const parsed = JSON.parse(output);
	const [packed] = Array.isArray(parsed) ? parsed : Object.values(parsed);
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	const files = packed.files.map(({ path }) => path);
	const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

	const faults = [
		...files.filter((file) => !ALLOWED.test(file)).map((file) => `does not belong in it: ${file}`),
		...[...REQUIRED, ...named]
			.filter((file) => !files.includes(file))
			.map((file) => `missing: ${file}`),
		...(packed.size >= MAX_BYTES ? [`too large: ${packed.size} bytes`] : []),
		...(Object.keys(manifest.dependencies ?? {}).length > 0 ? ['has dependencies'] : []),
		...loadFaults(join(folder, packed.filename), named),
	];
	for (const fault of faults) process.stderr.write(`The packed package: ${fault}\n`);
	process.stdout.write(`${packed.filename}: ${files.length} files, ${packed.size} bytes packed\n`);
	process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Unpacks the tarball and loads what it names, with only n8n-workflow beside it. */
function loadFaults(tarball, named) {
	execFileSync('tar', ['xzf', tarball, '-C', folder]);
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
	const load = createRequire(join(folder, 'package', 'index.js'));
	return named.flatMap((file) => {
		const className = file.split('/').pop().split('.')[0];
		const loaded = load(`./${file}`)[className];
		const inIndex = load('./index.js')[className];
		if (typeof loaded !== 'function') return [`${file} does not export ${className}`];
		return loaded === inIndex ? [] : [`index.js does not export ${className}`];
	});
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- packs the package and reads what is in it */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint, type Linter } from 'eslint';

/** What n8n's linter does with package.json, including the parser for it and its plugins. */
function rulesForManifest(): Linter.Config[] {
	const { config } = createRequire(resolve('package.json'))('@n8n/node-cli/eslint') as {
		config: Linter.Config[];
	};
	return config.filter(({ files, plugins }) =>
		files === undefined ? plugins !== undefined : files.includes('package.json'),
	);
}

/** Packs the package as it would be published, and hands the folder with its files to `use`. */
export async function withPackedFiles<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'zoom-registrants-release-'));
	try {
		const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}).trim();
		execFileSync('tar', ['xzf', join(folder, name), '-C', folder]);
		return await use(join(folder, 'package'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * What n8n's scanner would find in packed files: the rules of its plugin for JavaScript and
 * package.json, without regard to comments that switch rules off. The scanner's other half, for
 * the TypeScript sources, is what `npm run lint` does.
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/verification-guidelines/
 */
export async function scannerFaults(folder: string): Promise<string[]> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: [
			n8nCommunityNodesPlugin.configs.recommended,
			{ rules: { 'no-console': 'error' } },
			...rulesForManifest(),
		] as Linter.Config[],
	});
	const results = await eslint.lintFiles(['**/*.js', 'package.json']);
	return results.flatMap(({ filePath, messages }) =>
		messages
			.filter(({ severity }) => severity === 2)
			.map(
				({ line, ruleId, message }) =>
					`${filePath.slice(folder.length + 1)}:${line}: ${message} (${ruleId ?? 'not readable'})`,
			),
	);
}

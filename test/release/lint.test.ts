// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the sources
import { readFileSync } from 'node:fs';

import { filesAt } from '../../scripts/language/files';

const files = ['nodes', 'credentials'].flatMap((folder) => filesAt(folder, ['.ts']));

it('Nothing in nodes and credentials switches a check off.', () => {
	expect(files.length).toBeGreaterThan(100);
	const exceptions = files.filter((file) =>
		/eslint-(disable|enable)|@ts-(ignore|expect-error|nocheck)/.test(readFileSync(file, 'utf8')),
	);
	expect(exceptions).toEqual([]);
});

it('The rules of the linter are those of n8n, unchanged.', () => {
	const [ours, theirs] = [
		'eslint.config.mjs',
		'node_modules/@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs',
	].map((file) => readFileSync(file, 'utf8').trim());
	expect(ours).toBe(theirs);
});

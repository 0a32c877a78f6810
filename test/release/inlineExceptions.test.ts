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

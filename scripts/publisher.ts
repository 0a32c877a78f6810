// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync, writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

import { filesWithPublisher, readPublisher, withPublisher } from './release/publisher';

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

/** `npm run publisher`: writes the names in publisher.json into every file that needs them. */
async function main(): Promise<void> {
	const publisher = readPublisher();
	for (const file of filesWithPublisher()) {
		const before = readFileSync(file, 'utf8');
		const after = withPublisher(file, before, publisher);
		if (after === before) continue;
		// A shorter name may fit into a line that the longer one had to break.
		const style = file.endsWith('.md') ? undefined : await resolveConfig(file);
		writeFileSync(file, style ? await format(after, { ...style, filepath: file }) : after);
		program.stdout.write(`${file}\n`);
	}
}

main().catch((error: unknown) => {
	program.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	program.exitCode = 1;
});

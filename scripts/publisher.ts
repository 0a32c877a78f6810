// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync, writeFileSync } from 'node:fs';

import { filesWithPublisher, readPublisher, withPublisher } from './release/publisher';

/** `npm run publisher`: writes the names in publisher.json into every file that needs them. */
const publisher = readPublisher();
for (const file of filesWithPublisher()) {
	const before = readFileSync(file, 'utf8');
	const after = withPublisher(file, before, publisher);
	if (after !== before) writeFileSync(file, after);
}

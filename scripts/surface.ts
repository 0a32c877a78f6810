// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

import { builtSurface, SURFACE_FILE } from './release/surface';

/** `npm run surface`: takes the snapshot that later versions are compared with. */
async function main(): Promise<void> {
	const text = JSON.stringify(builtSurface());
	const style = await resolveConfig(SURFACE_FILE);
	writeFileSync(SURFACE_FILE, await format(text, { ...style, filepath: SURFACE_FILE }));
}

void main();

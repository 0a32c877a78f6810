// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync } from 'node:fs';

/** The object in a JSON file; throws an Error that names the file if there is none. */
export function readJson<T extends object>(file: string): T {
	const { value, why } = contentOf(file);
	if (why !== undefined) throw new Error(`${file}: isn't readable as JSON: ${why}`);
	if (typeof value !== 'object' || value === null) throw new Error(`${file}: must be an object`);
	return value as T;
}

function contentOf(file: string): { value?: unknown; why?: string } {
	try {
		return { value: JSON.parse(readFileSync(file, 'utf8')) };
	} catch (error) {
		return { why: error instanceof Error ? error.message : String(error) };
	}
}

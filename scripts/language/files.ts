// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readdirSync, statSync } from 'node:fs';

/** The files at a path, or in any folder below it, whose name has one of the endings; sorted. */
export function filesAt(path: string, endings: readonly string[]): string[] {
	if (statSync(path).isFile()) return [path];
	return readdirSync(path)
		.filter((name) => name !== 'node_modules')
		.sort()
		.flatMap((name) => {
			const inside = path === '.' ? name : `${path.replace(/\/$/, '')}/${name}`;
			if (statSync(inside).isDirectory()) return filesAt(inside, endings);
			return endings.some((ending) => name.endsWith(ending)) ? [inside] : [];
		});
}

import { relative } from 'node:path';

/** What a mutant is known by in every run: its file, its place and its replacement. */
export function keyOf({ fileName, location: { start, end }, replacement }) {
	const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
	return `${relative('', fileName)}:${place} ${replacement}`;
}

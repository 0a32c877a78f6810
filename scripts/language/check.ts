// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync } from 'node:fs';

import { commentsIn } from './comments';
import { filesAt } from './files';
import { type Finding, findingsIn } from './patterns';
import { userStringsIn } from './userStrings';

/** Everything whose language is checked. */
export const CHECKED = [
	'.github',
	'CHANGELOG.md',
	'CODE_OF_CONDUCT.md',
	'CONTRIBUTING.md',
	'README.md',
	'SECURITY.md',
	'bench',
	'credentials',
	'demo',
	'docs',
	'nodes',
	'sandbox',
	'scripts',
	'test',
];

/** Written by `npm run strings` from strings that are checked where they are. */
const GENERATED = ['test/strings.md'];

/** A phrase found in a file; lines count from 1. */
export interface Fault extends Omit<Finding, 'at'> {
	file: string;
	line: number;
}

/** The faults in the files at these paths, which may be folders. */
export function faultsAt(paths: readonly string[]): Fault[] {
	return paths
		.flatMap((path) => filesAt(path, ['.ts', '.mjs', '.md']))
		.filter((file) => !GENERATED.includes(file))
		.flatMap((file) => faultsIn(file, readFileSync(file, 'utf8')));
}

/** The faults in one file: in its prose, or in its comments and what users read. */
export function faultsIn(file: string, source: string): Fault[] {
	const findings = file.endsWith('.md')
		? findingsIn(proseOf(source), false)
		: [...inComments(file, source), ...inStrings(file, source)];
	return findings
		.sort((one, other) => one.at - other.at)
		.map(({ at, ...finding }) => ({ file, line: lineAt(source, at), ...finding }));
}

function inComments(file: string, source: string): Finding[] {
	return commentsIn(file, source).flatMap(({ text, start }) =>
		findingsIn(text, false).map((finding) => ({ ...finding, at: start + finding.at })),
	);
}

/** Only nodes and credentials have strings that users read. */
function inStrings(file: string, source: string): Finding[] {
	if (!/(^|\/)(nodes|credentials)\//.test(file) || /(^|\/)test\//.test(file)) return [];
	return userStringsIn(file, source).flatMap(({ text, start }) =>
		findingsIn(text, true).map((finding) => ({ ...finding, at: start })),
	);
}

/** Markdown with its code blanked, so that positions stay. */
function proseOf(markdown: string): string {
	const blank = (code: string) => code.replace(/[^\n]/g, ' ');
	return markdown.replace(/^```[\s\S]*?^```/gm, blank).replace(/`[^`\n]*`/g, blank);
}

function lineAt(source: string, at: number): number {
	return source.slice(0, at).split('\n').length;
}

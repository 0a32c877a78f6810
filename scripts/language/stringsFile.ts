// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync } from 'node:fs';

import { filesAt } from './files';
import { type UserString, userStringsIn } from './userStrings';

/** Where all user-visible strings are listed, so that they can be read in one place. */
export const STRINGS_FILE = 'test/strings.md';

const HEADER = `# User-visible strings

Every string of the nodes and credentials that users read, listed in one place for language review.
\`npm run strings\` generates this file; don't edit it, and generate it again after a merge. Each line
starts with the property that the string is assigned to, if any; \`{name}\` is filled in at run time.
`;

/** The contents of the file, from the sources of this package. */
export function stringsFile(): string {
	const sections = ['credentials', 'nodes']
		.flatMap((folder) => filesAt(folder, ['.ts', '.node.json']))
		.map((file) => ({ file, strings: stringsOf(file) }))
		.filter(({ strings }) => strings.length > 0)
		.map(
			({ file, strings }) => `## ${file}\n\n\`\`\`text\n${strings.map(line).join('\n')}\n\`\`\`\n`,
		);
	return [HEADER, ...sections].join('\n');
}

type Line = Pick<UserString, 'key' | 'text'>;

function stringsOf(file: string): Line[] {
	const source = readFileSync(file, 'utf8');
	if (file.endsWith('.ts')) return userStringsIn(file, source);
	const { alias = [] } = JSON.parse(source) as { alias?: string[] };
	return alias.map((text) => ({ key: 'alias', text }));
}

function line({ key, text }: Line): string {
	return `${(key || '-').padEnd(23)} ${text.replace(/\n/g, '\\n')}`;
}

// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { readFileSync } from 'node:fs';

import { filesAt } from '../language/files';

/** The one file with the names of whoever publishes the package. */
export const PUBLISHER_FILE = 'publisher.json';

/** The name of the package, and of its repository. */
const PACKAGE = 'n8n-nodes-zoom-registrants';

/** The publisher of the package: everything that a new owner has to fill in. */
export interface Publisher {
	/** The user or organization on GitHub. */
	owner: string;
	author: string;
	email: string;
	/** The names of the values above that nobody has filled in yet. */
	placeholders: string[];
}

/** The files that name the repository; package.json also names the author. */
export function filesWithPublisher(): string[] {
	const folders = ['.github', 'credentials', 'docs', 'nodes'];
	const files = folders.flatMap((folder) => filesAt(folder, ['.ts', '.json', '.md', '.yml']));
	const pages = ['CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
	return ['package.json', 'test/strings.md', ...pages, ...files];
}

export function readPublisher(): Publisher {
	return JSON.parse(readFileSync(PUBLISHER_FILE, 'utf8')) as Publisher;
}

/** A file's text with the publisher's names in it. */
export function withPublisher(file: string, text: string, publisher: Publisher): string {
	const named = text.replace(
		new RegExp(String.raw`\bgithub\.com/[\w.-]+/${PACKAGE}\b(?!-)`, 'g'),
		`github.com/${publisher.owner}/${PACKAGE}`,
	);
	return file === 'package.json' ? manifestWith(named, publisher) : named;
}

function manifestWith(text: string, { owner, author, email }: Publisher): string {
	const url = `https://github.com/${owner}/${PACKAGE}`;
	const manifest = {
		...(JSON.parse(text) as Record<string, unknown>),
		homepage: `${url}#readme`,
		bugs: { url: `${url}/issues` },
		author: { name: author, email },
		repository: { type: 'git', url: `git+${url}.git` },
	};
	return `${JSON.stringify(manifest, undefined, '\t')}\n`;
}

/** Why the names aren't the same everywhere. */
export function publisherFaults(
	publisher: Publisher,
	files: ReadonlyMap<string, string>,
): string[] {
	return [...files]
		.filter(([file, text]) => withPublisher(file, text, publisher) !== text)
		.map(
			([file]) =>
				`${file}: the names differ from those in ${PUBLISHER_FILE}; run "npm run publisher"`,
		);
}

/** What a person still has to fill in before anything can be published. */
export function placeholderFaults(publisher: Publisher): string[] {
	const { placeholders, email } = publisher;
	const isReserved = /\.(example|invalid|test|localhost)$|@example\.(com|net|org)$/i.test(email);
	const names = new Set([...placeholders, ...(isReserved ? ['email'] : [])]);
	return [...names].map(
		(name) =>
			`${PUBLISHER_FILE}: "${name}" is a placeholder. Fill it in, remove it from "placeholders", and run "npm run publisher"`,
	);
}

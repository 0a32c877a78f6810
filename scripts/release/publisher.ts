import { filesAt } from '../language/files';
import { readJson } from './readJson';

/** The one file with the names of whoever publishes the package. */
export const PUBLISHER_FILE = 'publisher.json';

/** The name of the package, and of its repository. */
const PACKAGE = 'n8n-nodes-zoom-registrants';

/** What has to be filled in. */
const VALUES = ['owner', 'author', 'email'] as const;

/** The publisher of the package: everything that a new owner has to fill in. */
export interface Publisher {
	/** The user or organization on GitHub. */
	owner: string;
	author: string;
	email: string;
	/** The names of the values above that nobody has filled in yet. */
	placeholders: string[];
}

/** The files that name the repository, or, as package.json and the license do, the author. */
export function filesWithPublisher(): string[] {
	const folders = ['.github', 'credentials', 'docs', 'nodes'];
	const files = folders.flatMap((folder) => filesAt(folder, ['.ts', '.json', '.md', '.yml']));
	const pages = ['CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'LICENSE.md', 'README.md', 'SECURITY.md'];
	return ['package.json', 'test/strings.md', ...pages, ...files];
}

/** Reads the names; throws an Error that lists what can't be used. */
export function readPublisher(): Publisher {
	const publisher = readJson<Publisher>(PUBLISHER_FILE);
	const faults = valueFaults(publisher);
	if (faults.length > 0) throw new Error(faults.join('\n'));
	return publisher;
}

/** A file's text with the publisher's names in it. */
export function withPublisher(file: string, text: string, publisher: Publisher): string {
	const named = text.replace(
		new RegExp(String.raw`\bgithub\.com/[\w.-]+/${PACKAGE}\b(?!-)`, 'g'),
		`github.com/${publisher.owner}/${PACKAGE}`,
	);
	if (file === 'package.json') return manifestWith(named, publisher);
	if (file !== 'LICENSE.md') return named;
	return named.replace(
		/^(Copyright \(c\) [\d-]+) .*$/m,
		(_, start) => `${start} ${publisher.author}`,
	);
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

/** Why the names aren't the same in all files, and the command that makes them so. */
export function publisherFaults(
	publisher: Publisher,
	files: ReadonlyMap<string, string>,
	command = 'npm run publisher',
): string[] {
	return [...files]
		.filter(([file, text]) => withPublisher(file, text, publisher) !== text)
		.map(([file]) => `${file}: the names differ from those in ${PUBLISHER_FILE}; run "${command}"`);
}

/** Why the values can't be written into any file: they are missing, or not what their name says. */
export function valueFaults({ owner, author, email, placeholders }: Partial<Publisher>): string[] {
	const isListed = Array.isArray(placeholders) && placeholders.every((one) => isValue(one));
	const rules: Array<[boolean, string]> = [
		[
			/^[a-z\d]+(-[a-z\d]+)*$/i.test(owner ?? ''),
			'"owner" must be the name of a user or an organization on GitHub',
		],
		[/^\S(.*\S)?$/.test(author ?? ''), '"author" must be a name'],
		[/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email ?? ''), '"email" must be an email address'],
		[
			isListed,
			`"placeholders" must be a list of names from ${VALUES.join(', ')}; [] if none is left`,
		],
	];
	return rules.filter(([holds]) => !holds).map(([, rule]) => `${PUBLISHER_FILE}: ${rule}`);
}

function isValue(name: unknown): boolean {
	return VALUES.some((value) => value === name);
}

/**
 * Whether `repository`, e.g. `acme/n8n-nodes-zoom-registrants`, is the one that package.json names:
 * npm takes a provenance statement from no other. https://docs.npmjs.com/trusted-publishers
 */
export function repositoryFaults({ owner }: Publisher, repository: string | undefined): string[] {
	if (repository === undefined || repository === `${owner}/${PACKAGE}`) return [];
	return [
		`${PUBLISHER_FILE}: "owner" is "${owner}", but this runs in the repository ${repository}. npm only accepts a release from ${owner}/${PACKAGE}`,
	];
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

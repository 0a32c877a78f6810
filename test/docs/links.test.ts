// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documentation
import { existsSync, readdirSync, readFileSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- resolves its links
import { dirname, join, normalize } from 'node:path';

const PAGES = [
	'README.md',
	'CODE_OF_CONDUCT.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	...readdirSync('docs')
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
];

/** A page's text without code, in which brackets are no links and hashes no headings. */
function proseOf(page: string): string {
	return readFileSync(page, 'utf8')
		.replace(/^```[\s\S]*?^```/gm, '')
		.replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
}

/** The targets of a page's links and pictures that lead to this repository. */
function localTargetsOf(page: string): string[] {
	const prose = proseOf(page);
	const inMarkdown = [...prose.matchAll(/\]\(([^)\s]+)\)/g)];
	const inHtml = [...prose.matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g)];
	return [...inMarkdown, ...inHtml]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/i.test(target));
}

/** The anchors that GitHub makes of a page's headings: small letters, no punctuation, hyphens. */
function anchorsOf(page: string): Set<string> {
	const anchors = new Set<string>();
	for (const [, heading = ''] of proseOf(page).matchAll(/^#{1,6} +(.+)$/gm)) {
		const anchor = heading
			.trim()
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		let name = anchor;
		for (let count = 1; anchors.has(name); count += 1) name = `${anchor}-${count}`;
		anchors.add(name);
	}
	return anchors;
}

/** Why a target leads nowhere; undefined if it leads somewhere. */
function faultOf(page: string, target: string): string | undefined {
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? page : normalize(join(dirname(page), path));
	if (!existsSync(file)) return `${target}: there is no ${file}`;
	if (anchor === undefined || anchorsOf(file).has(anchor)) return undefined;
	return `${target}: ${file} has no heading for #${anchor}`;
}

it.each(PAGES)('every relative link and picture of %s exists', (page) => {
	expect(localTargetsOf(page).flatMap((target) => faultOf(page, target) ?? [])).toEqual([]);
});

it('links, pictures and anchors are found, and those that lead nowhere too', () => {
	expect(localTargetsOf('README.md')).toEqual(
		expect.arrayContaining(['docs/node.png', '#installation', 'docs/logins.md#oauth2-one-user']),
	);
	expect(faultOf('README.md', 'docs/absent.png')).toBe(
		'docs/absent.png: there is no docs/absent.png',
	);
	expect(faultOf('README.md', 'docs/trigger.md#absent')).toBe(
		'docs/trigger.md#absent: docs/trigger.md has no heading for #absent',
	);
});

it('every page of docs/ is linked to from another page', () => {
	const linked = new Set(
		PAGES.flatMap((page) =>
			localTargetsOf(page).map((target) =>
				normalize(join(dirname(page), target.split('#')[0] ?? '')),
			),
		),
	);
	expect(PAGES.filter((page) => page.startsWith('docs/') && !linked.has(page))).toEqual([]);
});

it('the headings that the package itself links to are there', () => {
	expect([...anchorsOf('README.md')]).toContain('credentials');
});

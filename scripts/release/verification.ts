/** The parts of package.json that n8n asks for. */
export interface Manifest {
	name: string;
	version: string;
	license?: string;
	keywords?: string[];
	main?: string;
	dependencies?: object;
	optionalDependencies?: object;
	bundleDependencies?: unknown;
	bundledDependencies?: unknown;
	peerDependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

/** The parts of a codex file, e.g. ZoomRegistrants.node.json, that n8n reads. */
export interface Codex {
	node?: string;
	nodeVersion?: string;
	codexVersion?: string;
	categories?: string[];
	resources?: Record<string, Array<{ url: string }>>;
}

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/ */
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

/** The sections of n8n's own README for community nodes. */
const README_SECTIONS = [
	'Installation',
	'Operations',
	'Credentials',
	'Compatibility',
	'Usage',
	'Resources',
];

/** The fields of package.json that would install or ship something beside the package. */
const RUNTIME_DEPENDENCIES = [
	'dependencies',
	'optionalDependencies',
	'bundleDependencies',
	'bundledDependencies',
] as const;

/** What n8n wants in package.json and its linter doesn't check, or checks only in part. */
export function manifestFaults(manifest: Manifest): string[] {
	const { name, license, keywords = [], peerDependencies } = manifest;
	const rules: Array<[boolean, string]> = [
		[/^(@[\w.-]+\/)?n8n-nodes-/.test(name), 'name must start with "n8n-nodes-"'],
		[license === 'MIT', 'license must be MIT'],
		[
			keywords.includes('n8n-community-node-package'),
			'keywords must include "n8n-community-node-package"',
		],
		...RUNTIME_DEPENDENCIES.map((field): [boolean, string] => [
			Object.keys(Object(manifest[field] ?? {})).length === 0 && manifest[field] !== true,
			`${field} must be empty`,
		]),
		[
			JSON.stringify(peerDependencies) === '{"n8n-workflow":"*"}',
			'peerDependencies must be n8n-workflow "*" and nothing else',
		],
	];
	return rules.filter(([holds]) => !holds).map(([, rule]) => `package.json: ${rule}`);
}

/** What is wrong with the codex file of a node. */
export function codexFaults(file: string, codex: Codex, nodeName: string, homepage: string) {
	const { node, nodeVersion, codexVersion, categories = [], resources = {} } = codex;
	const pages = ['primaryDocumentation', 'credentialDocumentation'].map(
		(name) => [name, resources[name]?.[0]?.url ?? ''] as const,
	);
	const [start = ''] = homepage.split('#');
	const unknown = categories.filter((category) => !CATEGORIES.includes(category));
	return [
		...(node === nodeName ? [] : [`"node" must be "${nodeName}"`]),
		...(nodeVersion === '1.0' && codexVersion === '1.0' ? [] : ['both versions must be "1.0"']),
		...(categories.length > 0 ? [] : ['"categories" is empty']),
		...unknown.map((category) => `n8n has no category "${category}": ${CATEGORIES.join(', ')}`),
		...pages
			.filter(([, url]) => !url.startsWith(start))
			.map(([name, url]) => `"${name}" must be a page of ${start}, not "${url}"`),
	].map((fault) => `${file}: ${fault}`);
}

/** Which sections the README lacks. */
export function readmeFaults(readme: string): string[] {
	return README_SECTIONS.filter((name) => !new RegExp(`^## ${name}$`, 'm').test(readme)).map(
		(name) => `README.md: the section "## ${name}" is missing`,
	);
}

/** Addresses in a packed file that can't exist: what n8n's users see must be real. */
export function reservedAddressFaults(file: string, text: string): string[] {
	const found = text.match(/(?<=@|:\/\/)[\w.-]+\.(example|invalid)\b(?!\.\w)/gi) ?? [];
	return [...new Set(found)].map((address) => `${file}: "${address}" is not a real address`);
}

/** What package.json names and the packed files lack: n8n would find nothing to load. */
export function unbuiltFaults({ n8n }: Manifest, packed: readonly string[]): string[] {
	return [...n8n.nodes, ...n8n.credentials]
		.filter((file) => !packed.includes(file))
		.map((file) => `${file}: is missing in the packed files; run "npm run build"`);
}

import {
	type Codex,
	codexFaults,
	type Manifest,
	manifestFaults,
	readmeFaults,
	reservedAddressFaults,
	unbuiltFaults,
} from '../../scripts/release/verification';

const MANIFEST: Manifest = {
	name: 'n8n-nodes-zoom-registrants',
	version: '1.2.3',
	license: 'MIT',
	keywords: ['n8n-community-node-package'],
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { nodes: [], credentials: [] },
};

const HOME = 'https://github.com/someone/n8n-nodes-zoom-registrants#readme';
const NODE = 'n8n-nodes-zoom-registrants.zoomRegistrants';
const CODEX: Codex = {
	node: NODE,
	nodeVersion: '1.0',
	codexVersion: '1.0',
	categories: ['Communication', 'Marketing & Content'],
	resources: {
		primaryDocumentation: [{ url: HOME }],
		credentialDocumentation: [{ url: HOME.replace('#readme', '#credentials') }],
	},
};

const codex = (more: Partial<Codex>) =>
	codexFaults('a.node.json', { ...CODEX, ...more }, NODE, HOME);

it('a manifest as n8n wants it has no faults', () => {
	expect(manifestFaults(MANIFEST)).toEqual([]);
});

it.each<[string, Partial<Manifest>]>([
	['name must start with "n8n-nodes-"', { name: 'zoom-registrants' }],
	['license must be MIT', { license: 'ISC' }],
	['keywords must include "n8n-community-node-package"', { keywords: ['n8n'] }],
	['dependencies must be empty', { dependencies: { axios: '1.0.0' } }],
	['optionalDependencies must be empty', { optionalDependencies: { axios: '1.0.0' } }],
	['bundleDependencies must be empty', { bundleDependencies: ['axios'] }],
	['bundledDependencies must be empty', { bundledDependencies: true }],
	[
		'peerDependencies must be n8n-workflow "*" and nothing else',
		{ peerDependencies: { 'n8n-workflow': '^1.0.0' } },
	],
])('in package.json, %s', (rule, more) => {
	expect(manifestFaults({ ...MANIFEST, ...more })).toEqual([`package.json: ${rule}`]);
});

it('a codex with n8n’s own categories and this repository’s pages has no faults', () => {
	expect(codex({})).toEqual([]);
});

it('a category that n8n doesn’t have is named, with those that it has', () => {
	expect(codex({ categories: ['Marketing', 'Sales'] })).toEqual([
		'a.node.json: n8n has no category "Marketing": Analytics, Communication, Data & Storage, Development, Finance & Accounting, Marketing & Content, Miscellaneous, Productivity, Sales, Utility',
	]);
	expect(codex({ categories: [] })).toEqual(['a.node.json: "categories" is empty']);
});

it('a codex of another node, with another version, or with pages elsewhere is refused', () => {
	expect(codex({ node: 'n8n-nodes-base.zoom', nodeVersion: '2.0' })).toEqual([
		'a.node.json: "node" must be "n8n-nodes-zoom-registrants.zoomRegistrants"',
		'a.node.json: both versions must be "1.0"',
	]);
	expect(codex({ resources: { primaryDocumentation: [{ url: HOME }] } })).toEqual([
		'a.node.json: "credentialDocumentation" must be a page of https://github.com/someone/n8n-nodes-zoom-registrants, not ""',
	]);
});

it('a codex that lacks a part is refused for that part, and read to its end', () => {
	expect(codexFaults('a.node.json', { node: NODE }, NODE, HOME)).toEqual([
		'a.node.json: both versions must be "1.0"',
		'a.node.json: "categories" is empty',
		'a.node.json: "primaryDocumentation" must be a page of https://github.com/someone/n8n-nodes-zoom-registrants, not ""',
		'a.node.json: "credentialDocumentation" must be a page of https://github.com/someone/n8n-nodes-zoom-registrants, not ""',
	]);
});

it('a node or credential that package.json names must be among the packed files', () => {
	const n8n = { nodes: ['dist/nodes/A.node.js'], credentials: ['dist/credentials/B.js'] };
	const named = { ...MANIFEST, n8n };
	expect(unbuiltFaults(named, ['dist/nodes/A.node.js', 'dist/credentials/B.js'])).toEqual([]);
	expect(unbuiltFaults(named, ['dist/credentials/B.js'])).toEqual([
		'dist/nodes/A.node.js: is missing in the packed files; run "npm run build"',
	]);
});

it('a README without one of n8n’s sections is refused by its name', () => {
	const sections = [
		'## Installation',
		'## Operations',
		'## Credentials',
		'## Compatibility',
		'## Usage',
	];
	expect(readmeFaults([...sections, '### Resources'].join('\n'))).toEqual([
		'README.md: the section "## Resources" is missing',
	]);
	expect(readmeFaults([...sections, '## Resources'].join('\n'))).toEqual([]);
});

it('addresses that can’t exist are found; example.com and properties aren’t addresses like that', () => {
	expect(
		reservedAddressFaults('a.md', 'write to me@here.example or see https://docs.invalid/page'),
	).toEqual([
		'a.md: "here.example" is not a real address',
		'a.md: "docs.invalid" is not a real address',
	]);
	expect(
		reservedAddressFaults('a.js', 'parsed_1.invalid(); // https://gw.example.com, a@example.org'),
	).toEqual([]);
});

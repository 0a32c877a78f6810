import {
	placeholderFaults,
	type Publisher,
	publisherFaults,
	repositoryFaults,
	valueFaults,
	withPublisher,
} from '../../scripts/release/publisher';

const REAL: Publisher = {
	owner: 'acme',
	author: 'Acme Events',
	email: 'zoom@acme.io',
	placeholders: [],
};

const MANIFEST = JSON.stringify({
	name: 'n8n-nodes-zoom-registrants',
	homepage: 'https://github.com/old/n8n-nodes-zoom-registrants#readme',
	bugs: { url: 'https://github.com/old/n8n-nodes-zoom-registrants/issues' },
	author: { name: 'Old', email: 'old@acme.io' },
	repository: {},
});

it('package.json gets its author, homepage, bugs and repository from one file', () => {
	expect(JSON.parse(withPublisher('package.json', MANIFEST, REAL))).toEqual({
		name: 'n8n-nodes-zoom-registrants',
		homepage: 'https://github.com/acme/n8n-nodes-zoom-registrants#readme',
		bugs: { url: 'https://github.com/acme/n8n-nodes-zoom-registrants/issues' },
		author: { name: 'Acme Events', email: 'zoom@acme.io' },
		repository: {
			type: 'git',
			url: 'git+https://github.com/acme/n8n-nodes-zoom-registrants.git',
		},
	});
});

it('in other files only the links to this repository change', () => {
	const text =
		'github.com/old/n8n-nodes-zoom-registrants/issues, github.com/old/other, github.com/old/n8n-nodes-zoom-registrants-demo';
	expect(withPublisher('README.md', text, REAL)).toBe(
		'github.com/acme/n8n-nodes-zoom-registrants/issues, github.com/old/other, github.com/old/n8n-nodes-zoom-registrants-demo',
	);
});

it('the license names the author, with every character of the name', () => {
	const text = '# MIT License\n\nCopyright (c) 2026 Old & Co.\n\nPermission is hereby granted\n';
	expect(withPublisher('LICENSE.md', text, { ...REAL, author: "Zoë $& O'Hara" })).toBe(
		"# MIT License\n\nCopyright (c) 2026 Zoë $& O'Hara\n\nPermission is hereby granted\n",
	);
});

it.each<[string, Partial<Publisher>]>([
	['"owner" must be the name of a user or an organization on GitHub', { owner: '' }],
	['"owner" must be the name of a user or an organization on GitHub', { owner: 'Acme Events' }],
	['"owner" must be the name of a user or an organization on GitHub', { owner: '@acme' }],
	['"owner" must be the name of a user or an organization on GitHub', { owner: undefined }],
	['"author" must be a name', { author: ' ' }],
	['"email" must be an email address', { email: 'acme.io' }],
	[
		'"placeholders" must be a list of names from owner, author, email; [] if none is left',
		{ placeholders: undefined },
	],
	[
		'"placeholders" must be a list of names from owner, author, email; [] if none is left',
		{ placeholders: ['ownr'] },
	],
])('nothing is written with a value that can’t be right: %s', (rule, more) => {
	expect(valueFaults(REAL)).toEqual([]);
	expect(valueFaults({ ...REAL, ...more })).toEqual([`publisher.json: ${rule}`]);
});

it('a release is refused in another repository than the one that package.json names', () => {
	expect(repositoryFaults(REAL, undefined)).toEqual([]);
	expect(repositoryFaults(REAL, 'acme/n8n-nodes-zoom-registrants')).toEqual([]);
	expect(repositoryFaults(REAL, 'other/n8n-nodes-zoom-registrants')).toEqual([
		'publisher.json: "owner" is "acme", but this runs in the repository other/n8n-nodes-zoom-registrants. npm only accepts a release from acme/n8n-nodes-zoom-registrants',
	]);
});

it('files with other names than publisher.json are refused until they are written anew', () => {
	const written = withPublisher('package.json', MANIFEST, REAL);
	const files = new Map([
		['package.json', MANIFEST],
		['README.md', 'https://github.com/acme/n8n-nodes-zoom-registrants'],
	]);
	expect(publisherFaults(REAL, files)).toEqual([
		'package.json: the names differ from those in publisher.json; run "npm run publisher"',
	]);
	expect(publisherFaults(REAL, files.set('package.json', written))).toEqual([]);
});

it('placeholders are named, and a reserved email is one even if nobody says so', () => {
	const fault = (name: string) =>
		`publisher.json: "${name}" is a placeholder. Fill it in, remove it from "placeholders", and run "npm run publisher"`;
	expect(placeholderFaults({ ...REAL, placeholders: ['owner'] })).toEqual([fault('owner')]);
	expect(placeholderFaults({ ...REAL, email: 'a@b.invalid' })).toEqual([fault('email')]);
	expect(placeholderFaults({ ...REAL, email: 'a@example.com' })).toEqual([fault('email')]);
	expect(placeholderFaults(REAL)).toEqual([]);
});

import {
	placeholderFaults,
	type Publisher,
	publisherFaults,
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

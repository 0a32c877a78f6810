// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads GitHub's workflows
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = '.github/workflows';
const FILES = readdirSync(FOLDER);
const text = (file: string) => readFileSync(file, 'utf8');
const workflow = (name: string) => text(`${FOLDER}/${name}`);
const MANIFEST = JSON.parse(text('package.json')) as {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
};

it.each(FILES)('%s pins every action to a commit and says which version it is', (file) => {
	const uses = [...workflow(file).matchAll(/uses: (\S+)(.*)$/gm)];
	expect(uses.length).toBeGreaterThan(file === 'newest-n8n.yml' ? 0 : 1);
	for (const [, action = '', comment] of uses) {
		if (action.startsWith('./')) continue;
		expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
		expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
	}
});

it.each(FILES)('%s may only read, except for the token that proves who publishes', (file) => {
	expect(workflow(file)).toMatch(/^permissions:\n {2}contents: read\n\n/m);
	const rights = [...workflow(file).matchAll(/^ +([\w-]+): write$/gm)].map(([, right]) => right);
	expect(rights).toEqual(file === 'publish.yml' ? ['id-token'] : []);
});

it.each(FILES)('the commands in %s exist', (file) => {
	const names = [...workflow(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
	for (const name of names) expect(Object.keys(MANIFEST.scripts)).toContain(name);
});

it('a tag is published only after everything was tried, checked and found to be its version', () => {
	const publish = workflow('publish.yml');
	expect(publish).toContain("tags: ['v*.*.*']");
	expect(publish).toMatch(/^ {2}pack:\n.*\n {4}needs: ci$/m);
	expect(publish).toMatch(/^ {2}publish:\n.*\n {4}needs: pack$/m);
	expect(publish).toMatch(
		/npm run build\n(.*\n)*.*check:release -- --tag "\$GITHUB_REF_NAME"\n.*npm pack/,
	);
	expect(publish).not.toContain('allow-placeholders');
	expect(publish).not.toContain('secrets.');
});

it('the job that may prove who publishes runs nothing of the repository', () => {
	const [before = '', job = ''] = workflow('publish.yml').split('\n  publish:\n');
	expect(before).not.toContain('id-token');
	expect(job).toContain('id-token: write');
	expect(job).not.toContain('checkout');
	expect([...job.matchAll(/run: (.*)/g)].map(([, command]) => command)).toEqual([
		'npm publish ./*.tgz --provenance --access public',
	]);
});

it('the README, CI, and the tests name the same versions of n8n', () => {
	const [, newest, oldest] =
		/Tested with n8n (\d\S*\d) and (\d\S*\d)\./.exec(text('README.md')) ?? [];
	expect(workflow('ci.yml').match(/\["[\d.]+", "[\d.]+"\]/g)).toEqual([
		`["${newest}", "${oldest}"]`,
		`["${newest}", "${oldest}"]`,
	]);
	expect(text('test/e2e/run.ts')).toContain(`const NEWEST = '${newest}';`);
	expect(MANIFEST.devDependencies['n8n-core']).toBe(newest);
});
